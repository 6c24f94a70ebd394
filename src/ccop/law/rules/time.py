"""Time: how terms run, when they end, which days are off, and when a paper came in time.

k.p.a. art. 57; k.c. art. 111-115 give the same, so every term of the Act is counted this way
(TIME-7). Only days that an act names by the calendar stay where they are.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field

from ccop.law.computed import (
    Computed,
    FixedDay,
    end_of_term,
    fixed_day,
    listed,
    spell,
    term_of_days,
    term_of_months,
    term_of_weeks,
    term_of_working_days,
    term_of_years,
)
from ccop.law.days_off import Calendar
from ccop.law.inputs import BadInput, BadInputs, Day, Hour, Moment, Unit, in_order
from ccop.law.parameters import Parameters
from ccop.law.rule import Reference, computes, finds, latest, year_end
from ccop.law.rulebook import Flaw
from ccop.law.terms import WARSAW, Term, ends_at, last_day, spoken

Length = Annotated[int, Field(ge=1, le=366), Unit("liczba")]
_ListedYear = Annotated[int, Field(ge=2011, le=2199), Unit("rok")]

_EVENT = latest("event", words="dzień zdarzenia, od którego biegnie termin")
_AFTER = "po dniu zdarzenia"
Event = Annotated[Day, "dzień zdarzenia, od którego biegnie termin"]


@computes(
    "TIME-1", "Koniec terminu liczonego w dniach", citation="art. 57 § 1 i 4 k.p.a.", on=_EVENT
)
def term_in_days(
    law: Parameters, *, event: Event, days: Annotated[Length, "liczba dni"]
) -> Computed[Term]:
    """So many days, the day of the event not counted; `last` is its end after days off."""
    return term_of_days(event, days, law.calendar, _AFTER)


_LONGER: Mapping[str, Callable[[date, int, Calendar, str], Computed[Term]]] = {
    "tygodnie": term_of_weeks,
    "miesiące": term_of_months,
    "lata": term_of_years,
}


@computes(
    "TIME-2",
    "Koniec terminu w tygodniach, miesiącach lub latach",
    citation="art. 57 § 2, 3, 3a i 4 k.p.a.",
    on=_EVENT,
)
def term_in_longer_units(
    law: Parameters,
    *,
    event: Event,
    count: Annotated[Length, "liczba tygodni, miesięcy lub lat"],
    unit: Annotated[Literal["tygodnie", "miesiące", "lata"], "w czym liczy się termin"],
) -> Computed[Term]:
    """A term that ends on the day of the same name, number or date."""
    return _LONGER[unit](event, count, law.calendar, _AFTER)


@computes(
    "TIME-3",
    "Przesunięcie końca terminu z soboty lub dnia wolnego",
    citation="art. 57 § 4 k.p.a.",
    on=latest("end", words="dzień, w którym kończy się termin"),
)
def shifted_end(
    law: Parameters, *, end: Annotated[Day, "ostatni dzień terminu, jak go policzono"]
) -> Computed[Term]:
    """The end of a term to perform an act moves forward off Saturdays and days off."""
    return end_of_term(end, law.calendar)


Way = Literal[
    "adres do doręczeń elektronicznych",
    "Poczta Polska",
    "poczta w innym państwie UE",
    "konsulat RP",
    "dowództwo jednostki wojskowej",
    "kapitan statku morskiego",
    "zakład karny",
    "inny przewoźnik",
    "kancelaria urzędu",
]
_SENDING: Mapping[str, int] = {
    "adres do doręczeń elektronicznych": 1,
    "Poczta Polska": 2,
    "poczta w innym państwie UE": 2,
    "konsulat RP": 3,
    "dowództwo jednostki wojskowej": 4,
    "kapitan statku morskiego": 5,
    "zakład karny": 6,
}
"""Ways on which the day of sending counts, with their points of art. 57 § 5."""


@dataclass(frozen=True)
class Arrival:
    """Whether a letter came in time, and by which day that was decided."""

    kept: bool
    decisive: date


@computes(
    "TIME-4",
    "Czy pismo wniesiono w terminie",
    citation="art. 57 § 5 k.p.a.",
    on=latest("last", words="ostatni dzień terminu"),
)
def letter_in_time(
    law: Parameters,
    *,
    last: Annotated[Day, "ostatni dzień terminu"],
    way: Annotated[Way, "droga, którą przyszło pismo"],
    received: Annotated[Day, "dzień wpływu do urzędu"],
    sent: Annotated[Day | None, "dzień nadania: ze stempla albo z dowodu otrzymania"] = None,
    counts: Annotated[
        Literal["nadanie", "wpływ"], "co według ogłoszenia decyduje o zachowaniu terminu"
    ] = "nadanie",
) -> Computed[Arrival]:
    """A letter sent before the end on a way that the code names is in time, whenever it arrives;
    on other ways, and where the announcement says so, its arrival counts.

    Raises BadInputs where it was sent after it arrived, or where the day of sending decides and
    is not given.
    """
    if sent is not None:
        in_order(sent=sent, received=received)
    point = _SENDING.get(way)
    if counts == "wpływ":
        decisive, why = received, "Decyduje dzień wpływu, tak stanowi ogłoszenie"
    elif point is None:
        decisive, why = received, f"Droga: {way}. Decyduje dzień wpływu"
    elif sent is not None:
        decisive = sent
        why = f"Droga: {way}. Decyduje dzień nadania (art. 57 § 5 pkt {point} k.p.a.)"
    elif received <= last:
        decisive, why = received, "Pismo wpłynęło przed końcem terminu, więc dzień nadania zbędny"
    else:
        raise BadInputs(
            BadInput("sent", "Pismo wpłynęło po terminie. Podaj dzień nadania, bo on decyduje.")
        )
    kept = decisive <= last
    verdict = "Termin zachowany." if kept else "Termin nie został zachowany."
    steps = (
        f"Ostatni dzień terminu: {spell(last)}, godz. 24:00.",
        f"{why}: {spell(decisive)}.",
        verdict,
    )
    return Computed(Arrival(kept, decisive), steps)


@dataclass(frozen=True)
class Holiday:
    """A statutory day off that is no ordinary Sunday, with its name."""

    day: date
    name: str


@computes(
    "TIME-5",
    "Dni ustawowo wolne od pracy w roku",
    citation="art. 1 ustawy z dnia 18 stycznia 1951 r. o dniach wolnych od pracy",
    on=year_end("year", words="ostatni dzień roku"),
)
def days_off_of_year(
    law: Parameters, *, year: Annotated[_ListedYear, "rok"]
) -> Computed[tuple[Holiday, ...]]:
    """The holidays of a year in their order; all Sundays come on top of them."""
    names = law.calendar.names(year)
    steps = (
        f"Święta w {year} r.: {listed(names, ranges=False)}.",
        "Wolna jest też każda niedziela. 31 grudnia i Wielki Piątek nie są świętami.",
        "Dni, w które urząd jest zamknięty z innych powodów, nie przesuwają terminów.",
    )
    return Computed(tuple(Holiday(day, name) for day, name in names.items()), steps)


@computes(
    "TIME-6",
    "Koniec terminu w dniach roboczych",
    citation="art. 19a ust. 3 ustawy, ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy",
    on=_EVENT,
    mark="practice",
)
def term_in_working_days(
    law: Parameters, *, event: Event, days: Annotated[Length, "liczba dni roboczych"]
) -> Computed[date]:
    """The last of so many working days, Monday to Friday without days off; the day after the
    event is the first that may count. The Act does not say what a working day is: offices do."""
    return term_of_working_days(event, days, law.calendar, _AFTER)


_FIXED = latest("deadline", words="dzień, który wskazuje ustawa")


@computes(
    "TIME-7", "Dzień wskazany w kalendarzu i bezpieczny dzień roboczy", citation="ustawa", on=_FIXED
)
def fixed_deadline(
    law: Parameters, *, deadline: Annotated[Day, "dzień wskazany w ustawie, np. 31 maja"]
) -> Computed[FixedDay]:
    """A day such as 31 January, 31 May or 30 November does not move; the last working day before
    it is safe."""
    return fixed_day(deadline, law.calendar)


def fixed_day_flaws(
    where: str, act: str, day: date, deadline: date, calendar: Calendar
) -> Iterator[Flaw]:
    """What to say of doing the act ("Uchwalenie programu") on this day: that it is after the
    deadline, or on a day off just before it. Warnings, since what is late must still be done."""
    safe = calendar.last_working_day(deadline)
    remedy = f"Ostatni bezpieczny dzień to {spell(safe)}."
    if day > deadline:
        yield Flaw(
            where,
            f"{act}: {spell(day)}, po terminie {spell(deadline)}. Ten termin się nie przesuwa.",
            f"{remedy} Jeśli już minął, zrób to niezwłocznie i zapisz powód.",
            "warning",
        )
    elif day > safe:
        yield Flaw(where, f"{act}: {spell(day)}, w dniu wolnym.", remedy, "warning")


@finds("TIME-7.planned", "Czy plan mieści się przed dniem z ustawy", citation="ustawa", on=_FIXED)
def fixed_deadline_is_kept(
    law: Parameters,
    *,
    deadline: Annotated[Day, "dzień wskazany w ustawie"],
    planned: Annotated[Day, "dzień, w którym rzecz ma być zrobiona"],
) -> Iterator[Flaw]:
    """What the act wants by a day of the calendar is not put off because that day is off."""
    yield from fixed_day_flaws("planned", "Zaplanowany dzień", planned, deadline, law.calendar)


@computes(
    "TIME-8",
    "Chwila, w której upływa termin",
    citation="art. 57 § 1 k.p.a., czas w Polsce",
    on=latest("day", words="ostatni dzień terminu"),
)
def deadline_moment(
    law: Parameters,
    *,
    day: Annotated[Day, "ostatni dzień terminu"],
    hour: Annotated[Hour | None, "godzina z ogłoszenia; bez niej liczy się cały dzień"] = None,
) -> Computed[datetime]:
    """The first instant that is too late, in UTC, for a deadline on the wall clocks of Poland."""
    late = ends_at(day, hour)
    last_second = (late - timedelta(seconds=1)).astimezone(WARSAW)
    steps = (
        f"Termin upływa {spoken(late)}, według czasu w Polsce.",
        f"Ostatnia sekunda w terminie: {last_second:%d.%m.%Y, %H:%M:%S}. Liczy się zegar serwera.",
    )
    return Computed(late, steps)


@finds(
    "TIME-8.submitted",
    "Czy złożono przed upływem terminu",
    citation="art. 57 § 1 k.p.a., czas w Polsce",
    on=Reference("ostatni dzień terminu", lambda given: last_day(given["deadline"])),
)
def submitted_in_time(
    law: Parameters,
    *,
    deadline: Annotated[Moment, "pierwsza chwila za późno"],
    submitted: Annotated[Moment, "chwila złożenia według zegara serwera"],
) -> Iterator[Flaw]:
    """The clock of the server is the evidence, to the second."""
    if submitted.astimezone(UTC) >= deadline.astimezone(UTC):
        yield Flaw(
            "submitted",
            f"Złożono {submitted.astimezone(WARSAW):%d.%m.%Y, %H:%M:%S}, a termin upłynął "
            f"{spoken(deadline)}.",
            "Po terminie złożyć nie można. Sprawdź, czy termin został przedłużony.",
        )
