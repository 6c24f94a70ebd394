"""Whose row a row is: known by its numbers, else by its very name and town."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ccop.directory.importing.reading import Reading
from ccop.directory.organizations.models import Organization
from ccop.kernel.parties.ordering import polish_key
from ccop.law.reading import Unreadable, folded

NUMBERS = ("krs", "nip", "regon")


@dataclass
class Known:
    """Cards of the directory that rows of one batch may mean."""

    by_number: dict[tuple[str, str], list[Organization]] = field(
        default_factory=lambda: defaultdict(list)
    )
    by_name: dict[str, list[Organization]] = field(default_factory=lambda: defaultdict(list))

    def match(self, values: Mapping[str, Any]) -> Organization | None:
        """The card of this row. Raises Unreadable where several cards may be meant."""
        numbered = {
            card.pk: card
            for number in NUMBERS
            if values.get(number)
            for card in self.by_number[number, values[number]]
        }
        return _only(list(numbered.values())) or self._named(values)

    def _named(self, values: Mapping[str, Any]) -> Organization | None:
        cards = [
            card
            for card in self.by_name[_name_key(values)]
            if not contradicts(values, {name: getattr(card.party, name) for name in NUMBERS})
        ]
        town = folded(values.get("town", ""))
        same = [card for card in cards if folded(card.town) == town]
        return _only(same or [card for card in cards if not (town and card.town)])


def known(readings: Sequence[Reading], *, lock: bool) -> Known:
    """Cards that these rows may mean, in two queries; `lock` keeps them as they are meanwhile."""
    numbers = Q(pk__in=[])
    for number in NUMBERS:
        asked = {reading.values[number] for reading in readings if reading.values.get(number)}
        if asked:
            numbers |= Q(**{f"party__{number}__in": asked})
    names = {_name_key(reading.values) for reading in readings} - {""}
    cards = Organization.objects.exclude(state=Organization.State.MERGED).select_related("party")
    if lock:
        cards = cards.select_for_update(of=("self", "party"))
    found = Known()
    for card in cards.filter(numbers).order_by("pk"):
        for number in NUMBERS:
            found.by_number[number, getattr(card.party, number)].append(card)
    for card in cards.filter(party__sort_key__in=names).order_by("pk"):
        found.by_name[card.party.sort_key].append(card)
    return found


def contradicts(values: Mapping[str, Any], others: Mapping[str, Any]) -> bool:
    """Whether both have a number of one register, and not the same."""
    return any(
        values.get(number) and others.get(number) and values[number] != others[number]
        for number in NUMBERS
    )


def row_keys(values: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """By what another row of the same file is seen to mean the same organisation."""
    keys: list[tuple[str, ...]] = [
        (number, values[number]) for number in NUMBERS if values.get(number)
    ]
    if name := _name_key(values):
        keys.append(("name", name, folded(values.get("town", ""))))
    return keys


def _name_key(values: Mapping[str, Any]) -> str:
    return polish_key(values.get("name", ""))


def _only(cards: Iterable[Organization]) -> Organization | None:
    first, *others = [*cards, None]
    if first is not None and len(others) > 1:
        raise Unreadable(
            _("Several cards may be meant: %(cards)s. Join them first, or put a number here.")
            % {"cards": ", ".join(f"{card.party.name} ({card.pk})" for card in cards)}
        )
    return first
