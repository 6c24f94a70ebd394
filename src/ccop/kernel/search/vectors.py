"""The words of a document in the shape in which PostgreSQL keeps them."""

from collections import defaultdict
from functools import lru_cache
from itertools import islice

from ccop.kernel.search.abbreviations import long_names
from ccop.kernel.search.analysis import forms
from ccop.kernel.search.sources import Document
from ccop.kernel.search.words import Word, words

_WORDS = 20_000
"""Of one text; a vector may have a megabyte."""
_LAST_PLACE = 16_383
"""PostgreSQL numbers places in a text no further."""


def terms_vector(document: Document) -> str:
    """Terms of all texts with their places and weights."""
    places: dict[str, list[str]] = defaultdict(list)
    place = 0
    for weight, text in zip("ABC", _texts(document), strict=True):
        for word in _words(text):
            place = min(place + 1, _LAST_PLACE)
            for term in _terms(word):
                places[term].append(f"{place}{weight}")
    return " ".join(f"'{term}':{','.join(found)}" for term, found in places.items())


def title_vector(document: Document) -> str:
    """Terms of the title."""
    found = {term for word in _words(document.title) for term in _terms(word)}
    return " ".join(f"'{term}'" for term in found)


def spellings(document: Document) -> set[str]:
    """Words of the document that a typing error may be held against."""
    texts = _texts(document)
    return {word.text for text in texts for word in _words(text) if not word.is_number}


@lru_cache(maxsize=100_000)
def _terms(word: Word) -> frozenset[str]:
    """What a document is found by: forms of the word, and of the words it is short for."""
    if word.is_number:
        return frozenset({word.text, *word.parts})
    meant = (each for name in long_names(word) for each in name)
    return forms(word.text).union(*(forms(each.text) for each in meant))


def _texts(document: Document) -> tuple[str, str, str]:
    return document.title, document.words, document.text


def _words(text: str) -> list[Word]:
    return list(islice(words(text), _WORDS))
