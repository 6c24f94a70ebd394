"""Asking the index."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import NamedTuple

from django.db.models import Count
from django.db.models.functions import Length

from ccop.kernel.search.abbreviations import telling
from ccop.kernel.search.analysis import Surface, analyser, analyser_name
from ccop.kernel.search.asking import LONGEST_TAG, Part, all_of, any_of, parts, read
from ccop.kernel.search.bearing import bearing, borne, is_borne
from ccop.kernel.search.correcting import candidates
from ccop.kernel.search.found import MOST, RANKED, Found, in_place, with_tags
from ccop.kernel.search.models import Entry
from ccop.kernel.search.sources import Source, sources
from ccop.kernel.search.words import Word, folded, words

_REQUIRED = 8
"""Where nothing bears all words, so many of the rarest are sought; others count for the order."""
_PASSED_OVER = 0.2
"""Weight of a word that is not sought; another word has 1 or more."""
_TRIED = 5  # candidates for a correction
_SUGGESTED = 500  # titles that are put in order


def look(kind: str, asked: str, *, tags: Iterable[str] = (), since: int | None = None) -> Found:
    """Find documents of a kind that bear the words and all the tags.

    Without words, those from the place of the document with the key `since` on. Never raises,
    whatever was typed.
    """
    tagged = tuple(tag[:LONGEST_TAG] for tag in tags)
    asked_words, shortened = read(asked)
    if not asked_words:
        return _listed(kind, tagged, since, shortened=shortened)
    meant, counts = asked_words, borne(kind, parts(telling(asked_words)))
    if not all(counts.values()):
        meant = _meant(kind, asked_words, counts)
        counts = borne(kind, parts(telling(meant)))
    known = {part: count for part, count in counts.items() if count}
    written = " ".join(folded(word.text) for word in meant)
    rarest = sorted(known, key=lambda part: known[part])
    query, hits, every = _first_met(kind, written, _ever_less(rarest), tagged)
    most = max(known.values(), default=1)
    weights = {part: 1 + log(most / count) for part, count in known.items()}
    passed_over = dict.fromkeys(set(parts(meant)) - set(counts), _PASSED_OVER)
    return Found(
        kind,
        query,
        hits=hits,
        tags=tagged,
        parts=tuple((weights | passed_over).items()),
        asked=written,
        corrected=" ".join(word.text for word in meant) if meant != asked_words else "",
        missing=tuple(part.word.text for part in counts if part not in known),
        every=every and len(known) == len(counts),
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


def _listed(kind: str, tags: tuple[str, ...], since: int | None, *, shortened: bool) -> Found:
    """Documents that no words are asked of."""
    if tags and since is None:
        return Found(kind, "", _bearing(kind, with_tags("", tags)), tags, shortened=shortened)
    # A document that is not there begins nothing: all are found.
    begins = Entry.objects.filter(kind=kind, key=since or 0).values_list("place", flat=True)
    place = (begins.first() or "") if since else ""
    hits = in_place(kind, tags, place).values_list("pk", flat=True)[: MOST + 1]
    return Found(kind, "", tuple(hits), tags, shortened=shortened, since=place)


def _first_met(
    kind: str, asked: str, queries: Iterable[str], tags: tuple[str, ...]
) -> tuple[str, tuple[int, ...], bool]:
    """The first query that any document meets, with the tags or without; what it finds among those
    with the tags; and whether it is the first of all."""
    for place, query in enumerate(queries):
        hits = _hits(kind, asked, query, tags)
        if hits or (tags and is_borne(kind, query)):
            return query, hits, place == 0
    return "", (), True


def _hits(kind: str, asked: str, query: str, tags: tuple[str, ...]) -> tuple[int, ...]:
    """Where there are too many to be put in order, the likeliest come first."""
    whole = with_tags(query, tags)
    titled = bearing(kind, whole, MOST + 1, column="title_terms")
    if len(titled) > MOST:
        found = [*_begun(kind, asked, tags), *titled]
    else:
        found = [*titled, *_bearing(kind, whole)]
    return tuple(dict.fromkeys(found))[: MOST + 1]


def _begun(kind: str, asked: str, tags: tuple[str, ...]) -> list[int]:
    """Ids of entries whose titles begin with all that was asked for: first of all the one that is
    nothing more, then in the order of the alphabet."""
    first = Entry.objects.filter(kind=kind, folded__startswith=asked).order_by("folded")
    begun = Entry.objects.filter(pk__in=first.values("pk")[:RANKED], tags__contains=list(tags))
    return list(begun.values_list("pk", flat=True))


def _bearing(kind: str, query: str) -> tuple[int, ...]:
    return tuple(bearing(kind, query, MOST + 1))


def _meant(kind: str, asked: list[Word], counts: Mapping[Part, int]) -> list[Word]:
    """The words of the question, those that nothing bears corrected where that helps."""
    unknown = [part.word for part, count in counts.items() if not count]
    meant = {
        word: correction
        for word in unknown[:_REQUIRED]
        if not word.is_number and (correction := _corrected(kind, word))
    }
    return [each for word in asked for each in meant.get(word, [word])]


def _corrected(kind: str, word: Word) -> list[Word]:
    """The first candidate that some document bears; spellings of forgotten ones may remain."""
    for candidate in candidates(kind, word.text)[:_TRIED]:
        found = list(words(candidate))
        if all(borne(kind, parts(found)).values()):
            return found
    return []


def _ever_less(wanted: list[Part]) -> Iterator[str]:
    """Queries for all that is wanted, then for all but one thing, and so on down to any."""
    if wanted:
        yield _all(wanted)
    for size in range(min(len(wanted) - 1, _REQUIRED), 0, -1):
        yield any_of(map(_all, combinations(wanted[:_REQUIRED], size)))


def _all(wanted: Iterable[Part]) -> str:
    return all_of(part.somehow for part in wanted)
