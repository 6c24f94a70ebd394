"""Amounts in PLN: read the Polish way, rounded and split without losing a grosz."""

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from ccop.law.reading import Unreadable

GROSZ = Decimal("0.01")
HUNDRED = Decimal(100)
LARGEST = Decimal("9999999999.99")

_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_CURRENCY = re.compile(r"(zł|PLN)\.?$", re.IGNORECASE)
_AMOUNT = re.compile(r"(\d{1,3}(?:[ ]\d{3})+|\d+)(?:[.,](\d{1,2}))?")
_QUANTITY = re.compile(r"(\d{1,3}(?:[ ]\d{3})+|\d+)(?:[.,](\d{1,3}))?")


def parse_amount(text: str) -> Decimal:
    """PLN as typed in Poland: "52 000,00 zł", "52000", "52000.5"; raises Unreadable.

    Blanks may part the thousands; dots may not, since "1.234" could be either. Negative amounts
    and more than two decimals are refused, never rounded in silence.
    """
    return _read(text, _AMOUNT, "Wpisz kwotę cyframi, na przykład 1 250,00.").quantize(GROSZ)


def parse_quantity(text: str) -> Decimal:
    """A number of units with up to three decimals, for example "12" or "0,5"; raises Unreadable."""
    return _read(text, _QUANTITY, "Wpisz liczbę cyframi, na przykład 12 albo 0,5.").normalize()


def _read(text: str, pattern: re.Pattern[str], advice: str) -> Decimal:
    plain = _CURRENCY.sub("", _BLANKS.sub(" ", text).strip()).strip()
    found = pattern.fullmatch(plain)
    if not found:
        raise Unreadable(advice)
    value = Decimal(f"{found[1].replace(' ', '')}.{found[2] or 0}")
    if value > LARGEST:
        raise Unreadable("Ta liczba jest za duża. Sprawdź, czy nie ma zbędnych cyfr.")
    return value


def format_amount(amount: Decimal) -> str:
    """"52 000,00" with no-break spaces between thousands, without the currency."""
    return f"{amount:,.2f}".replace(",", "\u00a0").replace(".", ",")


def round_pln(amount: Decimal) -> Decimal:
    """To the grosz, half up."""
    return amount.quantize(GROSZ, rounding=ROUND_HALF_UP)


def shares(total: Decimal, parts: Sequence[Decimal]) -> list[Decimal]:
    """Per cent of the total for each part, two decimals, adding up exactly to what all the parts
    make together: the largest remainders get the missing hundredths (OF-11).

    An empty total gives zeros.
    """
    if not total:
        return [Decimal("0.00") for _ in parts]
    exact = [HUNDRED * part / total for part in parts]
    down = [share.quantize(GROSZ, rounding=ROUND_DOWN) for share in exact]
    whole = round_pln(HUNDRED * sum(parts, Decimal()) / total)
    short = int((whole - sum(down, Decimal())) / GROSZ)
    order = sorted(range(len(parts)), key=lambda n: exact[n] - down[n], reverse=True)
    for place in order[:short]:
        down[place] += GROSZ
    return down
