"""Using a grant and giving it back (art. 221, 251 and 252 of the public finance act)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Literal

from ccop.law.computed import Computed, FixedDay, days_word, fixed_day, spell, term_of_days
from ccop.law.inputs import (
    BadInput,
    BadInputs,
    Day,
    Flag,
    Pln,
    Words,
    Year,
    in_order,
    side_by_side,
)
from ccop.law.money import pln, total_of
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, computes, finds, latest, year_end
from ccop.law.rulebook import Flaw
from ccop.law.terms import Term

Reason = Literal["niezgodnie z przeznaczeniem", "nienależnie", "w nadmiernej wysokości"]
"""Why a part of a grant comes back."""
Mark = Literal["zgodna", Reason]
"""What was established about an amount paid from the grant."""

_ACT = "ustawy o finansach publicznych"
_REASONS: Mapping[Reason, str] = {
    "niezgodnie z przeznaczeniem": "Wykorzystano niezgodnie z przeznaczeniem",
    "nienależnie": "Pobrano nienależnie, bez podstawy prawnej",
    "w nadmiernej wysokości": "Pobrano w nadmiernej wysokości",
}
_SIGNED = latest("signed", words="dzień zawarcia umowy")
_USED = latest("use_until", words="termin wykorzystania dotacji")


@dataclass(frozen=True)
class ReturnDay:
    """Until when the unused part comes back: by the act, by the contract where it counts in its
    own way, the earlier of the two, and the working day on which that is safely kept."""

    by_act: date
    by_contract: date | None
    earlier: date
    safe: date


@dataclass(frozen=True)
class MisuseReturn:
    """The two terms for what was used contrary to purpose or taken unduly: from its finding, and
    from the end of use where that is before the year's end; and the day that comes first."""

    from_finding: Term
    from_use: Term | None
    earlier: date


@dataclass(frozen=True)
class Payments:
    """PLN paid inside the period in which the grant may be used, and outside it."""

    inside: Decimal
    outside: Decimal


@dataclass(frozen=True)
class Affected:
    """PLN of the grant that come back, by the reason."""

    contrary: Decimal
    undue: Decimal
    excessive: Decimal
    total: Decimal


_CONTENTS: Mapping[str, tuple[int, str]] = {
    "task": (1, "szczegółowego opisu zadania, jego celu i terminu wykonania"),
    "payment": (2, "wysokości dotacji i trybu płatności"),
    "use": (3, "terminu wykorzystania dotacji"),
    "control": (4, "trybu kontroli wykonywania zadania"),
    "settlement": (5, "terminu i sposobu rozliczenia dotacji"),
    "refund": (6, "terminu zwrotu niewykorzystanej części dotacji"),
}


@finds("UFP221-3", "Sześć rzeczy, które określa umowa", citation=f"art. 221 ust. 3 {_ACT}")
def six_contents(
    law: Parameters,
    *,
    task: Annotated[Words, "opis zadania, jego cel i termin wykonania"] = "",
    payment: Annotated[Words, "wysokość dotacji i tryb płatności"] = "",
    use: Annotated[Words, "termin wykorzystania dotacji"] = "",
    control: Annotated[Words, "tryb kontroli"] = "",
    settlement: Annotated[Words, "termin i sposób rozliczenia"] = "",
    refund: Annotated[Words, "termin zwrotu niewykorzystanej części"] = "",
) -> Iterator[Flaw]:
    """A contract that leaves out one of the six things cannot be concluded."""
    said = (task, payment, use, control, settlement, refund)
    for (name, (point, subject)), text in zip(_CONTENTS.items(), said, strict=True):
        if not text.strip():
            yield Flaw(
                name,
                f"W umowie brakuje {subject}.",
                "Uzupełnij tę część umowy.",
                citation=f"art. 221 ust. 3 pkt {point} {_ACT}",
            )


@finds(
    "UFP221-3.use_until",
    "Czy dotacja na każdy rok jest wykorzystana do końca tego roku",
    citation=f"art. 221 ust. 3 pkt 3 {_ACT}",
    on=_SIGNED,
)
def grant_is_used_within_its_year(
    law: Parameters,
    *,
    signed: Annotated[Day, "dzień zawarcia umowy"],
    years: Annotated[tuple[Year, ...], "lata budżetowe, na które umowa daje dotację"],
    use_until: Annotated[tuple[Day, ...], "terminy wykorzystania, w kolejności lat"],
) -> Iterator[Flaw]:
    """The amount of each year is used in that year, at the latest on 31 December."""
    side_by_side(years=years, use_until=use_until)
    for n, (year, day) in enumerate(zip(years, use_until, strict=True)):
        last = law["grant.use_until"].in_year(year)
        if day > last:
            yield Flaw(
                f"use_until.{n}",
                f"Dotacja na {year} rok ma termin wykorzystania {day:%d.%m.%Y}, a rok budżetowy "
                f"kończy się {last:%d.%m.%Y}.",
                f"Wyznacz termin nie późniejszy niż {last:%d.%m.%Y}.",
            )
        elif day.year < year:
            yield Flaw(
                f"use_until.{n}",
                f"Dotacja na {year} rok ma termin wykorzystania {day:%d.%m.%Y}, przed tym rokiem.",
                f"Wyznacz termin w {year} roku.",
            )


@computes(
    "UFP221-3.latest",
    "Termin wykorzystania dotacji według wzoru umowy",
    citation=f"art. 221 ust. 3 pkt 3 {_ACT}; wzór umowy, § 10 ust. 1",
    on=year_end("year", words="ostatni dzień roku budżetowego"),
    mark="unconfirmed",
)
def latest_use(
    law: Parameters,
    *,
    year: Annotated[Year, "rok budżetowy dotacji"],
    task_end: Annotated[Day, "ostatni dzień realizacji zadania"],
    abroad: Annotated[Flag, "zadanie jest realizowane za granicą"] = False,
) -> Computed[date]:
    """So many days after the end of the task, and never after 31 December of the grant's year.

    Raises BadInputs where the task ends before that year.
    """
    last = law["grant.use_until"].in_year(year)
    if task_end.year < year:
        problem = f"Zadanie kończy się {task_end:%d.%m.%Y}, przed {year} rokiem."
        raise BadInputs(BadInput("year", f"{problem} Podaj rok, w którym trwa zadanie."))
    days = law["contract.use_days_abroad" if abroad else "contract.use_days"].count
    after_task = task_end + timedelta(days=days)
    chosen = min(after_task, last)
    return Computed(
        chosen,
        (
            (
                f"{days} {days_word(days)} po dniu zakończenia zadania ({spell(task_end)}): "
                f"{spell(after_task)} (wzór umowy, § 10 ust. 1)."
            ),
            f"Nie później niż {spell(last)} (art. 221 ust. 3 pkt 3 {_ACT}).",
            f"Wcześniejszy z tych dni: {spell(chosen)}.",
        ),
    )


@computes(
    "UFP251-1",
    "Zwrot dotacji niewykorzystanej do końca roku",
    citation=f"art. 251 ust. 1 {_ACT}",
    on=year_end("year", words="ostatni dzień roku budżetowego"),
)
def return_after_year(
    law: Parameters, *, year: Annotated[Year, "rok budżetowy dotacji"]
) -> Computed[FixedDay]:
    """What was not used by the end of the year comes back on a day of the next one, which a day off
    does not postpone."""
    answer = fixed_day(law["grant.return_day"].in_year(year + 1), law.calendar)
    first = f"Dotację na {year} rok, niewykorzystaną do końca roku, zwraca się w następnym roku."
    return Computed(answer.value, (first, *answer.steps))


@computes(
    "UFP251-3",
    "Zwrot dotacji o terminie wykorzystania krótszym niż rok",
    citation=f"art. 251 ust. 3 {_ACT}",
    on=_USED,
)
def return_after_use(
    law: Parameters,
    *,
    use_until: Annotated[Day, "termin wykorzystania dotacji, wcześniejszy niż koniec roku"],
) -> Computed[Term]:
    """So many days after the day until which the grant could be used.

    Raises BadInputs for the last day of a year, after which UFP251-1 counts.
    """
    if _is_year_end(law, use_until):
        problem = f"{use_until:%d.%m.%Y} to koniec roku budżetowego."
        raise BadInputs(BadInput("use_until", f"{problem} Zwrot liczy wtedy reguła UFP251-1."))
    days = law["grant.return_days"].count
    return term_of_days(use_until, days, law.calendar, "po terminie wykorzystania dotacji")


@computes(
    "UFP251-3.earlier",
    "Ostatni dzień na zwrot niewykorzystanej dotacji",
    citation=f"art. 251 ust. 1 i 3 {_ACT}; wzór umowy, § 10 ust. 2",
    on=_USED,
)
def return_of_unused(
    law: Parameters,
    *,
    use_until: Annotated[Day, "termin wykorzystania dotacji"],
    task_end: Annotated[
        Day | None, "ostatni dzień zadania, jeżeli umowa liczy zwrot od niego (wzór, § 10 ust. 2)"
    ] = None,
    abroad: Annotated[Flag, "zadanie jest realizowane za granicą"] = False,
) -> Computed[ReturnDay]:
    """The day by the act and, where the contract counts from the end of the task, by the contract;
    the earlier one binds. After a use until the year's end both say 31 January."""
    if _is_year_end(law, use_until):
        whole = return_after_year(law, year=use_until.year)
        day = whole.value
        return Computed(ReturnDay(day.day, None, day.day, day.safe), whole.steps)
    by_act = return_after_use(law, use_until=use_until)
    steps = [f"Według ustawy (art. 251 ust. 3 {_ACT}): {by_act.steps[0]}", *by_act.steps[1:]]
    by_contract = None
    if task_end is not None:
        days = law["contract.return_days_abroad" if abroad else "contract.return_days"].count
        counted = term_of_days(task_end, days, law.calendar, "po dniu zakończenia zadania")
        by_contract = counted.value.last
        steps += [f"Według umowy (§ 10 ust. 2): {counted.steps[0]}", *counted.steps[1:]]
    act = by_act.value.last
    earlier = min(act, by_contract or act)
    if by_contract and by_contract != act:
        steps.append(f"Obowiązuje wcześniejszy z tych dni: {spell(earlier)}.")
    return Computed(ReturnDay(act, by_contract, earlier, earlier), tuple(steps))


@finds(
    "UFP251-4",
    "Czy zapłacono w czasie, w którym wolno wykorzystać dotację",
    citation=f"art. 251 ust. 4 {_ACT}",
    on=_USED,
)
def payments_are_in_the_period(
    law: Parameters,
    *,
    begins: Annotated[Day, "pierwszy dzień ponoszenia wydatków z dotacji"],
    use_until: Annotated[Day, "termin wykorzystania dotacji"],
    paid: Annotated[tuple[Day, ...], "dni zapłaty (nie dni wystawienia faktur)"],
) -> Iterator[Flaw]:
    """A grant is used by paying; the day of the invoice does not count."""
    in_order(begins=begins, use_until=use_until)
    for n, day in enumerate(paid):
        if not begins <= day <= use_until:
            side = "przed początkiem okresu wydatków" if day < begins else "po jego końcu"
            yield Flaw(
                f"paid.{n}",
                f"Wydatek zapłacono {day:%d.%m.%Y}, {side} "
                f"({begins:%d.%m.%Y}–{use_until:%d.%m.%Y}).",
                "Pokryj ten wydatek z innych środków albo zwróć tę część dotacji.",
            )


@computes(
    "UFP251-4.used",
    "Dotacja wykorzystana przez zapłatę",
    citation=f"art. 251 ust. 4 {_ACT}",
    on=_USED,
)
def used_by_payment(
    law: Parameters,
    *,
    begins: Annotated[Day, "pierwszy dzień ponoszenia wydatków z dotacji"],
    use_until: Annotated[Day, "termin wykorzystania dotacji"],
    paid: Annotated[tuple[Day, ...], "dni zapłaty (nie dni wystawienia faktur)"],
    amounts: Annotated[tuple[Pln, ...], "kwoty z dotacji, w tej samej kolejności"],
) -> Computed[Payments]:
    """Only what was paid inside the period is a use of the grant."""
    in_order(begins=begins, use_until=use_until)
    side_by_side(paid=paid, amounts=amounts)
    inside = total_of(
        amount for day, amount in zip(paid, amounts, strict=True) if begins <= day <= use_until
    )
    outside = total_of(amounts) - inside
    return Computed(
        Payments(inside, outside),
        (
            f"Wykorzystano, płacąc od {spell(begins)} do {spell(use_until)}: {pln(inside)}.",
            f"Zapłacono poza tym czasem: {pln(outside)}. Tego dotacja nie pokrywa.",
        ),
    )


@computes(
    "UFP252-1",
    "Zwrot dotacji wykorzystanej niezgodnie z przeznaczeniem albo pobranej nienależnie",
    citation=f"art. 252 ust. 1 {_ACT}",
    on=latest("established", words="dzień stwierdzenia nieprawidłowości"),
)
def return_after_finding(
    law: Parameters, *, established: Annotated[Day, "dzień stwierdzenia nieprawidłowości"]
) -> Computed[Term]:
    """So many days from the day on which it was established; interest comes on top."""
    days = law["misuse.return_days"].count
    return term_of_days(established, days, law.calendar, "po dniu stwierdzenia nieprawidłowości")


@computes(
    "UFP252-2",
    "Zwrot nieprawidłowo wykorzystanej dotacji: wcześniejszy z dwóch terminów",
    citation=f"art. 252 ust. 1 i 2 {_ACT}",
    on=latest("established", words="dzień stwierdzenia nieprawidłowości"),
)
def return_of_misused(
    law: Parameters,
    *,
    established: Annotated[Day, "dzień stwierdzenia nieprawidłowości"],
    use_until: Annotated[Day, "termin wykorzystania dotacji"],
) -> Computed[MisuseReturn]:
    """A grant that was to be used before the year's end comes back within so many days of that day,
    whenever the misuse is established."""
    found = return_after_finding(law, established=established)
    steps = list(found.steps)
    if _is_year_end(law, use_until):
        return Computed(MisuseReturn(found.value, None, found.value.last), tuple(steps))
    days = law["misuse.return_days_after_use"].count
    after = term_of_days(use_until, days, law.calendar, "po terminie wykorzystania dotacji")
    earlier = min(found.value.last, after.value.last)
    steps += [
        *after.steps,
        f"Liczy się wcześniejszy dzień: {spell(earlier)} (art. 252 ust. 2 {_ACT}).",
    ]
    return Computed(MisuseReturn(found.value, after.value, earlier), tuple(steps))


@computes(
    "UFP252-3",
    "Część dotacji, która podlega zwrotowi",
    citation=f"art. 252 ust. 3–5 {_ACT}",
    on=ASKED,
)
def affected_part(
    law: Parameters,
    *,
    grant: Annotated[Pln, "kwota przekazanej dotacji"],
    amounts: Annotated[tuple[Pln, ...], "kwoty z dotacji w pozycjach kosztów"],
    marks: Annotated[tuple[Mark, ...], "ocena każdej z tych kwot, w tej samej kolejności"],
) -> Computed[Affected]:
    """Only the affected items come back, never more than the grant.

    Raises BadInputs where the items together are more than the grant.
    """
    side_by_side(amounts=amounts, marks=marks)
    if (together := total_of(amounts)) > grant:
        problem = f"Pozycje dają razem {pln(together)}, a dotacja wynosi {pln(grant)}."
        raise BadInputs(BadInput("amounts", f"{problem} Podaj tylko kwoty pokryte z dotacji."))
    by_mark = {
        mark: total_of(amount for amount, each in zip(amounts, marks, strict=True) if each == mark)
        for mark in _REASONS
    }
    contrary, undue, excessive = by_mark.values()
    total = total_of(by_mark.values())
    steps = [f"{_REASONS[mark]}: {pln(amount)}." for mark, amount in by_mark.items() if amount]
    steps.append(f"Zwrotowi podlega tylko ta część dotacji, razem {pln(total)}.")
    return Computed(Affected(contrary, undue, excessive, total), tuple(steps))


def _is_year_end(law: Parameters, day: date) -> bool:
    """Whether the grant could be used for the whole of its budget year."""
    return day >= law["grant.use_until"].in_year(day.year)
