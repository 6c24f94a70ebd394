"""Asking the index."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import NamedTuple

from django.db import connection
from django.db.models import Count
from django.db.models.functions import Length

from ccop.kernel.search.abbreviations import telling
from ccop.kernel.search.analysis import Surface, analyser, analyser_name
from ccop.kernel.search.asking import Part, all_of, any_of, parts, read
from ccop.kernel.search.correcting import candidates, nearest_title
from ccop.kernel.search.found import Found
from ccop.kernel.search.models import Entry
from ccop.kernel.search.sources import Source, sources
from ccop.kernel.search.words import Word, folded, words

_COUNTED = 1000
"""Documents are counted no further: beyond that all words are equally common."""
_REQUIRED = 8
"""Where nothing bears all words, so many of the rarest are sought; others count for the order."""
_PASSED_OVER = 0.2
"""Weight of a word that is not sought; another word has 1 or more."""
_TRIED = 5  # candidates for a correction
_SUGGESTED = 500  # titles that are put in order

_COUNT = """
SELECT count(*) FROM (
    SELECT FROM search_entry WHERE kind = %s AND terms @@ %s::tsquery LIMIT %s
) AS counted
"""


def look(kind: str, asked: str) -> Found:
    """Understand a question about documents of a kind. Never raises, whatever was typed."""
    asked_words, shortened = read(asked)
    if not asked_words:
        return Found(kind, "", shortened=shortened)
    counted = _counted(kind, parts(telling(asked_words)))
    meant = _meant(kind, asked_words, counted)
    if meant != asked_words:
        counted = _counted(kind, parts(telling(meant)))
    known = {part: count for part, count in counted.items() if count}
    query, every = _query(kind, known)
    most = max(known.values(), default=1)
    weights = {part: 1 + log(most / count) for part, count in known.items()}
    passed_over = dict.fromkeys(set(parts(meant)) - set(counted), _PASSED_OVER)
    return Found(
        kind,
        query,
        parts=tuple((weights | passed_over).items()),
        asked=" ".join(folded(word.text) for word in meant),
        corrected=" ".join(word.text for word in meant) if meant != asked_words else "",
        missing=tuple(part.word.text for part in counted if part not in known),
        every=every and len(known) == len(counted),
        shortened=shortened,
    )


class Suggestion(NamedTuple):
    """A document that may be meant by what somebody has begun to type."""

    key: int
    title: str


def suggest(kind: str, beginning: str, limit: int = 8) -> list[Suggestion]:
    """Documents whose titles bear words with these beginnings, in any order.

    Titles that begin so come first, in alphabetical order, then the shortest.
    """
    asked = [folded(word.text) for word in words(beginning)]
    if not asked:
        return []
    entries = Entry.objects.filter(kind=kind)
    begun = entries.filter(folded__startswith=" ".join(asked)).order_by("folded", "key")
    found = list(begun.values_list("key", "title")[:limit])
    if len(found) < limit:
        query = all_of(f"'{word}':*" for word in asked)
        bearing = entries.filter(title_terms__meets=query).values("pk")[:_SUGGESTED]
        shortest = Entry.objects.filter(pk__in=bearing).order_by(Length("folded"), "folded", "key")
        found += shortest.values_list("key", "title")[:limit]
    return [Suggestion(*each) for each in dict.fromkeys(found)][:limit]


@dataclass(frozen=True)
class State:
    """How the index is."""

    documents: int
    stale: int
    """Documents whose terms were made by another analyser than this process has."""
    analyser: str
    inflection: bool
    """Whether words are found in all their forms."""
    unmade: tuple[str, ...]
    """Kinds that have documents, none of them in the index."""


def state() -> State:
    """How the index is, for the operator."""
    made = dict(Entry.objects.values_list("analyser").annotate(Count("pk")).order_by())
    documents = sum(made.values())
    return State(
        documents=documents,
        stale=documents - made.get(analyser_name(), 0),
        analyser=analyser_name(),
        inflection=not isinstance(analyser(), Surface),
        unmade=tuple(source.kind for source in sources() if _is_unmade(source)),
    )


def _is_unmade(source: Source) -> bool:
    return not Entry.objects.filter(kind=source.kind).exists() and any(
        True for _document in source.documents()
    )


def _counted(kind: str, wanted: list[Part]) -> dict[Part, int]:
    """How many documents bear each part, by one query."""
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([_COUNT] * len(wanted)),
            [value for part in wanted for value in (kind, part.somehow, _COUNTED)],
        )
        return dict(zip(wanted, (count for (count,) in cursor.fetchall()), strict=True))


def _meant(kind: str, asked: list[Word], counted: dict[Part, int]) -> list[Word]:
    """The words of the question, those that nothing bears corrected where that helps."""
    unknown = [part.word for part, count in counted.items() if not count]
    meant = {
        word: correction
        for word in unknown[:_REQUIRED]
        if not word.is_number and (correction := _corrected(kind, word))
    }
    if not meant and len(unknown) == len(counted):
        title = nearest_title(kind, " ".join(folded(word.text) for word in unknown))
        return list(words(title)) or asked
    return [each for word in asked for each in meant.get(word, [word])]


def _corrected(kind: str, word: Word) -> list[Word]:
    """The first candidate that some document bears; spellings of forgotten ones may remain."""
    for candidate in candidates(kind, word.text)[:_TRIED]:
        found = list(words(candidate))
        if all(_counted(kind, parts(found)).values()):
            return found
    return []


def _query(kind: str, known: dict[Part, int]) -> tuple[str, bool]:
    """A query met by documents that bear as many of the parts as any does; and whether all."""
    rarest = [part.somehow for part in sorted(known, key=lambda part: known[part])]
    for place, query in enumerate(_ever_less(rarest)):
        if Entry.objects.filter(kind=kind, terms__meets=query).exists():
            return query, place == 0
    return "", True


def _ever_less(wanted: list[str]) -> Iterator[str]:
    """Queries for all that is wanted, then for all but one thing, and so on down to any."""
    if wanted:
        yield all_of(wanted)
    for size in range(min(len(wanted) - 1, _REQUIRED), 0, -1):
        yield any_of(map(all_of, combinations(wanted[:_REQUIRED], size)))
