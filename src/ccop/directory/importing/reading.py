"""A row of a file as the values of a card, or as the sentences about what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ccop.directory.importing.addresses import read_addresses
from ccop.directory.importing.cells import read_cell
from ccop.directory.importing.mapping import CHOICES, OLD_ADDRESS, SOURCE
from ccop.directory.importing.sheets import Row
from ccop.directory.organizations import card
from ccop.directory.organizations.cells import unguard
from ccop.law.reading import Unreadable, clean_text

LABELS: Mapping[str, str | Promise] = dict(CHOICES)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row: the column as the file calls it, the cell, how to mend it."""

    column: str
    cell: str
    message: str


@dataclass
class Reading:
    """What a row says, blank cells left out."""

    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    old: list[str] = field(default_factory=list)
    """Old addresses of the organisation's page."""
    source: str = ""
    faults: list[Fault] = field(default_factory=list)


def read_row(row: Row, header: Sequence[str], columns: Sequence[str]) -> Reading:
    """Read a row; what cannot be read is a fault of the reading. Never raises."""
    reading = Reading(row)
    for title, target, cell in zip(header, columns, row.cells, strict=False):
        if not target or not cell.strip():
            continue
        try:
            _take(reading, target, cell)
        except Unreadable as wrong:
            reading.faults.append(Fault(title, cell, str(wrong)))
    surplus = [cell for cell in row.cells[len(header) :] if cell.strip()]
    if surplus:
        told = _("The row is longer than the header: look for a separator inside a value.")
        reading.faults.append(Fault("", surplus[0], told))
    if not reading.faults and not any(reading.values.get(each) for each in _NAMING):
        told = _("There is neither a name nor a number, so nobody knows whose row this is.")
        reading.faults.append(Fault(str(LABELS["name"]), "", told))
    return reading


_NAMING = ("name", "krs", "nip", "regon")


def _take(reading: Reading, target: str, cell: str) -> None:
    if target == OLD_ADDRESS:
        reading.old = read_addresses(unguard(cell))
    elif target == SOURCE:
        reading.source = " ".join(clean_text(unguard(cell)).split())
    else:
        value = read_cell(target, cell)
        if not card.is_blank(value):
            reading.values[target] = value
