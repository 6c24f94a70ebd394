"""Announcing an open competition (art. 13): where, with what, and for how long."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from ccop.law.computed import Computed, days_word, spell
from ccop.law.days_off import DAY
from ccop.law.inputs import Day, Flag, Moment, Pln, Words, Year
from ccop.law.money import format_amount
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds, latest
from ccop.law.rulebook import Flaw, left_out
from ccop.law.terms import Term, ends_at, last_day, spoken

PLACES: Mapping[str, str] = {
    "bip": "w Biuletynie Informacji Publicznej",
    "board": "na tablicy ogłoszeń w siedzibie urzędu",
    "website": "na stronie internetowej urzędu",
}
"""Where a competition is announced (art. 13 ust. 3), all three."""

_NOTHING = Decimal("0.00")
_LAST = latest("bip", "board", "website", words="dzień ostatniego z trzech ogłoszeń")


@computes(
    "ART13-1", "Najwcześniejsze zamknięcie naboru", citation="art. 13 ust. 1 ustawy", on=_LAST
)
def earliest_closing(
    law: Parameters,
    *,
    bip: Annotated[Day, "dzień ogłoszenia w Biuletynie Informacji Publicznej"],
    board: Annotated[Day, "dzień ogłoszenia na tablicy w siedzibie urzędu"],
    website: Annotated[Day, "dzień ogłoszenia na stronie internetowej urzędu"],
) -> Computed[Term]:
    """The first day on which offers may close: so many days after the last of the three
    announcements, its day not counted. `last` is the first working day from then on, which is
    recommended, not demanded."""
    appeared = {"bip": bip, "board": board, "website": website}
    where, last = last_shown(appeared)
    days = law["competition.offer_days"]
    nominal = last + days.count * DAY
    term = Term(nominal, law.calendar.next_working_day(nominal))
    steps = [
        "Ogłoszenia ukazały się: "
        + "; ".join(f"{PLACES[place]} {spell(day)}" for place, day in appeared.items())
        + ".",
        f"Liczy się ostatnie: {PLACES[where]}, {spell(last)}.",
        f"{days.count} {days_word(days.count)} po nim, jego nie wlicza się: {spell(nominal)}.",
        "Do końca tego dnia, godz. 24:00, muszą być przyjmowane oferty.",
    ]
    if term.last != nominal:
        steps.append(f"Ten dzień jest wolny od pracy. Zalecane zamknięcie: {spell(term.last)}.")
    return Computed(term, tuple(steps))


@finds(
    "ART13-1.closing",
    "Czy nabór kończy się nie za wcześnie",
    citation="art. 13 ust. 1 ustawy",
    on=_LAST,
)
def closing_is_late_enough(
    law: Parameters,
    *,
    closes_at: Annotated[Moment, "pierwsza chwila za późno na złożenie oferty"],
    bip: Annotated[Day, "dzień ogłoszenia w Biuletynie Informacji Publicznej"],
    board: Annotated[Day, "dzień ogłoszenia na tablicy w siedzibie urzędu"],
    website: Annotated[Day, "dzień ogłoszenia na stronie internetowej urzędu"],
) -> Iterator[Flaw]:
    """Offers may come for the whole term; an hour on its last day, and a last day off, are the
    authority's to weigh."""
    earliest = earliest_closing(law, bip=bip, board=board, website=website).value.nominal
    days, closing = law["competition.offer_days"].count, last_day(closes_at)
    if closing < earliest:
        yield Flaw(
            "closes_at",
            f"Od ostatniego ogłoszenia ({max(bip, board, website):%d.%m.%Y}) do zamknięcia naboru "
            f"({spoken(closes_at)}) jest mniej niż {days} {days_word(days)}.",
            f"Wyznacz termin nie wcześniej niż {spoken(ends_at(earliest))}.",
        )
    elif closes_at < ends_at(earliest):
        yield Flaw(
            "closes_at",
            f"Nabór kończy się {spoken(closes_at)}, przed upływem pełnych {days} dni "
            f"od ostatniego ogłoszenia ({max(bip, board, website):%d.%m.%Y}).",
            f"Bezpieczny termin to {spoken(ends_at(earliest))} albo dzień następny.",
            "warning",
        )
    if not law.calendar.is_working_day(closing):
        yield Flaw(
            "closes_at",
            f"Ostatni dzień składania ofert, {closing:%d.%m.%Y}, jest wolny od pracy.",
            f"Zalecany termin to {law.calendar.next_working_day(closing):%d.%m.%Y}.",
            "warning",
            "art. 57 § 4 Kodeksu postępowania administracyjnego",
        )


_CONTENTS: Mapping[str, tuple[str, str]] = {
    name: (f"Ogłoszenie nie informuje o {subject}.", f"art. 13 ust. 2 pkt {point} ustawy")
    for point, (name, subject) in enumerate(
        (
            ("task_kind", "rodzaju zadania"),
            ("amount", "wysokości środków przeznaczonych na zadanie"),
            ("grant_rules", "zasadach przyznawania dotacji"),
            ("task_terms", "terminach i warunkach realizacji zadania"),
            ("offer_deadline", "terminie składania ofert"),
            ("choice", "trybie, kryteriach i terminie wyboru ofert"),
            ("previous_tasks", "zadaniach tego rodzaju i ich kosztach w tym i poprzednim roku"),
        ),
        start=1,
    )
}


@finds("ART13-2", "Siedem rzeczy, o których informuje ogłoszenie", citation="art. 13 ust. 2 ustawy")
def seven_contents(
    law: Parameters,
    *,
    task_kind: Annotated[Words, "rodzaj zadania"] = "",
    amount: Annotated[Words, "wysokość środków na to zadanie"] = "",
    grant_rules: Annotated[Words, "zasady przyznawania dotacji"] = "",
    task_terms: Annotated[Words, "terminy i warunki realizacji zadania"] = "",
    offer_deadline: Annotated[Words, "termin składania ofert"] = "",
    choice: Annotated[Words, "tryb, kryteria i termin wyboru ofert"] = "",
    previous_tasks: Annotated[Words, "zadania tego rodzaju i ich koszty w obu latach"] = "",
) -> Iterator[Flaw]:
    """An announcement that leaves out one of the seven things cannot appear."""
    said = {
        "task_kind": task_kind,
        "amount": amount,
        "grant_rules": grant_rules,
        "task_terms": task_terms,
        "offer_deadline": offer_deadline,
        "choice": choice,
        "previous_tasks": previous_tasks,
    }
    return left_out(said, _CONTENTS, "Uzupełnij tę część ogłoszenia.")


@dataclass(frozen=True)
class YearOfTasks:
    """Tasks of one kind that were commissioned in a year: how many, and their grants in PLN."""

    year: int
    count: int
    grants: Decimal


@computes(
    "ART13-2.previous",
    "Zadania tego rodzaju w roku ogłoszenia i poprzednim",
    citation="art. 13 ust. 2 pkt 7 ustawy",
    on=latest("announced", words="dzień ogłoszenia konkursu"),
)
def tasks_of_two_years(
    law: Parameters,
    *,
    announced: Annotated[Day, "dzień ogłoszenia konkursu"],
    this_year: Annotated[tuple[Pln, ...], "dotacje na zadania tego rodzaju w tym roku"] = (),
    year_before: Annotated[tuple[Pln, ...], "dotacje na nie w poprzednim roku"] = (),
) -> Computed[tuple[YearOfTasks, YearOfTasks]]:
    """The seventh thing an announcement tells, from the contracts of both years; the authority
    may add other costs to it."""
    found = (
        YearOfTasks(announced.year, len(this_year), sum(this_year, _NOTHING)),
        YearOfTasks(announced.year - 1, len(year_before), sum(year_before, _NOTHING)),
    )
    steps = tuple(
        f"W {each.year} roku zadań tego rodzaju: {each.count}, dotacje razem: "
        f"{format_amount(each.grants)} zł."
        for each in found
    )
    return Computed(found, steps)


@finds("ART13-2A", "Ogłoszenie regrantingu", citation="art. 13 ust. 2a ustawy")
def regranting_is_explained(
    law: Parameters,
    *,
    regranting: Annotated[Flag, "czy zadanie zleca się w trybie regrantingu (art. 16a)"],
    rules: Annotated[Words, "zasady i warunki zlecania realizacji projektów"] = "",
) -> Iterator[Flaw]:
    """A call for regranting also says how its operator commissions the projects."""
    if regranting and not rules.strip():
        yield Flaw(
            "rules",
            "Ogłoszenie regrantingu nie podaje zasad i warunków zlecania zadań realizatorom "
            "projektów.",
            "Uzupełnij tę część ogłoszenia.",
        )


@finds("ART13-3", "Trzy miejsca ogłoszenia", citation="art. 13 ust. 3 ustawy", on=_LAST)
def announced_in_three_places(
    law: Parameters,
    *,
    bip: Annotated[Day | None, "dzień ogłoszenia w Biuletynie Informacji Publicznej"] = None,
    board: Annotated[Day | None, "dzień ogłoszenia na tablicy w siedzibie urzędu"] = None,
    website: Annotated[Day | None, "dzień ogłoszenia na stronie internetowej urzędu"] = None,
) -> Iterator[Flaw]:
    """The term for offers does not begin until all three places show the announcement."""
    return not_shown(
        {"bip": bip, "board": board, "website": website}, "Ogłoszenia", "art. 13 ust. 3"
    )


def last_shown(appeared: Mapping[str, date]) -> tuple[str, date]:
    """The place in which a notice appeared last, and the day; of several the first in the Act."""
    last = max(appeared.values())
    return next(place for place, day in appeared.items() if day == last), last


def not_shown(appeared: Mapping[str, date | None], what: str, written: str) -> Iterator[Flaw]:
    """A flaw for each of the three places where a notice is missing; `what` names the notice in
    the genitive, `written` the passage that demands the places."""
    for point, (name, place) in enumerate(PLACES.items(), start=1):
        if appeared[name] is None:
            yield Flaw(
                name,
                f"{what} nie zamieszczono {place}.",
                "Zamieść brakujące ogłoszenie i zapisz dzień, w którym się ukazało.",
                citation=f"{written} pkt {point} ustawy",
            )


@finds(
    "ART13-5",
    "Konkurs na podstawie projektu uchwały budżetowej",
    citation="art. 13 ust. 5 ustawy",
    on=latest("announced", words="dzień ogłoszenia konkursu"),
)
def draft_budget_is_told(
    law: Parameters,
    *,
    announced: Annotated[Day, "dzień ogłoszenia konkursu"],
    task_year: Annotated[Year, "rok, w którym zaczyna się zadanie"],
    draft_budget: Annotated[Flag, "czy podstawą jest projekt uchwały budżetowej"],
    handed_over: Annotated[Day | None, "dzień przekazania projektu Radzie Miasta"] = None,
    told: Annotated[Flag, "czy ogłoszenie mówi, że kwoty zależą od uchwalenia budżetu"] = False,
) -> Iterator[Flaw]:
    """Tasks of the next year may be called for before its budget is passed, once the council has
    the draft."""
    if not draft_budget:
        return
    if task_year != announced.year + 1:
        yield Flaw(
            "task_year",
            f"Konkurs ogłoszony {announced:%d.%m.%Y} na zadania w {task_year} roku opiera się na "
            f"projekcie uchwały budżetowej, a ten pozwala tylko na rok {announced.year + 1}.",
            "Oprzyj konkurs na uchwalonym budżecie albo popraw rok zadania.",
        )
    if handed_over is None or handed_over > announced:
        when = f"przekazano dopiero {handed_over:%d.%m.%Y}" if handed_over else "nie przekazano"
        yield Flaw(
            "handed_over",
            f"Do dnia ogłoszenia ({announced:%d.%m.%Y}) projekt uchwały budżetowej nie trafił do "
            f"Rady Miasta: {when}.",
            "Ogłoś konkurs po przekazaniu projektu Radzie i zapisz ten dzień.",
        )
    if not told:
        yield Flaw(
            "told",
            "Ogłoszenie nie uprzedza, że wysokość środków zależy od uchwalenia budżetu.",
            "Dodaj do ogłoszenia, że kwoty mogą się zmienić po uchwaleniu budżetu.",
            "warning",
        )


_ESSENTIAL: Mapping[str, str] = {
    "task_kind": "rodzaj zadania",
    "amount": "wysokość środków",
    "grant_rules": "zasady przyznawania dotacji",
    "task_terms": "terminy i warunki realizacji zadania",
    "choice": "tryb, kryteria lub termin wyboru ofert",
}
"""Parts of an announcement by which organisations decide whether to make an offer, and what
offer."""


@finds(
    "ART13-X1",
    "Zmiana konkursu po ogłoszeniu",
    citation="praktyka na podstawie art. 13 ust. 1 i 2 ustawy",
    mark="practice",
    on=latest("announced", words="dzień ogłoszenia konkursu"),
)
def change_needs_no_new_call(
    law: Parameters,
    *,
    announced: Annotated[Day, "dzień ogłoszenia konkursu"],
    before: Annotated[Moment, "dotychczasowa pierwsza chwila za późno na ofertę"],
    after: Annotated[Moment, "nowa pierwsza chwila za późno na ofertę"],
    changed: Annotated[
        tuple[
            Literal["task_kind", "amount", "grant_rules", "task_terms", "choice", "previous_tasks"],
            ...,
        ],
        "inne zmienione części ogłoszenia",
    ] = (),
) -> Iterator[Flaw]:
    """A call may be extended and its slips corrected; what decides about offers needs a new
    announcement and its whole term."""
    days = law["competition.offer_days"].count
    anew = f"Ogłoś konkurs na nowo; {days} {days_word(days)} na oferty biegnie wtedy od początku."
    if after < before:
        yield Flaw(
            "after",
            f"Nabór skrócono: zamiast {spoken(before)} kończy się {spoken(after)}.",
            f"Zostaw dotychczasowy termin. {anew}",
        )
    for part in dict.fromkeys(changed):
        if part in _ESSENTIAL:
            yield Flaw(
                "changed",
                f"Po ogłoszeniu z {announced:%d.%m.%Y} zmieniono istotny warunek: "
                f"{_ESSENTIAL[part]}.",
                anew,
            )
