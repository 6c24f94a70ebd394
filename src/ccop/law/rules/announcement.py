"""Announcing an open competition (art. 13): where, with what, and for how long."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from ccop.law.computed import Computed, days_word, spell
from ccop.law.days_off import DAY
from ccop.law.inputs import Day, Moment, Words
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds, latest
from ccop.law.rulebook import Flaw
from ccop.law.terms import Term, ends_at, last_day, spoken

PLACES: Mapping[str, str] = {
    "bip": "w Biuletynie Informacji Publicznej",
    "board": "na tablicy ogłoszeń w siedzibie urzędu",
    "website": "na stronie internetowej urzędu",
}
"""Where a competition is announced (art. 13 ust. 3), all three."""

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
    last = max(appeared.values())
    where = next(place for place, day in appeared.items() if day == last)
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


_CONTENTS: Mapping[str, tuple[int, str]] = {
    "task_kind": (1, "rodzaju zadania"),
    "amount": (2, "wysokości środków przeznaczonych na zadanie"),
    "grant_rules": (3, "zasadach przyznawania dotacji"),
    "task_terms": (4, "terminach i warunkach realizacji zadania"),
    "offer_deadline": (5, "terminie składania ofert"),
    "choice": (6, "trybie, kryteriach i terminie wyboru ofert"),
    "previous_tasks": (7, "zadaniach tego rodzaju i ich kosztach w tym i poprzednim roku"),
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
    said = (
        task_kind, amount, grant_rules, task_terms, offer_deadline, choice, previous_tasks
    )  # fmt: skip
    for (name, (point, subject)), text in zip(_CONTENTS.items(), said, strict=True):
        if not text.strip():
            yield Flaw(
                name,
                f"Ogłoszenie nie informuje o {subject}.",
                "Uzupełnij tę część ogłoszenia.",
                citation=f"art. 13 ust. 2 pkt {point} ustawy",
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
    appeared = {"bip": bip, "board": board, "website": website}
    for point, (name, place) in enumerate(PLACES.items(), start=1):
        if appeared[name] is None:
            yield Flaw(
                name,
                f"Ogłoszenia nie zamieszczono {place}.",
                "Zamieść ogłoszenie i zapisz dzień, w którym się ukazało.",
                citation=f"art. 13 ust. 3 pkt {point} ustawy",
            )
