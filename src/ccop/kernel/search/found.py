"""What a question found: conditions and an order for the caller's own queryset."""

import re
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import (
    Case,
    F,
    FloatField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Length

from ccop.kernel.search.asking import LONGEST, Part
from ccop.kernel.search.models import Entry

RANKED = 1000
"""So many matches are put in order, and as many more that match in their titles."""

_AS_WRITTEN, _IN_TITLE, _IN_WORDS, _IN_TEXT = 1.0, 0.9, 0.5, 0.25
_WHOLE_TITLE, _TITLE_BEGINS = 0.5, 0.1  # as parts of what all words together give
_SHORTER = 1e-5  # a sign of the title; decides between titles that are equally good
_TERM = re.compile(r"'[^']+'")

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Found:
    """What `look` understood of a question, for a queryset of rows whose keys were indexed::

        found = look("organization", asked)
        page = found.best(Organization.objects.visible_to(actor).filter(state="listed"))

    Filters of the caller's hold before anything is ranked or left out.
    """

    kind: str
    query: str
    """In PostgreSQL's notation; "" when nothing bears any of the words."""
    parts: tuple[tuple[Part, float], ...] = ()
    """What was asked for, each with its weight: a rare word tells more."""
    asked: str = ""
    """The words that were asked for, folded; "" when there were none, which finds everything."""
    corrected: str = ""
    """The question with the words that the results bear, "" when nothing was corrected. A word is
    corrected only when nothing bears it as it was typed: results always are those of this text."""
    missing: tuple[str, ...] = ()
    """Words that nothing bears, nor anything like them; results are those of the others."""
    every: bool = True
    """Whether the results bear all the words asked for, and not only as many as possible."""
    shortened: bool = False
    """Whether the question was too long, so that only its beginning was read."""

    longest = LONGEST

    @property
    def condition(self) -> Q:
        """Met by the rows that were found, by their primary keys."""
        if not self.asked:
            return Q()
        return self._by_key(terms__meets=self.query) if self.query else Q(pk__in=[])

    @property
    def rank(self) -> Subquery:
        """How well a row fits, a number: more is better."""
        entry = Entry.objects.filter(kind=self.kind, key=OuterRef("pk"))
        return Subquery(entry.annotate(score=self._score()).values("score"))

    def filter(self, queryset: QuerySet[M]) -> QuerySet[M]:
        """The rows that were found, in the caller's order."""
        return queryset.filter(self.condition)

    def best(self, queryset: QuerySet[M]) -> QuerySet[M]:
        """The rows that were found, the best first.

        Of more than 1000 rows only so many are ranked and shown, and as many more that match in
        their titles: a word that half the city bears is answered as quickly as a rare one.
        `filter` gives, and counts, them all.
        """
        if not self.query:
            return self.filter(queryset)
        matching = self.filter(queryset).order_by().values("pk")
        titled = queryset.filter(self._by_key(title_terms__meets=self.query)).order_by()
        ranked = matching[:RANKED].union(titled.values("pk")[:RANKED])
        return queryset.filter(pk__in=ranked).order_by(self.rank.desc(), "pk")

    def _by_key(self, **lookup: str) -> Q:
        return Q(pk__in=Entry.objects.filter(kind=self.kind, **lookup).values("key"))

    def _score(self) -> Any:
        whole = sum(weight for _part, weight in self.parts)
        score: Any = Case(
            When(folded=self.asked, then=Value(_WHOLE_TITLE * whole)),
            When(folded__startswith=self.asked, then=Value(_TITLE_BEGINS * whole)),
            default=Value(0.0),
            output_field=FloatField(),
        )
        for part, weight in self.parts:
            score += Case(
                When(title_terms__meets=part.as_written, then=Value(_AS_WRITTEN * weight)),
                When(title_terms__meets=part.somehow, then=Value(_IN_TITLE * weight)),
                When(terms__meets=_weighted(part.somehow, "B"), then=Value(_IN_WORDS * weight)),
                When(terms__meets=part.somehow, then=Value(_IN_TEXT * weight)),
                default=Value(0.0),
                output_field=FloatField(),
            )
        return score - Length(F("folded")) * Value(_SHORTER)


def _weighted(query: str, weight: str) -> str:
    return _TERM.sub(rf"\g<0>:{weight}", query)
