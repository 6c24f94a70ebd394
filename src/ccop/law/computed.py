"""Answers that explain themselves: a value and, in Polish sentences, the steps that led to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Generic, TypeVar

from ccop.law.days_off import DAY, Calendar
from ccop.law.terms import (
    Term,
    days_after,
    months_after,
    same_day,
    weeks_after,
    working_days_after,
    years_after,
)

T = TypeVar("T")

_MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip
_WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")


@dataclass(frozen=True)
class Computed(Generic[T]):
    """What a rule answers, and why."""

    value: T
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class FixedDay:
    """A day that the law names by the calendar and does not postpone (TIME-7), beside the last
    working day on which it is safely kept."""

    day: date
    safe: date


def term_of_days(event: date, count: int, calendar: Calendar, after: str) -> Computed[Term]:
    """A term of days after an event; `after` names the event: "po dniu wpływu"."""
    term = days_after(event, count, calendar)
    first = (
        f"{count} {days_word(count)} {after} ({spell(event)}), tego dnia nie wlicza się: "
        f"{spell(term.nominal)} (art. 57 § 1 k.p.a.)."
    )
    return Computed(term, (first, *_shift(term)))


def term_of_months(event: date, count: int, calendar: Calendar, after: str) -> Computed[Term]:
    """A term of months after an event; `after` names the event."""
    term = months_after(event, count, calendar)
    first = (
        f"{count} mies. {after} ({spell(event)}), w dniu o tej samej liczbie albo ostatnim dniu "
        f"miesiąca: {spell(term.nominal)} (art. 57 § 3 k.p.a.)."
    )
    return Computed(term, (first, *_shift(term)))


def term_of_working_days(event: date, count: int, calendar: Calendar, after: str) -> Computed[date]:
    """The last of so many working days after an event (TIME-6); `after` names the event."""
    days = working_days_after(event, count, calendar)
    last = days[-1] if days else event
    off = [day for day in _between(event, last) if day in calendar.names(day.year)]
    free = f" Dni wolne w tym czasie: {listed(off)}." if off else ""
    step = f"{count}. dzień roboczy {after} ({spell(event)}): {listed(days, ranges=False)}.{free}"
    return Computed(last, (step,))


def fixed_day(day: date, calendar: Calendar) -> Computed[FixedDay]:
    """A date of the calendar stays; the last working day before it is the safe one (TIME-7)."""
    safe = calendar.last_working_day(day)
    steps = [f"Termin jest dniem kalendarza: {spell(day)}. Nie przesuwa się."]
    if safe != day:
        steps.append(f"Ten dzień jest wolny. Bezpieczny ostatni dzień roboczy: {spell(safe)}.")
    return Computed(FixedDay(day, safe), tuple(steps))


def spell(day: date) -> str:
    """The day with the name of its weekday: "9.03.2026, poniedziałek"."""
    return f"{day.day}.{day:%m.%Y}, {_WEEKDAYS[day.weekday()]}"


def days_word(count: int) -> str:
    """The word that stands after a number of days: "1 dzień", "21 dni"."""
    return "dzień" if count == 1 else "dni"


def listed(days: Iterable[date], *, ranges: bool = True) -> str:
    """Days in their order: "24–26 grudnia, 1 stycznia"; each by itself without `ranges`."""
    return ", ".join(_spans(list(days), ranges=ranges))


def _spans(days: Sequence[date], *, ranges: bool) -> Iterator[str]:
    for (_, month), group in groupby(days, key=lambda day: (day.year, day.month)):
        numbers = [
            str(first.day) if first == last else f"{first.day}–{last.day}"
            for first, last in _runs(list(group), ranges=ranges)
        ]
        yield f"{', '.join(numbers)} {_MONTHS[month - 1]}"


def _runs(days: Sequence[date], *, ranges: bool) -> Iterator[tuple[date, date]]:
    first = days[0]
    for day, following in pairwise(days):
        if not ranges or following - day > DAY:
            yield first, day
            first = following
    yield first, days[-1]


def _shift(term: Term) -> Iterator[str]:
    if term.last != term.nominal:
        free = listed(_between(term.nominal - DAY, term.last - DAY))
        yield (
            f"Soboty i dni wolne nie kończą terminu ({free}), dlatego ostatnim dniem jest "
            f"{spell(term.last)} (art. 57 § 4 k.p.a.)."
        )


def _between(event: date, last: date) -> Iterator[date]:
    """The days after an event, up to the last one."""
    day = event
    while day < last:
        day += DAY
        yield day


def term_of_weeks(event: date, count: int, calendar: Calendar, after: str) -> Computed[Term]:
    """A term of weeks after an event; `after` names the event."""
    term = weeks_after(event, count, calendar)
    first = (
        f"{count} tyg. {after} ({spell(event)}), w dniu o tej samej nazwie: "
        f"{spell(term.nominal)} (art. 57 § 2 k.p.a.)."
    )
    return Computed(term, (first, *_shift(term)))


def term_of_years(event: date, count: int, calendar: Calendar, after: str) -> Computed[Term]:
    """A term of years after an event; `after` names the event."""
    term = years_after(event, count, calendar)
    first = (
        f"{plural(count, 'rok', 'lata', 'lat')} {after} ({spell(event)}), w tym samym dniu roku "
        f"albo dzień przed nim: {spell(term.nominal)} (art. 57 § 3a k.p.a.)."
    )
    return Computed(term, (first, *_shift(term)))


def end_of_term(nominal: date, calendar: Calendar) -> Computed[Term]:
    """A term that ends on this day as counted, and after days off (TIME-3)."""
    term = Term(nominal, calendar.next_working_day(nominal))
    stays = f"{spell(nominal)}, jest dniem roboczym: termin kończy się tego dnia."
    return Computed(term, tuple(_shift(term)) or (stays,))


def plural(count: int, one: str, few: str, many: str) -> str:
    """A number with its word: "1 rok", "3 lata", "12 lat"."""
    tens, ones = divmod(count, 10)
    if count == 1:
        return f"{count} {one}"
    return f"{count} {few if ones in (2, 3, 4) and tens % 10 != 1 else many}"


def span_of_days(first: date, last: date) -> int:
    """How many days a period has, its first and its last day both counted."""
    return (last - first).days + 1


def reached(born: date, age: int) -> date:
    """The day on which a person has this age: from its beginning (art. 112 k.c.)."""
    return same_day(born, 12 * age)
