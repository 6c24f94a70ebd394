"""Small grants (art. 19a): a task commissioned on an NGO's own offer, without a competition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from ccop.law.computed import (
    Computed,
    days_word,
    span_of_days,
    spell,
    term_of_days,
    term_of_working_days,
)
from ccop.law.days_off import DAY
from ccop.law.inputs import Count, Day, Flag, Pln, Words, in_order, missing
from ccop.law.money import pln
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Reference, computes, finds, latest
from ccop.law.rulebook import Flaw
from ccop.law.rules.announcement import PLACES
from ccop.law.terms import Term

_RECEIVED = latest("received", words="dzień wpływu oferty")
_POSTED = latest("bip", "board", "website", words="dzień ostatniego z trzech zamieszczeń")
_OFFERED = Reference("dzień wpływu oferty", ASKED.of)

Bip = Annotated[Day, "dzień zamieszczenia oferty w Biuletynie Informacji Publicznej"]
Board = Annotated[Day, "dzień zamieszczenia oferty na tablicy w siedzibie urzędu"]
Website = Annotated[Day, "dzień zamieszczenia oferty na stronie internetowej urzędu"]
Received = Annotated[Day, "dzień wpływu oferty do urzędu"]


@dataclass(frozen=True)
class FirstDay:
    """The first day on which something may be done, and the first working day from then on."""

    day: date
    working_day: date


@dataclass(frozen=True)
class Start:
    """When a task may start: `possible` if the office posts the offer at once, `expected` if it
    uses its whole time, `recommended` with the time that the city asks for."""

    possible: date
    expected: date
    recommended: date


def grant_flaws(law: Parameters, amount: Decimal, where: str) -> Iterator[Flaw]:
    """What is wrong with the amount of a small grant (PLN) in the field `where`."""
    most = law["small_grant.amount"].number
    if not amount:
        yield Flaw(where, "Kwota dotacji wynosi 0,00 zł.", "Podaj, o jaką dotację prosisz.")
    elif amount > most:
        yield Flaw(
            where,
            f"Dotacja {pln(amount)} jest wyższa niż najwyższy mały grant: {pln(most)}.",
            f"Zmniejsz dotację o {pln(amount - most)} albo złóż ofertę w konkursie.",
            citation="art. 19a ust. 1 pkt 1 ustawy",
        )


@finds(
    "ART19A-1",
    "Kwota i czas zadania w małym grancie",
    citation="art. 19a ust. 1 ustawy",
    on=_OFFERED,
)
def amount_and_time(
    law: Parameters,
    *,
    amount: Annotated[Pln, "kwota dotacji"],
    start: Annotated[Day, "pierwszy dzień zadania"],
    end: Annotated[Day, "ostatni dzień zadania"],
) -> Iterator[Flaw]:
    """A small grant has its highest amount (PLN) and its longest time, first and last day both
    counted. Raises BadInputs for an end before the start."""
    in_order(start=start, end=end)
    yield from grant_flaws(law, amount, "amount")
    most, days = law["small_grant.task_days"].count, span_of_days(start, end)
    if days > most:
        yield Flaw(
            "end",
            f"Zadanie od {start:%d.%m.%Y} do {end:%d.%m.%Y} trwa {days} dni, licząc oba te dni. "
            f"W małym grancie może trwać najwyżej {most}.",
            f"Zakończ zadanie najpóźniej {latest_end(law, start=start).value:%d.%m.%Y}.",
            citation="art. 19a ust. 1 pkt 2 ustawy",
        )


@computes(
    "ART19A-1.end",
    "Najpóźniejszy koniec zadania w małym grancie",
    citation="art. 19a ust. 1 pkt 2 ustawy",
    on=_OFFERED,
)
def latest_end(
    law: Parameters, *, start: Annotated[Day, "pierwszy dzień zadania"]
) -> Computed[date]:
    """The last day that a task may have; days off do not make it longer."""
    most = law["small_grant.task_days"].count
    end = start + (most - 1) * DAY
    step = (
        f"Zadanie trwa najwyżej {most} dni; liczy się i pierwszy ({spell(start)}), i ostatni: "
        f"{spell(end)} (art. 19a ust. 1 pkt 2 ustawy)."
    )
    return Computed(end, (step,))


@computes(
    "ART19A-3",
    "Do kiedy urząd zamieszcza ofertę małego grantu",
    citation="art. 19a ust. 3 ustawy",
    on=_RECEIVED,
)
def post_by(law: Parameters, *, received: Received) -> Computed[date]:
    """The last of the working days that the office has to post the offer."""
    days = law["small_grant.posting_working_days"].count
    counted = term_of_working_days(received, days, law.calendar, "po dniu wpływu oferty")
    step = (
        f"Najpóźniej {spell(counted.value)}, urząd zamieszcza ofertę "
        f"{', '.join(PLACES.values())}, bez danych osobowych (art. 19a ust. 3 ustawy)."
    )
    return Computed(counted.value, (*counted.steps, step))


@computes(
    "ART19A-3.until",
    "Do kiedy oferta małego grantu pozostaje zamieszczona",
    citation="art. 19a ust. 3 ustawy",
    on=_POSTED,
)
def posted_until(law: Parameters, *, bip: Bip, board: Board, website: Website) -> Computed[date]:
    """The last day on which the offer must be seen: so many full days after the last of the three
    postings. A day off does not move it, since nobody has to do anything that day."""
    last, days = max(bip, board, website), law["small_grant.posted_days"].count
    until = last + days * DAY
    step = (
        f"Ostatnie z trzech zamieszczeń: {spell(last)}. {days} pełnych dni po nim upływa "
        f"{spell(until)}; ofertę można zdjąć następnego dnia (art. 19a ust. 3 ustawy)."
    )
    return Computed(until, (step,))


@finds(
    "ART19A-3.posting",
    "Czy ofertę małego grantu zamieszczono prawidłowo",
    citation="art. 19a ust. 3 ustawy",
    on=_RECEIVED,
)
def posted_rightly(
    law: Parameters,
    *,
    received: Received,
    bip: Annotated[
        Day | None, "dzień zamieszczenia oferty w Biuletynie Informacji Publicznej"
    ] = None,
    board: Annotated[Day | None, "dzień zamieszczenia oferty na tablicy w siedzibie urzędu"] = None,
    website: Annotated[
        Day | None, "dzień zamieszczenia oferty na stronie internetowej urzędu"
    ] = None,
    removed: Annotated[Day | None, "dzień zdjęcia oferty z któregokolwiek miejsca"] = None,
) -> Iterator[Flaw]:
    """All three places, in time, and for long enough."""
    by = post_by(law, received=received).value
    days: Mapping[str, date | None] = {"bip": bip, "board": board, "website": website}
    for point, (name, place) in enumerate(PLACES.items(), start=1):
        day = days[name]
        if day is None:
            yield Flaw(
                name,
                f"Oferty nie zamieszczono {place}.",
                f"Zamieść ją najpóźniej {by:%d.%m.%Y} i zapisz dzień, w którym się ukazała.",
                citation=f"art. 19a ust. 3 pkt {point} ustawy",
            )
        elif day > by:
            yield Flaw(
                name,
                f"Ofertę zamieszczono {place} {day:%d.%m.%Y}, po terminie ({by:%d.%m.%Y}).",
                "Zapisz w aktach przyczynę opóźnienia; czas na uwagi liczy się od zamieszczenia.",
                "warning",
            )
    if removed and bip and board and website:
        until = posted_until(law, bip=bip, board=board, website=website).value
        if removed <= until:
            yield Flaw(
                "removed",
                f"Ofertę zdjęto {removed:%d.%m.%Y}, a powinna być zamieszczona do "
                f"{until:%d.%m.%Y}.",
                f"Zamieść ofertę ponownie na pełne {law['small_grant.posted_days'].count} dni.",
            )


@computes(
    "ART19A-4",
    "Do kiedy każdy może zgłosić uwagi do oferty małego grantu",
    citation="art. 19a ust. 4 ustawy",
    on=_POSTED,
    mark="practice",
)
def remarks_until(law: Parameters, *, bip: Bip, board: Board, website: Website) -> Computed[Term]:
    """The term for remarks of anybody. That it runs from the last of the three postings is
    practice; the number of days is the Act's."""
    last = max(bip, board, website)
    days = law["small_grant.remark_days"].count
    counted = term_of_days(last, days, law.calendar, "po ostatnim z trzech zamieszczeń")
    step = (
        "Każdy może zgłosić uwagi do oferty (art. 19a ust. 4 ustawy). Liczenie od ostatniego "
        "zamieszczenia jest przyjętą praktyką."
    )
    return Computed(counted.value, (step, *counted.steps))


@computes(
    "ART19A-5",
    "Pierwszy dzień, w którym można zawrzeć umowę małego grantu",
    citation="art. 19a ust. 5 ustawy",
    on=_POSTED,
)
def first_signing(
    law: Parameters, *, bip: Bip, board: Board, website: Website
) -> Computed[FirstDay]:
    """The day after the term for remarks. The Act gives no number of days for signing: it says
    "without delay"."""
    remarks = remarks_until(law, bip=bip, board=board, website=website)
    day = remarks.value.last + DAY
    first = FirstDay(day, law.calendar.next_working_day(day))
    step = (
        f"Umowę zawiera się po upływie czasu na uwagi i po ich rozpatrzeniu, niezwłocznie: "
        f"od {spell(first.day)} (art. 19a ust. 5 ustawy). "
        f"Pierwszy dzień roboczy: {spell(first.working_day)}."
    )
    return Computed(first, (*remarks.steps, step))


@finds(
    "ART19A-5.signing",
    "Czy można zawrzeć umowę małego grantu",
    citation="art. 19a ust. 5 ustawy",
    on=_POSTED,
)
def may_sign(
    law: Parameters,
    *,
    signed: Annotated[Day, "dzień zawarcia umowy"],
    bip: Bip,
    board: Board,
    website: Website,
    unconsidered: Annotated[Count, "liczba uwag bez zapisu o rozpatrzeniu"] = 0,
) -> Iterator[Flaw]:
    """No contract before the end of the term for remarks, nor before each is considered."""
    remarks = remarks_until(law, bip=bip, board=board, website=website).value
    if signed <= remarks.last:
        yield Flaw(
            "signed",
            f"Umowa nosi datę {signed:%d.%m.%Y}, a uwagi można zgłaszać do "
            f"{remarks.last:%d.%m.%Y}.",
            f"Zawrzyj umowę najwcześniej {remarks.last + DAY:%d.%m.%Y}.",
        )
    if unconsidered:
        yield Flaw(
            "unconsidered",
            f"Nie rozpatrzono wszystkich uwag. Zostało ich: {unconsidered}.",
            "Zapisz przy każdej uwadze, jak ją rozpatrzono.",
        )


_OFFER: Mapping[str, tuple[int, str]] = {
    "scope": (1, "zakresu rzeczowego zadania publicznego"),
    "term": (2, "terminu realizacji zadania"),
    "place": (2, "miejsca realizacji zadania"),
    "costs": (3, "szacunkowej kalkulacji kosztów"),
}
_REPORT: Mapping[str, tuple[int, str]] = {
    "description": (1, "opisu wykonania zadania"),
    "expenses": (2, "zestawienia wydatków finansowanych z dotacji"),
}


@finds(
    "ART19A-7A",
    "Co najmniej zawiera uproszczona oferta",
    citation="art. 19a ust. 7b ustawy",
    on=_OFFERED,
)
def offer_contents(
    law: Parameters,
    *,
    scope: Annotated[Words, "zakres rzeczowy zadania"] = "",
    term: Annotated[Words, "termin realizacji"] = "",
    place: Annotated[Words, "miejsce realizacji"] = "",
    costs: Annotated[Flag, "czy jest szacunkowa kalkulacja kosztów"] = False,
) -> Iterator[Flaw]:
    """The least that the Act demands of a simplified offer."""
    for name in missing(scope=scope, term=term, place=place, costs=costs):
        point, words = _OFFER[name]
        yield Flaw(
            name,
            f"W ofercie brakuje {words}.",
            "Uzupełnij tę część oferty.",
            citation=f"art. 19a ust. 7b pkt {point} ustawy",
        )


@finds(
    "ART19A-7A.report",
    "Co najmniej zawiera uproszczone sprawozdanie",
    citation="art. 19a ust. 7c ustawy",
    on=Reference("dzień złożenia sprawozdania", ASKED.of),
)
def report_contents(
    law: Parameters,
    *,
    description: Annotated[Words, "opis wykonania zadania"] = "",
    expenses: Annotated[Flag, "czy jest zestawienie wydatków z dotacji"] = False,
) -> Iterator[Flaw]:
    """The least that the Act demands of a simplified report."""
    for name in missing(description=description, expenses=expenses):
        point, words = _REPORT[name]
        yield Flaw(
            name,
            f"W sprawozdaniu brakuje {words}.",
            "Uzupełnij tę część sprawozdania.",
            citation=f"art. 19a ust. 7c pkt {point} ustawy",
        )


@computes(
    "ART19A-X",
    "Kiedy może się zacząć zadanie z małego grantu",
    citation="art. 19a ust. 3–5 ustawy",
    on=_RECEIVED,
    mark="practice",
)
def earliest_start(law: Parameters, *, received: Received) -> Computed[Start]:
    """The task begins after the contract, and the contract comes after posting and remarks."""
    by, lead = post_by(law, received=received), law["small_grant.lead_days"].count
    at_once, at_last = (
        remarks_until(law, bip=posted, board=posted, website=posted).value.last
        for posted in (received, by.value)
    )
    expected = at_last + DAY
    start = Start(at_once + DAY, expected, max(expected, received + lead * DAY))
    steps = (
        *by.steps,
        f"Uwagi do oferty zamieszczonej ostatniego dnia można zgłaszać do {spell(at_last)}.",
        (
            f"Umowa jest możliwa od następnego dnia: {spell(expected)}. "
            f"Gdyby urząd zamieścił ofertę w dniu wpływu, byłoby to {spell(start.possible)}."
        ),
        (
            f"Miasto prosi, by między wpływem oferty a początkiem zadania było co najmniej {lead} "
            f"{days_word(lead)}: zalecany początek {spell(start.recommended)}. "
            "To praktyka, nie ustawa."
        ),
    )
    return Computed(start, steps)


@finds(
    "ART19A-X.start",
    "Czy zadanie z małego grantu nie zaczyna się za wcześnie",
    citation="art. 19a ust. 3–5 ustawy",
    on=_RECEIVED,
    mark="practice",
)
def starts_late_enough(
    law: Parameters, *, received: Received, start: Annotated[Day, "pierwszy dzień zadania"]
) -> Iterator[Flaw]:
    """An error where no contract can be there yet; a warning within the time that the city asks
    for."""
    may = earliest_start(law, received=received).value
    if start < may.possible:
        yield Flaw(
            "start",
            f"Zadanie zaczyna się {start:%d.%m.%Y}, a umowę można zawrzeć najwcześniej "
            f"{may.possible:%d.%m.%Y}.",
            f"Przesuń początek zadania; zalecany to {may.recommended:%d.%m.%Y} albo później.",
        )
    elif start < may.recommended:
        yield Flaw(
            "start",
            f"Zadanie zaczyna się {start:%d.%m.%Y}. Do tego dnia może nie być umowy, "
            f"bo zamieszczenie oferty i uwagi mogą trwać do {may.expected - DAY:%d.%m.%Y}.",
            f"Zalecany początek to {may.recommended:%d.%m.%Y} albo później.",
            "warning",
        )
