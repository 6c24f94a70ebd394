"""What may have been meant by a word that nothing bears: a spelling that occurs, near to it."""

from django.db import connection

from ccop.kernel.search.analysis import lemmas
from ccop.kernel.search.models import Spelling
from ccop.kernel.search.words import folded

_NEAR = 30  # spellings that are looked at
_SHORTEST_STEM = 5
_SHORTEST_PIECE = 3
_LONGEST_RUN = 50

_NEAR_SPELLINGS = """
SELECT folded, word FROM search_spelling WHERE kind = %s ORDER BY folded <-> %s LIMIT %s
"""


def candidates(kind: str, word: str) -> list[str]:
    """Spellings that may have been meant, the likeliest first; words that were written as one have
    blanks between them."""
    asked = folded(word)
    with connection.cursor() as cursor:
        cursor.execute(_NEAR_SPELLINGS, [kind, asked, _NEAR])
        near = cursor.fetchall()
    slips = 1 if lemmas(word) else _slips(len(asked))
    likely = sorted(
        (distance(asked, spelling), -_common_beginning(asked, spelling), written)
        for spelling, written in near
        if distance(asked, spelling) <= slips or _same_stem(asked, spelling)
    )
    found = [written for _distance, _common, written in likely]
    return list(dict.fromkeys([*found, *_parted(kind, asked)]))


def distance(one: str, other: str) -> int:
    """Letters put in, left out, changed or swapped with a neighbour between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _same_stem(asked: str, spelling: str) -> bool:
    """Whether two words begin alike for long enough to be of one family, as hospicjum and
    hospicyjny."""
    return _common_beginning(asked, spelling) >= max(_SHORTEST_STEM, len(asked) * 2 // 3)


def _slips(length: int) -> int:
    """Errors that a word of so many letters may have; in a word that Polish knows it is one."""
    return 0 if length < 4 else 1 if length < 6 else 2 if length < 9 else 3


def _common_beginning(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _parted(kind: str, asked: str) -> list[str]:
    """The fewest words that give this one when they are written together, in one text; no text
    where it cannot be parted."""
    ends = range(1, min(len(asked), _LONGEST_RUN) + 1)
    pieces = {asked[start:end] for end in ends for start in range(end - _SHORTEST_PIECE + 1)}
    spellings = Spelling.objects.filter(kind=kind, folded__in=pieces)
    written = dict(spellings.values_list("folded", "word"))
    parted: dict[int, list[str]] = {0: []}
    """By the length of each beginning of it that can be parted: its words."""
    for end in ends:
        before = [start for start in parted if asked[start:end] in written]
        if before:
            start = min(before, key=lambda start: len(parted[start]))
            parted[end] = [*parted[start], written[asked[start:end]]]
    words = parted.get(len(asked), [])
    return [" ".join(words)] if len(words) > 1 else []
