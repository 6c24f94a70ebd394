"""Writing the index: in the transaction that writes what a document tells of."""

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import connection, transaction

from ccop.kernel.search.analysis import analyser_name
from ccop.kernel.search.models import Entry, Spelling
from ccop.kernel.search.sources import Document, Source
from ccop.kernel.search.vectors import vectors
from ccop.kernel.search.words import folded

_BATCH = 1000
_PLACE = 300  # signs; a row of an index takes no more than it takes

# Rows are locked in the order of their keys, so that two at work on the same ones do not block each
# other for ever. A written row gets the id that was drawn for it: it is always the latest.
_PUT = """
INSERT INTO search_entry
    (kind, key, title, folded, title_terms, terms, tags, place, analyser)
SELECT %(kind)s, key, title, folded, title_terms::tsvector, terms::tsvector,
       ARRAY(SELECT jsonb_array_elements_text(tags)), place, %(analyser)s
FROM unnest(%(keys)s::bigint[], %(titles)s::text[], %(folded)s::text[],
            %(title_terms)s::text[], %(terms)s::text[], %(tags)s::jsonb[], %(places)s::text[])
     AS given (key, title, folded, title_terms, terms, tags, place)
ORDER BY key
ON CONFLICT (kind, key) DO UPDATE SET
    id = EXCLUDED.id, title = EXCLUDED.title, folded = EXCLUDED.folded,
    title_terms = EXCLUDED.title_terms, terms = EXCLUDED.terms, tags = EXCLUDED.tags,
    place = EXCLUDED.place, analyser = EXCLUDED.analyser
WHERE search_entry.id < %(before)s
"""
_SPELL = """
INSERT INTO search_spelling (kind, folded, word)
SELECT %(kind)s, folded, word
FROM unnest(%(folded)s::text[], %(words)s::text[]) AS given (folded, word)
WHERE NOT EXISTS (SELECT FROM search_spelling AS known
                  WHERE known.kind = %(kind)s AND known.folded = given.folded
                    AND known.word = given.word)
"""
_NO_END = 2**63 - 1


@transaction.atomic
def index(kind: str, documents: Iterable[Document]) -> None:
    """Put documents into the index of a kind, each in the place of the one with its key.

    Part of the caller's transaction: what is rolled back was never found.
    """
    for batch in _batches(documents):
        _spell(kind, _put(kind, batch, before=_NO_END))


def forget(kind: str, keys: Iterable[int]) -> None:
    """Take documents out of the index; keys that are not there do no harm."""
    Entry.objects.filter(kind=kind, key__in=list(keys)).delete()


@dataclass(frozen=True)
class Made:
    """What making the index of a kind anew came to."""

    kind: str
    documents: int
    removed: int
    """Documents of the old index that are no more."""
    seconds: float


def reindex(source: Source) -> Made:
    """Make the index of a kind anew, batch by batch, while the site goes on searching and writing.

    A document that somebody indexes or forgets meanwhile is left as they left it.
    """
    begun = time.monotonic()
    line, old = _line(), _keys(source.kind)
    found: set[int] = set()
    written: set[str] = set()
    for batch in _batches(source.documents()):
        found.update(document.key for document in batch)
        with transaction.atomic():
            gone = old.intersection(document.key for document in batch)
            gone -= _standing(source.kind, gone)
            kept = [document for document in batch if document.key not in gone]
            written.update(_put(source.kind, kept, before=line.entry))
    with transaction.atomic():
        left = Entry.objects.filter(kind=source.kind, key__in=old - found, id__lt=line.entry)
        removed, _each = left.delete()
        Spelling.objects.filter(kind=source.kind, id__lt=line.spelling).delete()
        _spell(source.kind, written)
    return Made(source.kind, len(found), removed, time.monotonic() - begun)


def _keys(kind: str) -> set[int]:
    return set(Entry.objects.filter(kind=kind).values_list("key", flat=True))


def _standing(kind: str, keys: set[int]) -> set[int]:
    """Which of these are in the index, and stay there until the transaction ends."""
    entries = Entry.objects.filter(kind=kind, key__in=keys).select_for_update().order_by("key")
    return set(entries.values_list("key", flat=True))


@dataclass(frozen=True)
class _Line:
    """Rows with smaller ids were there before."""

    entry: int
    spelling: int


def _line() -> _Line:
    """Draw a line when nobody is writing, so that no smaller id comes to light after it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE search_entry IN SHARE MODE")
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('search_entry', 'id')), "
            "nextval(pg_get_serial_sequence('search_spelling', 'id'))"
        )
        return _Line(*cursor.fetchone())


def _put(kind: str, documents: list[Document], *, before: int) -> set[str]:
    """Write rows, but over none with this id or a later one; answers the words in them."""
    given = {document.key: document for document in documents}
    made = [vectors(document) for document in given.values()]
    with connection.cursor() as cursor:
        cursor.execute(
            _PUT,
            {
                "kind": kind,
                "analyser": analyser_name(),
                "keys": list(given),
                "titles": [document.title for document in given.values()],
                "folded": [each.folded for each in made],
                "title_terms": [each.title_terms for each in made],
                "terms": [each.terms for each in made],
                "tags": [json.dumps(each.tags) for each in made],
                "places": [document.place[:_PLACE] for document in given.values()],
                "before": before,
            },
        )
    return {word for each in made for word in each.spellings}


def _spell(kind: str, written: set[str]) -> None:
    words = sorted(written)
    with connection.cursor() as cursor:
        cursor.execute(
            _SPELL, {"kind": kind, "words": words, "folded": [folded(word) for word in words]}
        )


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while batch := list(islice(rest, _BATCH)):
        yield batch
