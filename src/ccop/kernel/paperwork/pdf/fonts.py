"""The one typeface of official prints, Lato, and what it can print."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import fontpkg
from fontTools.ttLib import TTFont

FONTS: Path = fontpkg.path("lato").parent
"""Folder of the typeface, from its wheel; no font of the machine is ever used."""

_STYLES = ((400, "normal"), (400, "italic"), (700, "normal"))
_LAYOUT = frozenset("\t\n\u00ad")


def unprintable(text: str) -> tuple[str, ...]:
    """The signs of a text that an official print cannot show, each once, in order.

    Signs of control and direction count as such even where the typeface has a place for them:
    they would change what the reader sees.
    """
    return tuple(dict.fromkeys(sign for sign in text if not _is_printable(sign)))


def sign_names(signs: Iterable[str]) -> str:
    """How a message names signs: "☐ (U+2610)"; those that cannot be shown by their code only."""
    return ", ".join(
        f"{sign} (U+{ord(sign):04X})" if sign.isprintable() else f"U+{ord(sign):04X}"
        for sign in signs
    )


@cache
def _is_printable(sign: str) -> bool:
    if sign in _LAYOUT:
        return True
    return not unicodedata.category(sign).startswith("C") and ord(sign) in _covered()


@cache
def _covered() -> frozenset[int]:
    styles = (fontpkg.path("lato", weight=weight, style=style) for weight, style in _STYLES)
    return frozenset.intersection(*(_code_points(path) for path in styles))


def _code_points(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
