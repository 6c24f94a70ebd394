"""What may have been meant by a word that nothing bears: a spelling that occurs, near to it."""

from collections.abc import Iterator

from django.db import OperationalError, connection, transaction

from ccop.kernel.search.analysis import lemmas
from ccop.kernel.search.models import Spelling
from ccop.kernel.search.words import folded

_NEAR = 30  # spellings that are looked at
_SHORTEST_STEM = 5
_SHORTEST_HALF = 3
_TITLE_LIKE = 0.5
_MILLISECONDS = 300

_NEAR_SPELLINGS = """
SELECT folded, word FROM search_spelling WHERE kind = %s ORDER BY folded <-> %s LIMIT %s
"""
_NEAREST_TITLE = """
SELECT title FROM (
    SELECT title, folded <->> %s AS distance FROM search_entry WHERE kind = %s
    ORDER BY folded <->> %s LIMIT 1
) AS nearest WHERE distance <= %s
"""


def candidates(kind: str, word: str) -> list[str]:
    """Spellings that may have been meant, the likeliest first; two words with a blank between."""
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
    return list(dict.fromkeys([*found, *_halves(kind, asked)]))


def nearest_title(kind: str, asked: str) -> str:
    """The title most like what was asked, "" when none is like it or it takes too long to find."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SHOW statement_timeout")
            (before,) = cursor.fetchone()
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{_MILLISECONDS}"])
            cursor.execute(_NEAREST_TITLE, [asked, kind, asked, 1 - _TITLE_LIKE])
            found = cursor.fetchone()
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [before])
    except OperationalError:
        return ""
    return found[0] if found else ""


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


def _halves(kind: str, asked: str) -> Iterator[str]:
    """Two words written as one."""
    places = range(_SHORTEST_HALF, len(asked) - _SHORTEST_HALF + 1)
    halves = {half for place in places for half in (asked[:place], asked[place:])}
    written = dict(
        Spelling.objects.filter(kind=kind, folded__in=halves).values_list("folded", "word")
    )
    for place in places:
        first, second = written.get(asked[:place]), written.get(asked[place:])
        if first and second:
            yield f"{first} {second}"
