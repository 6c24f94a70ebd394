"""The words of a document in the shape in which PostgreSQL keeps them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ccop.kernel.search.abbreviations import long_names, short_names
from ccop.kernel.search.analysis import forms
from ccop.kernel.search.asking import LONGEST_TAG, tag_term
from ccop.kernel.search.sources import Document
from ccop.kernel.search.words import Word, folded, words

_WORDS = 20_000
"""Of one text; a vector may have a megabyte."""
_FOLDED = 500
_LAST_PLACE = 16_383
"""PostgreSQL numbers places in a text no further."""


@dataclass(frozen=True)
class Vectors:
    """What the index keeps of a document's words."""

    folded: str
    """The words of the title without signs, as much of them as a row of an index takes."""
    title_terms: str
    terms: str
    """Of all texts, with their places and weights, and of the tags."""
    tags: list[str]
    spellings: frozenset[str]
    """Words that a typing error may be held against."""


def vectors(document: Document) -> Vectors:
    """A document taken apart."""
    title = _words(document.title)
    all_words = {"A": title, "B": _words(document.words), "C": _words(document.text)}
    places: dict[str, list[str]] = defaultdict(list)
    place = 0
    for weight, found in all_words.items():
        for word in found:
            place = min(place + 1, _LAST_PLACE)
            at = f"{place}{weight}"
            for term in _terms(word):
                places[term].append(at)
        for short in short_names(places.keys()) - places.keys():
            places[short].append(f"{_LAST_PLACE}{weight}")
    in_title = {term for word in title for term in _terms(word)}
    tags = list(map(tag_term, document.tags))
    return Vectors(
        folded=" ".join(folded(word.text) for word in title)[:_FOLDED],
        title_terms=" ".join([*(f"'{each}'" for each in in_title | short_names(in_title)), *tags]),
        terms=" ".join([*(f"'{term}':{','.join(at)}" for term, at in places.items()), *tags]),
        tags=[tag[:LONGEST_TAG] for tag in document.tags],
        spellings=frozenset(
            word.text for found in all_words.values() for word in found if not word.is_number
        ),
    )


@lru_cache(maxsize=100_000)
def _terms(word: Word) -> frozenset[str]:
    """What a document is found by: forms of the word, and of the words it is short for."""
    if word.is_number:
        return frozenset({word.number, *word.parts})
    meant = (each for name in long_names(word) for each in name)
    return forms(word.text).union(*(forms(each.text) for each in meant))


def _words(text: str) -> list[Word]:
    return list(islice(words(text), _WORDS))
