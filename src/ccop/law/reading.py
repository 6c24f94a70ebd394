"""Reading what people type: text cleaned of what programs leave behind, and dates."""

import re
import unicodedata
from datetime import date


class Unreadable(ValueError):
    """What was typed cannot be taken; the message tells the person, in Polish, why and how to
    mend it."""


_LEFTOVERS = str.maketrans(
    {
        "\uf0b7": "•",  # Word's bullet from the Symbol font
        "\v": "\n",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\u00ad": None,
    }
)
_KEPT_CONTROLS = "\n\t"
_DATE = re.compile(r"(?:(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))\s*(?:r\.?)?")


def clean_text(text: str) -> str:
    """Text in NFC without Word's leftovers and outer blanks; line ends are LF.

    Raises Unreadable naming the first sign that cannot be printed.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LEFTOVERS)
    clean = unicodedata.normalize("NFC", unified)
    for place, sign in enumerate(clean, start=1):
        if not _printable(sign):
            raise Unreadable(
                f"Znak nr {place} ({_name(sign)}) nie może być wydrukowany. Usuń go albo zastąp."
            )
    return clean.strip()


def _printable(sign: str) -> bool:
    if sign in _KEPT_CONTROLS:
        return True
    category = unicodedata.category(sign)
    return category[0] != "C" and ord(sign) < 0x2E80


def _name(sign: str) -> str:
    shown = sign if sign.isprintable() else ""
    return f"{shown} U+{ord(sign):04X}".strip()


def parse_date(text: str) -> date:
    """A date written 31.12.2026, 31-12-2026, 31/12/2026 or 2026-12-31; raises Unreadable."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        raise Unreadable("Wpisz datę jako dzień.miesiąc.rok, na przykład 01.03.2027.")
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    try:
        return date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
    except ValueError as problem:
        raise Unreadable(f"Nie ma takiego dnia: {text.strip()}.") from problem
