"""What a file would do to the directory, row by row; the same story for the check and the writing.

Rows are read in batches, so that a file of any length takes the same memory but for the keys by
which its rows are told apart.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import Any, Literal

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from ccop.directory.importing.addresses import owners
from ccop.directory.importing.matching import NUMBERS, Known, contradicts, known, row_keys
from ccop.directory.importing.models import Import
from ccop.directory.importing.reading import LABELS, Fault, Reading, read_row
from ccop.directory.importing.sheets import MAX_ROWS, BadFile, rows
from ccop.directory.organizations import card
from ccop.directory.organizations.facts import Facts, read_facts
from ccop.directory.organizations.models import Organization
from ccop.kernel.files.services import open_stored
from ccop.law.reading import Unreadable

BATCH = 500
Act = Literal["new", "changed", "unchanged", "duplicate", "wrong"]


@dataclass
class Planned:
    """What a row would do: `values` are those that would be written, `before` what they replace."""

    reading: Reading
    act: Act
    organization: Organization | None = None
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    old: list[str] = field(default_factory=list)
    """Old addresses that lead nowhere yet."""

    def digest(self) -> bytes:
        """All that would be written, and over what."""
        told = (
            self.reading.row.number,
            self.act,
            self.organization and self.organization.pk,
            self.values,
            self.before,
            self.old,
            self.reading.source,
        )
        return sha256(_plain(told)).digest()


@dataclass(frozen=True)
class _Seen:
    """A row met before: its number, and what it says."""

    row: int
    content: bytes
    numbers: tuple[str, ...]


class Plan:
    """Goes through the file of an import once; afterwards `digest` tells all that it met."""

    def __init__(self, this: Import, *, lock: bool = False) -> None:
        self._this, self._lock = this, lock
        self._digest = sha256()
        self._seen: dict[tuple[str, ...], _Seen] = {}
        self._addresses: dict[str, int] = {}

    @property
    def digest(self) -> str:
        """SHA-256 of everything planned so far."""
        return self._digest.hexdigest()

    def batches(self) -> Iterator[list[Planned]]:
        """What each row would do, batch by batch. Raises BadFile where the file cannot be read."""
        this = self._this
        with open_stored(this.file) as stream:
            found = rows(stream, this.shape, this.sheet)
            next(found, None)  # the header
            numbered = enumerate(found, start=1)
            while batch := list(islice(numbered, BATCH)):
                if batch[-1][0] > MAX_ROWS:
                    raise BadFile(
                        _("The file has more than %(rows)s rows.") % {"rows": MAX_ROWS},
                        _("Divide it into several files."),
                    )
                read = [read_row(row, this.header, this.columns) for _place, row in batch]
                planned = list(self._planned(read))
                for each in planned:
                    self._digest.update(each.digest())
                yield planned

    def _planned(self, batch: Sequence[Reading]) -> Iterator[Planned]:
        cards = known(batch, lock=self._lock)
        taken = owners(path for reading in batch for path in reading.old)
        for reading in batch:
            try:
                yield self._plan(reading, cards, taken)
            except Unreadable as wrong:
                told = Fault(str(LABELS["name"]), str(reading.values.get("name", "")), str(wrong))
                reading.faults.append(told)
                yield Planned(reading, "wrong")

    def _plan(self, reading: Reading, cards: Known, taken: dict[str, int]) -> Planned:
        if reading.faults:
            return Planned(reading, "wrong")
        organization = cards.match(reading.values)
        if self._met(reading, organization):
            return Planned(reading, "duplicate", organization)
        old = self._new_addresses(reading, organization, taken)
        if organization is None:
            if not reading.values.get("name"):
                raise Unreadable(
                    _("Nobody in the directory has this number, and a new card needs a name.")
                )
            return Planned(reading, "new", values=reading.values, old=old)
        stands, facts = card.values(organization), read_facts(organization.facts)
        values = {
            name: value
            for name, value in reading.values.items()
            if value != stands[name]
            and (
                self._this.overwrite or card.is_blank(stands[name]) or _untold(name, stands, facts)
            )
        }
        return Planned(
            reading,
            "changed" if values or old else "unchanged",
            organization,
            values,
            {name: stands[name] for name in values},
            old,
        )

    def _met(self, reading: Reading, organization: Organization | None) -> bool:
        """Whether an earlier row says the very same. Raises Unreadable where it says otherwise."""
        keys = row_keys(reading.values)
        if organization:
            keys.append(("card", str(organization.pk)))
        said = (reading.values, reading.old)
        now = _Seen(
            reading.row.number,
            sha256(_plain(said)).digest(),
            tuple(reading.values.get(number, "") for number in NUMBERS),
        )
        for key in keys:
            before = self._seen.setdefault(key, now)
            if before is now or (key[0] == "name" and _differ(before, now)):
                continue
            if before.content == now.content:
                return True
            raise Unreadable(
                _("Row %(row)s tells otherwise of the same organisation. Leave one of them.")
                % {"row": before.row}
            )
        return False

    def _new_addresses(
        self, reading: Reading, organization: Organization | None, taken: dict[str, int]
    ) -> list[str]:
        own = organization.pk if organization else 0
        fresh = []
        for path in reading.old:
            met = self._addresses.setdefault(path, reading.row.number)
            if taken.get(path, own) != own or met != reading.row.number:
                raise Unreadable(
                    _("The old address %(path)s leads to another organisation already.")
                    % {"path": path}
                )
            if path not in taken:
                fresh.append(path)
        return fresh


def _untold(name: str, stands: Mapping[str, Any], facts: Facts) -> bool:
    """Whether a "no" stands only because nobody has said anything."""
    return stands[name] is False and name not in facts


def _differ(one: _Seen, other: _Seen) -> bool:
    return contradicts(
        dict(zip(NUMBERS, one.numbers, strict=True)), dict(zip(NUMBERS, other.numbers, strict=True))
    )


def _plain(told: object) -> bytes:
    return json.dumps(told, cls=DjangoJSONEncoder, sort_keys=True).encode()


def source_of(this: Import, reading: Reading) -> str:
    """Where a value was read, as the card tells it."""
    said = reading.source or this.source or this.filename
    return f"import: {said}, {this.as_of:%d.%m.%Y}"
