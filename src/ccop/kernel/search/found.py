"""What a question found: the rows that a page shows, or a condition for all of them."""

import re
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Case, F, FloatField, Model, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from ccop.kernel.search.asking import LONGEST, Part, all_of, tag_term
from ccop.kernel.search.models import Entry

MOST = 1000
"""So many documents are found, counted and put in order; beyond it there are "over 1000"."""
RANKED = 250
"""Of more than `MOST`, so many are put in order, those before others that bear all the words in
their titles; the rest follows as it was found."""

_SOME = 100
_AS_WRITTEN, _IN_TITLE, _IN_WORDS, _IN_TEXT = 1.0, 0.9, 0.5, 0.25
_WHOLE_TITLE, _TITLE_BEGINS = 0.5, 0.1  # as parts of what all words together give
_SHORTER = 1e-5  # a sign of the title; decides between titles that are equally good
_TERM = re.compile(r"'[^']+'")
_TAGS = """
SELECT tag, count(*) FROM search_entry, unnest(tags) AS tag WHERE id = ANY(%s) GROUP BY tag
"""

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Found:
    """What `look` understood of a question, and what it found::

    found = look("organization", asked, tags=["forma:foundation"])
    rows = Organization.objects.in_bulk(found.keys(0, 25))
    """

    kind: str
    query: str
    """In PostgreSQL's notation; "" when no words were asked for, or nothing bears any of them."""
    hits: tuple[int, ...] = ()
    """Ids of entries, one more than `MOST` where there are more; titles that begin with the words
    before those that bear them, and these before other documents."""
    tags: tuple[str, ...] = ()
    """What the documents had to bear besides."""
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
    since: str = ""
    """Where no words were asked for: the place from which on documents were found."""

    longest = LONGEST

    @property
    def count(self) -> int:
        """How many documents were found, up to `MOST`."""
        return min(len(self.hits), MOST)

    @property
    def over(self) -> bool:
        """Whether there are more than are counted."""
        return len(self.hits) > MOST

    def keys(self, start: int, stop: int) -> list[int]:
        """Primary keys of what was found, a part of the whole list: the best first, or without
        words in the order of their places."""
        keys = list(self._in_order().values_list("key", flat=True)[start:stop])
        if self.query and self.over and stop > RANKED:
            rest = self.hits[max(start, RANKED) : min(stop, MOST)]
            found = Entry.objects.in_bulk(rest)
            keys += [found[each].key for each in rest if each in found]
        return keys

    def counts(self) -> dict[str, int]:
        """How many of the documents found bear each tag.

        Where there are more than are counted, of some of them only: enough to know which tags
        there are.
        """
        hits = self.hits[:_SOME] if self.over else self.hits
        with connection.cursor() as cursor:
            cursor.execute(_TAGS, [list(hits)])
            return dict(cursor.fetchall())

    def filter(self, queryset: QuerySet[M]) -> QuerySet[M]:
        """All rows of a queryset that bear the words, however many, in the caller's order."""
        if not self.asked:
            return queryset
        if not self.query:
            return queryset.none()
        entries = Entry.objects.filter(kind=self.kind, terms__meets=self.query)
        return queryset.filter(pk__in=entries.values("key"))

    def _in_order(self) -> "QuerySet[Entry]":
        if self.query:
            ranked = self.hits[:RANKED] if self.over else self.hits
            entries = Entry.objects.filter(pk__in=_array(ranked))
            return entries.order_by(self._score().desc(), "key")
        if self.over:
            # More than any page shows: read in their order, until the page is full.
            return in_place(self.kind, self.tags, self.since)
        return Entry.objects.filter(pk__in=_array(self.hits)).order_by("place", "key")

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


def in_place(kind: str, tags: tuple[str, ...], since: str) -> "QuerySet[Entry]":
    """Documents of a kind with some tags, from a place on, in the order of the list."""
    entries = Entry.objects.filter(kind=kind, place__gte=since)
    if tags:
        entries = entries.filter(tags__contains=list(tags))
    return entries.order_by("place", "key")


def with_tags(query: str, tags: tuple[str, ...]) -> str:
    """A query met by documents that meet this one and bear all the tags."""
    return all_of(filter(None, [query, *map(tag_term, tags)]))


def _array(ids: tuple[int, ...]) -> RawSQL:
    """As one value: PostgreSQL plans a list of a thousand for longer than it reads the rows."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])


def _weighted(query: str, weight: str) -> str:
    return _TERM.sub(rf"\g<0>:{weight}", query)
