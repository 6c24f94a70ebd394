"""What somebody asks of the public list, all of it said by the address of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from ccop.directory.organizations import finding, selectors
from ccop.directory.organizations.facets import FACETS, Choices, Facet
from ccop.directory.organizations.models import Organization, OrganizationQuerySet
from ccop.directory.organizations.selectors import COUNTED, Counted
from ccop.kernel.parties.ordering import polish_key
from ccop.kernel.search.found import Found
from ccop.kernel.search.selectors import look

PAGE = 25
TABLE = "tabela"
_DIGITS = 15
"""More than an id ever has."""


@dataclass(frozen=True)
class Asked:
    """Words, values of filters by their parameters, the first card of the list, and the look."""

    words: str
    chosen: Mapping[str, str]
    first: int | None
    as_table: bool
    query: QueryDict

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """What an address asks; whatever it cannot mean is left out."""
        first = query.get("od", "")
        return cls(
            words=query.get("q", "").replace("\0", "").strip(),
            chosen={
                facet.parameter: value
                for facet in FACETS
                if (value := query.get(facet.parameter, "").replace("\0", ""))
            },
            first=int(first) if first.isdecimal() and len(first) < _DIGITS else None,
            as_table=query.get("widok") == TABLE,
            query=query,
        )

    def without(self, *parameters: str) -> str:
        """The address that asks the same but these, from the first page on."""
        left = self.query.copy()
        for parameter in (*parameters, "strona"):
            left.pop(parameter, None)
        return f"?{left.urlencode()}"

    @property
    def narrowed(self) -> bool:
        """Whether anything but the whole list is asked for."""
        return bool(self.words or self.chosen or self.first)


@dataclass(frozen=True)
class Chip:
    """A filter that is set: what it asks, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Listing:
    """What was found for what was asked."""

    asked: Asked

    @cached_property
    def meant(self) -> Found:
        """What the search understood of the words."""
        return look(finding.KIND, self.asked.words)

    @cached_property
    def counted(self) -> Counted:
        """How many match, and of each filter how many it would leave."""
        found = _filtered(self.asked)
        # Where the list begins at a name, the order leads to the first thousand from there.
        return selectors.counted(
            self.meant.filter(selectors.in_order(found) if self.asked.first else found)
        )

    @cached_property
    def found(self) -> "QuerySet[Organization]":
        """What is shown: in the order of the alphabet or, where words are asked for, the best
        first."""
        found = _filtered(self.asked)
        if not self.meant.query:
            return selectors.in_order(self.meant.filter(found))
        return self.meant.best(found.select_related("party"))

    @property
    def count(self) -> str:
        """How many, in words for the page."""
        if self.counted.over:
            return _("over %(count)d") % {"count": COUNTED}
        return str(self.counted.cards)

    def page(self, number: str | None) -> "Page[Organization]":
        """One page; those beyond the counted cards are reached from `after`."""
        return _Pages(self.found, min(self.counted.cards, COUNTED)).get_page(number)

    def after(self, page: "Page[Organization]") -> Organization | None:
        """On the last page of the counted cards: the card that the list goes on with.

        None where it does not, and where words set an order of their own.
        """
        if page.has_next() or not self.counted.over or self.asked.words:
            return None
        return self.found[COUNTED : COUNTED + 1].first()

    def form(self) -> forms.Form:
        """All filters with the values that they can have here."""
        form = forms.Form(
            {facet.parameter: self.asked.chosen.get(facet.parameter, "") for facet in FACETS}
        )
        for facet in FACETS:
            options = [("", _("any")), *self._options(facet)]
            form.fields[facet.parameter] = forms.ChoiceField(
                label=str(facet.label), choices=options, required=False
            )
        return form

    def chips(self) -> list[Chip]:
        """The filters that are set."""
        chips = [
            Chip(f"{facet.label}: {_label(facet, value)}", self.asked.without(facet.parameter))
            for facet in FACETS
            if (value := self.asked.chosen.get(facet.parameter))
        ]
        if self.asked.words:
            said = _("Words: %(words)s") % {"words": self.asked.words}
            chips.insert(0, Chip(said, self.asked.without("q")))
        if self.asked.first:
            chips.append(Chip(_("Further organisations"), self.asked.without("od")))
        return chips

    def _options(self, facet: Facet) -> Choices:
        counts = self.counted.tokens.get(facet.parameter, {})
        chosen = self.asked.chosen.get(facet.parameter)
        own = sorted(counts, key=polish_key)
        known: Choices = facet.choices() if facet.choices else [(each, each) for each in own]
        if chosen and chosen not in dict(known):
            known = [*known, (chosen, chosen)]
        if chosen or self.counted.over:
            return known
        return [(value, f"{label} ({counts[value]})") for value, label in known if value in counts]


class _Pages(Paginator):
    """Pages of a list whose length was counted elsewhere."""

    def __init__(self, found: "QuerySet[Organization]", count: int) -> None:
        super().__init__(found, PAGE)
        self._counted = count

    @cached_property
    def count(self) -> int:
        return self._counted


def matches(asked: Asked) -> "QuerySet[Organization]":
    """All listed cards that match what is asked, with their parties, in the Polish order."""
    found = selectors.in_order(_filtered(asked))
    return look(finding.KIND, asked.words).filter(found) if asked.words else found


def _filtered(asked: Asked) -> OrganizationQuerySet:
    return selectors.listed(asked.chosen, first=asked.first)


def _label(facet: Facet, value: str) -> Any:
    return dict(facet.choices()).get(value, value) if facet.choices else value
