"""Which words two versions of a text differ in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST = 1_000_000
"""Pairs of words compared at most; longer differences are marked whole."""


@dataclass(frozen=True)
class Piece:
    """Some words in a row; `marked` where the other version does not have them."""

    text: str
    marked: bool


def word_pieces(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces; joined again they are the texts, to the last space."""
    old, new = _words(before), _words(after)
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    kept_old, kept_new = _kept(old_middle, new_middle)
    return (
        _pieces(old, {*range(start), *(start + n for n in kept_old), *_last(old, end)}),
        _pieces(new, {*range(start), *(start + n for n in kept_new), *_last(new, end)}),
    )


def _words(text: str) -> list[str]:
    """Each word with the spaces after it."""
    return re.findall(r"^\s+|\S+\s*", text)


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(old), len(new)))


def _last(words: Sequence[str], count: int) -> range:
    return range(len(words) - count, len(words))


def _kept(old: Sequence[str], new: Sequence[str]) -> tuple[set[int], set[int]]:
    """Places of the words that stand in both."""
    if len(old) * len(new) > _MOST:
        return set(), set()
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return (
        {block.a + n for block in blocks for n in range(block.size)},
        {block.b + n for block in blocks for n in range(block.size)},
    )


def _pieces(words: Sequence[str], kept: set[int]) -> list[Piece]:
    pieces: list[Piece] = []
    for place, word in enumerate(words):
        marked = place not in kept
        if pieces and pieces[-1].marked == marked:
            pieces[-1] = Piece(pieces[-1].text + word, marked)
        else:
            pieces.append(Piece(word, marked))
    return pieces
