"""Interest on a grant that comes back late or was misused (art. 251 and 252 of the public finance
act), counted as for tax arrears (art. 53-56 and 63 of the Ordynacja podatkowa).

Every answer is for the bookkeepers to check: the rates are a table that somebody keeps.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from ccop.law.computed import Computed, days_word, spell
from ccop.law.days_off import DAY
from ccop.law.inputs import Day, Pln
from ccop.law.money import HUNDRED, format_number, pln, round_pln, round_to
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, latest
from ccop.law.rules.public_finance import Reason

_ACT = "ustawy o finansach publicznych"
_PAID = latest("paid", words="dzień zapłaty")
_RATE = "interest.rate"


@dataclass(frozen=True)
class Stretch:
    """Days of one yearly rate, both ends included; `amount` is their interest in PLN, to the grosz
    and only to be shown."""

    first: date
    last: date
    days: int
    rate: Decimal
    amount: Decimal


@dataclass(frozen=True)
class Interest:
    """Interest in PLN: `counted` to the grosz, `rounded` to the full zloty, and `due`, which is
    0,00 where the rounded amount is too small to be charged."""

    counted: Decimal
    rounded: Decimal
    due: Decimal
    stretches: tuple[Stretch, ...]


@computes(
    "UFP252-X",
    "Odsetki jak dla zaległości podatkowych",
    citation="art. 53–56 i 63 § 1 Ordynacji podatkowej",
    on=_PAID,
    mark="unconfirmed",
)
def tax_interest(
    law: Parameters,
    *,
    amount: Annotated[Pln, "kwota do zwrotu"],
    first: Annotated[Day, "pierwszy dzień, za który liczy się odsetki"],
    paid: Annotated[Day, "dzień zapłaty"],
) -> Computed[Interest]:
    """Interest for every day from the first to that of payment, both included: for each stretch of
    one rate amount x days x rate / 365, all together rounded to the full zloty. No interest is due
    where payment comes before the first day."""
    zero = Decimal("0.00")
    if paid < first:
        step = f"Zapłacono {spell(paid)}, przed pierwszym dniem odsetek ({spell(first)})."
        return Computed(Interest(zero, zero, zero, ()), (step, "Odsetek nie ma."))
    base, unit, least = (
        law[code] for code in ("interest.year_days", "interest.rounding", "interest.threshold")
    )
    stretches = tuple(_stretches(law, amount, first, paid, base.number))
    # One division of the sum, since only the sum is rounded.
    products = sum((amount * each.days * each.rate for each in stretches), Decimal())
    exact = products / (HUNDRED * base.number)
    rounded = round_to(exact, unit.number)
    due = rounded if rounded > least.number else zero
    days = (paid - first).days + 1
    steps = [
        f"Liczba dni od {spell(first)}, do {spell(paid)}, razem z dniem zapłaty: {days}.",
        *(_told(each, amount, base.count) for each in stretches),
        f"Razem {pln(round_pln(exact))}, w zaokrągleniu {pln(rounded)} ({unit.legal_basis}).",
    ]
    if not due:
        steps.append(
            f"Odsetek nie większych niż {pln(least.number)} nie nalicza się ({least.legal_basis})."
        )
    newest = max(row.valid_from for row in law.table.by_code[_RATE])
    if newest <= paid:
        steps.append(
            f"Ostatnia stawka, którą zna portal, obowiązuje od {newest:%d.%m.%Y}. Sprawdź, czy "
            "Minister Finansów nie ogłosił nowszej."
        )
    steps.append("Wynik do weryfikacji przez księgowość.")
    return Computed(Interest(round_pln(exact), rounded, due, stretches), tuple(steps))


@computes(
    "UFP251-5",
    "Odsetki od niewykorzystanej dotacji zwróconej po terminie",
    citation=f"art. 251 ust. 5 {_ACT}",
    on=_PAID,
)
def interest_on_late_return(
    law: Parameters,
    *,
    amount: Annotated[Pln, "kwota zwrócona po terminie"],
    due: Annotated[Day, "ostatni dzień na zwrot"],
    paid: Annotated[Day, "dzień zapłaty"],
) -> Computed[Interest]:
    """Interest from the day after the return term."""
    return _because(
        f"Odsetki biegną od dnia po terminie zwrotu ({spell(due)}).",
        tax_interest(law, amount=amount, first=due + DAY, paid=paid),
    )


@computes(
    "UFP252-6",
    "Odsetki od dotacji wykorzystanej nieprawidłowo",
    citation=f"art. 252 ust. 6 {_ACT}",
    on=_PAID,
)
def interest_on_misuse(
    law: Parameters,
    *,
    amount: Annotated[Pln, "kwota do zwrotu"],
    reason: Annotated[Reason, "powód zwrotu"],
    transferred: Annotated[Day, "dzień przekazania dotacji (obciążenia rachunku miasta)"],
    due: Annotated[Day, "ostatni dzień na zwrot"],
    paid: Annotated[Day, "dzień zapłaty"],
) -> Computed[Interest]:
    """Interest from the day of transfer for use contrary to purpose, also where the return comes in
    time; else from the day after the return term."""
    if reason == "niezgodnie z przeznaczeniem":
        return _because(
            "Dotację wykorzystano niezgodnie z przeznaczeniem, więc odsetki biegną od dnia jej "
            f"przekazania, {spell(transferred)} (art. 252 ust. 6 pkt 1 {_ACT}).",
            tax_interest(law, amount=amount, first=transferred, paid=paid),
        )
    return _because(
        f"Dotację pobrano {reason}, więc odsetki biegną od dnia po terminie zwrotu, {spell(due)} "
        f"(art. 252 ust. 6 pkt 2 {_ACT}).",
        tax_interest(law, amount=amount, first=due + DAY, paid=paid),
    )


def _because(reason: str, answer: Computed[Interest]) -> Computed[Interest]:
    return Computed(answer.value, (reason, *answer.steps))


def _stretches(
    law: Parameters, amount: Decimal, first: date, paid: date, base: Decimal
) -> Iterator[Stretch]:
    changes = {row.valid_from for row in law.table.by_code[_RATE]}
    changes |= {row.valid_to + DAY for row in law.table.by_code[_RATE] if row.valid_to}
    begins = [first, *sorted(day for day in changes if first < day <= paid), paid + DAY]
    for start, following in pairwise(begins):
        rate, days = law.on(start)[_RATE].number, (following - start).days
        interest = round_pln(amount * days * rate / (HUNDRED * base))
        yield Stretch(start, following - DAY, days, rate, interest)


def _told(stretch: Stretch, amount: Decimal, base: int) -> str:
    return (
        f"{stretch.first:%d.%m.%Y}–{stretch.last:%d.%m.%Y}: {pln(amount)} × {stretch.days} "
        f"{days_word(stretch.days)} × {format_number(stretch.rate)}\u00a0% / {base} = "
        f"{pln(stretch.amount)}."
    )
