"""What somebody asks of the public list, all of it said by the address of the page."""

from collections import defaultdict
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
from ccop.directory.organizations.facets import FACETS, Choices, Facet, chosen_tokens
from ccop.directory.organizations.models import Organization
from ccop.kernel.parties.ordering import polish_key
from ccop.kernel.search.found import MOST, Found
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
        words, first = query.get("q", "").replace("\0", "").strip(), query.get("od", "")
        # Words set an order of their own, which begins at no name.
        begins = first.isdecimal() and len(first) < _DIGITS and not words
        return cls(
            words=words,
            chosen={
                facet.parameter: value
                for facet in FACETS
                if (value := query.get(facet.parameter, "").replace("\0", ""))
            },
            first=int(first) if begins else None,
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
    def found(self) -> Found:
        """What the search found for the words and the filters."""
        asked = self.asked
        return look(finding.KIND, asked.words, tags=chosen_tokens(asked.chosen), since=asked.first)

    @property
    def count(self) -> str:
        """How many, in words for the page."""
        if self.found.over:
            return _("over %(count)d") % {"count": self.found.count}
        return str(self.found.count)

    def page(self, number: str | None) -> "Page[int]":
        """The places of one page; what lies beyond those counted is reached from `after`."""
        return Paginator(range(self.found.count), PAGE).get_page(number)

    def cards(self, page: "Page[int]") -> list[Organization]:
        """The cards of a page."""
        start = max(page.start_index() - 1, 0)
        return selectors.cards(self.found.keys(start, page.end_index()))

    def after(self, page: "Page[int]") -> Organization | None:
        """On the last page of the counted cards: the card that the list goes on with.

        None where it does not, and where words set an order of their own.
        """
        if page.has_next() or not self.found.over or self.asked.words:
            return None
        return next(iter(selectors.cards(self.found.keys(MOST, MOST + 1))), None)

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

    @cached_property
    def _counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many each further filter would leave, by its parameter and then by its value."""
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        for token, count in self.found.counts().items():
            parameter, _colon, value = token.partition(":")
            counts[parameter][value] = count
        return counts

    def _options(self, facet: Facet) -> Choices:
        counts = self._counts[facet.parameter]
        chosen = self.asked.chosen.get(facet.parameter)
        own = sorted(counts, key=polish_key)
        known: Choices = facet.choices() if facet.choices else [(each, each) for each in own]
        if chosen and chosen not in dict(known):
            known = [*known, (chosen, chosen)]
        if chosen or self.found.over:
            return known
        return [(value, f"{label} ({counts[value]})") for value, label in known if value in counts]


def matches(asked: Asked) -> "QuerySet[Organization]":
    """All listed cards that match what is asked, with their parties, in the Polish order."""
    found = selectors.in_order(selectors.listed(asked.chosen, first=asked.first))
    return look(finding.KIND, asked.words).filter(found) if asked.words else found


def _label(facet: Facet, value: str) -> Any:
    return dict(facet.choices()).get(value, value) if facet.choices else value
