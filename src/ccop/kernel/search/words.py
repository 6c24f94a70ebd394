"""Words of a text, the same way for what is indexed and for what is asked.

A word is a run of letters or of digits; quotation marks, dashes and full stops only part words.
Groups of digits that stand together, as people write numbers from registers and telephones, are
one number as well.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_NUMBER_DIGITS = 7
"""From so many digits on, neighbouring groups are read as one number; years and postcodes are
shorter."""
_LONGEST = 100  # signs; no word is longer, and the index takes no longer ones

_RUN = re.compile(r"\d+(?:[ \u00a0-]\d+)*|[^\W\d_]+")
_GROUP = re.compile(r"\d+")
_STROKES = str.maketrans("łđøħŧı", "ldohti")
"""Letters whose stroke is no sign of its own in Unicode."""


class Word(NamedTuple):
    """A word in small letters, or a number."""

    text: str
    parts: tuple[str, ...] = ()
    """The groups in which a number was written, without leading zeros."""
    dotted: bool = False
    """Whether a full stop follows: "ks." is no club."""

    @property
    def is_number(self) -> bool:
        return self.text[0].isdecimal()

    @property
    def number(self) -> str:
        """The number without its leading zeros, which some write and others leave out."""
        return _without_zeros(self.text)


def words(text: str) -> Iterator[Word]:
    """The words of a text, in their order."""
    clean = unicodedata.normalize("NFKC", text).lower()
    for found in _RUN.finditer(clean):
        written = found[0]
        if not written[0].isdecimal():
            yield Word(written[:_LONGEST], (), clean.startswith(".", found.end()))
            continue
        groups = _GROUP.findall(written)
        if len(groups) > 1 and sum(map(len, groups)) >= _NUMBER_DIGITS:
            yield Word("".join(groups)[:_LONGEST], tuple(map(_without_zeros, groups)))
        else:
            yield from (Word(group[:_LONGEST]) for group in groups)


def _without_zeros(digits: str) -> str:
    return digits.lstrip("0")[:_LONGEST] or "0"


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """The word without signs over and under its letters: "łódź" is "lodz"."""
    parted = unicodedata.normalize("NFKD", word.lower().translate(_STROKES))
    return "".join(sign for sign in parted if sign.isalnum())
