"""What was asked, read into conditions that a document may meet.

Conditions are queries in PostgreSQL's own notation, made of terms as the index keeps them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ccop.kernel.search.abbreviations import short_name
from ccop.kernel.search.analysis import forms, forms_without_signs, lemmas
from ccop.kernel.search.words import Word, words

LONGEST = 200
"""Signs of a question that are read; who asks is told when there were more."""
LONGEST_TAG = 200


@dataclass(frozen=True)
class Part:
    """One word that was asked for."""

    word: Word
    as_written: str
    """Met by a document with the very form that was typed."""
    somehow: str
    """Met by a document with any form of it, or with the long name that it is short for."""


def read(asked: str) -> tuple[list[Word], bool]:
    """The words of a question, and whether it was too long to be read whole."""
    asked = asked.strip()
    if len(asked) <= LONGEST:
        return list(words(asked)), False
    whole, blank, _rest = asked[: LONGEST + 1].rpartition(" ")
    return list(words(whole if blank else asked[:LONGEST])), True


def parts(asked: list[Word]) -> list[Part]:
    """What a document should have: each word once."""
    return [
        Part(
            word,
            _quoted(word.number if word.is_number else word.text),
            any_of(filter(None, [_forms(word), short and _quoted(short)])),
        )
        for word in dict.fromkeys(asked)
        for short in [short_name(word)]
    ]


def tag_term(tag: str) -> str:
    """What the documents with a tag bear, in PostgreSQL's notation."""
    escaped = tag[:LONGEST_TAG].replace("\\", "\\\\").replace("'", "''")
    return f"'={escaped}'"


def all_of(queries: Iterable[str]) -> str:
    """A query met where all of these are."""
    return "(" + " & ".join(queries) + ")"


def any_of(queries: Iterable[str]) -> str:
    """A query met where one of these is."""
    return "(" + " | ".join(queries) + ")"


def _forms(word: Word) -> str:
    if word.is_number:
        # Somebody may have written its groups apart, as numbers of their own.
        apart = [all_of(map(_quoted, word.parts))] if word.parts else []
        return any_of([_quoted(word.number), *apart])
    found = forms(word.text)
    if not lemmas(word.text):
        found |= forms_without_signs(word.text)
    return any_of(map(_quoted, sorted(found)))


def _quoted(term: str) -> str:
    # Terms are letters and digits, so there is nothing to escape in them.
    return f"'{term}'"
