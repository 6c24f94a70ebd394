"""Amounts in PLN: read the Polish way, rounded and split without losing a grosz."""

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from ccop.law.reading import Unreadable

GROSZ = Decimal("0.01")
HUNDRED = Decimal(100)
LARGEST = Decimal("9999999999.99")
"""What the database's columns of amounts hold."""

_BLANKS = re.compile(r"\s+")
_CURRENCY = re.compile(r"(zł|PLN)\.?$", re.IGNORECASE)
_DIGITS = r"([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
_AMOUNT = re.compile(_DIGITS + r"(?:[.,]([0-9]{1,2}))?")
_QUANTITY = re.compile(_DIGITS + r"(?:[.,]([0-9]{1,3}))?")
_FINER = re.compile(_DIGITS + r"[.,][0-9]+")
_POINTED = re.compile(r"[0-9]{1,3}(?:[.,'][0-9]{3})+(?:[.,][0-9]{1,2})?")
_MINUS = re.compile(r"[-\u2212\u2013][ ]?[0-9]")


def parse_amount(text: str) -> Decimal:
    """PLN as typed in Poland: "52 000,00 zł", "52000", "52000.5"; raises Unreadable.

    Blanks may part the thousands; dots and commas may not, since "1.234" could be a thousand or
    a fraction. Negative amounts and more than two decimals are refused, never rounded in silence.
    """
    plain = _CURRENCY.sub("", _one_line(text)).strip()
    return _read(plain, _AMOUNT, "kwotę", "1 250,00").quantize(GROSZ)


def parse_quantity(text: str) -> Decimal:
    """A number of units with up to three decimals, "12" or "0,5"; raises Unreadable.

    Three decimals, since parts of posts and of kilograms are counted in thousandths. Here a point
    before three digits is a decimal one, as sealed papers write it; the value of the line shows at
    once what was understood.
    """
    value = _read(_one_line(text), _QUANTITY, "liczbę", "12 albo 0,5")
    # normalize() writes 1000 as 1E+3, which is no number people or sealed papers should see.
    return (
        Decimal(f"{value:f}".rstrip("0").rstrip(".")) if value % 1 else value.quantize(Decimal(1))
    )


def format_amount(amount: Decimal) -> str:
    """The amount as printed, without the currency: 52 000,00, thousands parted by U+00A0."""
    return f"{amount:,.2f}".replace(",", "\u00a0").replace(".", ",")


def format_number(number: Decimal) -> str:
    """A number without needless zeros: 80 or 12,5."""
    return f"{number.normalize():f}".replace(".", ",")


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


def pln(amount: Decimal) -> str:
    """An amount with its currency, as messages say it."""
    return f"{format_amount(amount)}\u00a0zł"


def format_percent(share: Decimal) -> str:
    """A share as printed, two decimals: 62,50%."""
    return f"{format_amount(share)}%"


def total_of(amounts: Iterable[Decimal]) -> Decimal:
    """Amounts together; 0,00 of none."""
    return sum(amounts, Decimal("0.00"))


def excess(amount: Decimal, limit: Decimal) -> Decimal:
    """How much of the amount is above the limit, never less than 0,00."""
    return max(amount - limit, Decimal("0.00"))


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """The part in per cent of the whole, two decimals, half up (report, II.2, notes 5-7); zero of
    an empty whole."""
    return round_pln(HUNDRED * part / whole) if whole else Decimal("0.00")


def round_to(amount: Decimal, unit: Decimal) -> Decimal:
    """To whole units, half up: interest to the full zloty (Ordynacja podatkowa, art. 63 § 1)."""
    return (amount / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP) * unit


def at_most(share: Decimal, total: Decimal) -> Decimal:
    """The largest amount within so many per cent of a total, down to the grosz (OF-13, OF-17,
    ART19A-7)."""
    return (share * total / HUNDRED).quantize(GROSZ, rounding=ROUND_DOWN)


def at_least(share: Decimal, total: Decimal) -> Decimal:
    """The smallest amount that makes so many per cent of a total, up to the grosz (OF-13)."""
    return (share * total / HUNDRED).quantize(GROSZ, rounding=ROUND_UP)


def tax_share(tax: Decimal, percent: Decimal) -> Decimal:
    """So many per cent of a tax, down to full tens of grosz (art. 45c ust. 1 of the act on PIT)."""
    tens = (tax * percent / HUNDRED).quantize(Decimal("0.1"), rounding=ROUND_DOWN)
    return tens.quantize(GROSZ)


def _one_line(text: str) -> str:
    # In Python \s also means U+00A0 and U+202F, which spreadsheets put between thousands.
    return _BLANKS.sub(" ", text).strip()


def _read(plain: str, pattern: re.Pattern[str], what: str, example: str) -> Decimal:
    found = pattern.fullmatch(plain)
    if not found:
        raise Unreadable(f"{_trouble(plain)} Wpisz {what} cyframi, na przykład {example}.".strip())
    value = Decimal(f"{found[1].replace(' ', '')}.{found[2] or 0}")
    if value > LARGEST:
        raise Unreadable("Ta liczba jest za duża. Sprawdź, czy nie ma zbędnych cyfr.")
    return value


def _trouble(plain: str) -> str:
    if _MINUS.match(plain):
        return "Ta wartość nie może być ujemna."
    if _POINTED.fullmatch(plain):
        return "Nie wiadomo, czy kropka lub przecinek oddziela tysiące, czy grosze."
    if _FINER.fullmatch(plain):
        return "Za dużo cyfr po przecinku."
    return ""
