"""Reading what people type: text cleaned of what programs leave behind, and dates."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from ccop.law.printable import is_printable


class Unreadable(ValueError):
    """What was typed cannot be taken; the message tells the person, in Polish, why and how to
    mend it."""


_BULLETS = "\uf0a7\uf0b7\uf0d8\uf0fc\uf076"
"""Bullets that Word writes as private signs of the fonts Symbol and Wingdings."""
_LINE_ENDS = "\v\f\r\x85\u2028\u2029"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"
"""Signs without a shape: soft hyphen, zero-width signs, marks of direction, variation, BOM."""

_LEFTOVERS = str.maketrans(
    dict.fromkeys(_BULLETS, "•") | dict.fromkeys(_LINE_ENDS, "\n") | dict.fromkeys(_UNSEEN)
)
_LAYOUT = frozenset("\n\t")
_CONTEXT = 20

_DATE = re.compile(
    r"(?:([0-9]{1,2})([.\-/])([0-9]{1,2})\2([0-9]{4})|([0-9]{4})-([0-9]{1,2})-([0-9]{1,2}))"
    r"(?:\s*r\.?)?"
)
_YEARS = range(1900, 2200)


def clean_text(text: str, printable: Callable[[str], bool] = is_printable) -> str:
    """Text in NFC without leftovers of word processors and outer blanks; line ends are LF.

    Raises Unreadable naming the first sign that the print cannot show; `printable` decides.
    """
    unified = text.replace("\r\n", "\n").translate(_LEFTOVERS)
    normal = unicodedata.normalize("NFC", unified)
    clean = normal.translate(_plain_blanks(set(normal))).strip()
    if foreign := {sign for sign in set(clean) - _LAYOUT if not printable(sign)}:
        place = next(n for n, sign in enumerate(clean) if sign in foreign)
        raise Unreadable(_unprintable(clean, place))
    return clean


def parse_date(text: str) -> date:
    """A date written 31.12.2026, 31-12-2026, 31/12/2026 or 2026-12-31; raises Unreadable."""
    typed = text.strip()
    found = _DATE.fullmatch(typed)
    if not found:
        raise Unreadable("Wpisz datę jako dzień.miesiąc.rok, na przykład 01.03.2027.")
    day, _, month, year, iso_year, iso_month, iso_day = found.groups()
    try:
        read = date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
    except ValueError:
        raise Unreadable(f"Nie ma takiego dnia: {typed}. Sprawdź dzień i miesiąc.") from None
    if read.year not in _YEARS:
        raise Unreadable(f"Sprawdź rok w dacie {typed}.")
    return read


def _plain_blanks(signs: set[str]) -> dict[int, str]:
    """Blanks that the typeface lacks become spaces: blanks all look alike."""
    blanks = (sign for sign in signs if unicodedata.category(sign) == "Zs")
    return {ord(sign): " " for sign in blanks if not is_printable(sign)}


def _unprintable(text: str, place: int) -> str:
    sign = text[place]
    name = f"U+{ord(sign):04X}"
    shown = f"„{sign}” ({name})" if sign.isprintable() else name
    before = " ".join(text[max(0, place - _CONTEXT) : place].split())
    where = f", po słowach „{before}”," if before else ""
    return (
        f"Znaku {shown} w miejscu {place + 1}{where} nie da się wydrukować. "
        "Usuń go albo zastąp innym."
    )


def folded(text: str) -> str:
    """Text by which two writings of one name are compared: without capitals and spare blanks."""
    return " ".join(text.casefold().split())
