"""The one typeface of official prints, Lato, and what it cannot print."""

from collections.abc import Iterable
from pathlib import Path

import fontpkg

from ccop.law.printable import is_printable

FONTS: Path = fontpkg.path("lato").parent
"""Folder of the typeface, from its wheel; no font of the machine is ever used."""

_LAYOUT = "\t\n"


def unprintable(text: str) -> tuple[str, ...]:
    """The signs of a text that an official print cannot show, each once, in order."""
    return tuple(
        sign for sign in dict.fromkeys(text) if sign not in _LAYOUT and not is_printable(sign)
    )


def sign_names(signs: Iterable[str]) -> str:
    """How a message names signs: "☐ (U+2610)"; those that cannot be shown by their code only."""
    return ", ".join(
        f"{sign} (U+{ord(sign):04X})" if sign.isprintable() else f"U+{ord(sign):04X}"
        for sign in signs
    )
