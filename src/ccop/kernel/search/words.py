"""Words of a text, the same way for what is indexed and for what is asked.

A word is a run of letters or of digits; quotation marks, dashes and full stops only part words.
Groups of digits that stand together, as people write numbers from registers and telephones, are
one number as well.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

_NUMBER_DIGITS = 7
"""From so many digits on, neighbouring groups are read as one number; years and postcodes are
shorter."""
_LONGEST = 100  # signs; no word is longer, and the index takes no longer ones

_RUN = re.compile(r"\d+(?:[ \u00a0-]\d+)*|[^\W\d_]+")
_GROUP = re.compile(r"\d+")
_STROKES = str.maketrans("łđøħŧı", "ldohti")
"""Letters whose stroke is no sign of its own in Unicode."""


@dataclass(frozen=True)
class Word:
    """A word in small letters, or a number without its leading zeros."""

    text: str
    parts: tuple[str, ...] = ()
    """The groups in which a number was written."""
    dotted: bool = False
    """Whether a full stop follows: "ks." is no club."""
    written: str = field(default="", compare=False)
    """As it stands in the text, in small letters."""

    @property
    def is_number(self) -> bool:
        return self.text[0].isdecimal()


def words(text: str) -> Iterator[Word]:
    """The words of a text, in their order."""
    clean = unicodedata.normalize("NFKC", text).lower()
    for found in _RUN.finditer(clean):
        written, groups = found[0], _GROUP.findall(found[0])
        if not groups:
            yield Word(written[:_LONGEST], (), clean.startswith(".", found.end()), written)
        elif len(groups) > 1 and sum(map(len, groups)) >= _NUMBER_DIGITS:
            parts = tuple(map(_number, groups))
            yield Word(_number("".join(groups)), parts, written=written)
        else:
            yield from (Word(_number(group), written=group) for group in groups)


def _number(digits: str) -> str:
    return digits.lstrip("0")[:_LONGEST] or "0"


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """The word without signs over and under its letters: "łódź" is "lodz"."""
    parted = unicodedata.normalize("NFKD", word.lower().translate(_STROKES))
    return "".join(sign for sign in parted if sign.isalnum())


def folded_text(text: str) -> str:
    """All words of a text, folded, with one blank between two."""
    return " ".join(folded(word.text) for word in words(text))
