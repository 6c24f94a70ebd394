"""Personal data (RODO): requests, breaches, erasure, the consent of a child."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from ccop.law.computed import Computed, reached, spell
from ccop.law.inputs import Day, Moment, in_order
from ccop.law.parameters import Parameters
from ccop.law.rule import Reference, computes, finds, latest
from ccop.law.rulebook import Flaw
from ccop.law.terms import WARSAW, Term, months_after, spoken


@dataclass(frozen=True)
class Request:
    """By when a request of a person is answered, and by when after a notice of extension."""

    ordinary: Term
    extended: Term


@computes(
    "RODO-7",
    "Do kiedy odpowiada się na żądanie osoby, której dane dotyczą",
    citation="art. 12 ust. 3 RODO",
    on=latest("received", words="dzień otrzymania żądania"),
    mark="unconfirmed",
)
def answer_request_by(
    law: Parameters, *, received: Annotated[Day, "dzień otrzymania żądania"]
) -> Computed[Request]:
    """Months of European law (regulation 1182/71) end as those of k.p.a. do: on the day with the
    same number, and after days off."""
    first, more = law["data_protection.months"].count, law["data_protection.more_months"].count
    ordinary = months_after(received, first, law.calendar)
    extended = months_after(received, first + more, law.calendar)
    steps = (
        (
            f"Żądanie otrzymano {spell(received)}. Odpowiedź bez zbędnej zwłoki; "
            f"miesiące: {first}, do {_end(ordinary)} "
            "(art. 12 ust. 3 RODO, art. 3 rozporządzenia nr 1182/71)."
        ),
        (
            "Jeśli żądanie jest skomplikowane, urząd przed tym dniem zawiadamia o przedłużeniu; "
            f"kolejne miesiące: {more}, do {_end(extended)}."
        ),
    )
    return Computed(Request(ordinary, extended), steps)


@computes(
    "RODO-8",
    "Do kiedy zgłasza się naruszenie ochrony danych",
    citation="art. 33 ust. 1 RODO",
    on=Reference(
        "dzień stwierdzenia naruszenia",
        lambda given: given["noticed"].astimezone(WARSAW).date(),
    ),
    mark="unconfirmed",
)
def report_breach_by(
    law: Parameters, *, noticed: Annotated[Moment, "chwila stwierdzenia naruszenia"]
) -> Computed[datetime]:
    """The instant, in UTC, until which UODO is told. The hours pass in real time, on days off and
    when clocks change too."""
    hours = law["data_protection.breach_hours"].count
    until = noticed.astimezone(UTC) + timedelta(hours=hours)
    steps = (
        (
            f"Naruszenie stwierdzono {spoken(noticed)}. Zgłoszenie do Prezesa UODO bez zbędnej "
            f"zwłoki, najpóźniej po {hours} godzinach: {spoken(until)} (art. 33 ust. 1 RODO)."
        ),
        "Godziny biegną także w dni wolne. Później trzeba podać przyczyny opóźnienia.",
    )
    return Computed(until, steps)


@finds(
    "RODO-10",
    "Czy dane można usunąć",
    citation="art. 17 ust. 3 i art. 5 ust. 1 lit. e RODO",
    on=latest("day", words="dzień, w którym dane miałyby zniknąć"),
    mark="unconfirmed",
)
def may_erase(
    law: Parameters,
    *,
    day: Annotated[Day, "dzień, w którym dane miałyby zniknąć"],
    kept_until: Annotated[Day | None, "ostatni dzień obowiązku przechowywania"] = None,
) -> Iterator[Flaw]:
    """No erasure while the law demands that the papers are kept."""
    if kept_until and day <= kept_until:
        yield Flaw(
            "day",
            f"Te dane trzeba przechowywać do {kept_until:%d.%m.%Y}, więc nie można ich usunąć "
            f"{day:%d.%m.%Y}.",
            "Odpowiedz, że usunięcie nie jest jeszcze możliwe, i podaj podstawę. Po tym dniu "
            "dane osób są anonimizowane, a statystyki zostają.",
        )


@computes(
    "RODO-11",
    "Czy dziecko samo zgadza się na usługę internetową",
    citation="art. 8 ust. 1 RODO",
    on=latest("day", words="dzień zgody"),
    mark="unconfirmed",
)
def child_consents(
    law: Parameters,
    *,
    born: Annotated[Day, "dzień urodzenia"],
    day: Annotated[Day, "dzień zgody"],
) -> Computed[bool]:
    """Whether the consent needs nobody else. Raises BadInputs for a day before the birth."""
    in_order(born=born, day=day)
    age = law["data_protection.consent_age"].count
    from_day = reached(born, age)
    alone = day >= from_day
    verdict = "zgoda osoby wystarcza" if alone else "potrzebna jest zgoda rodzica lub opiekuna"
    return Computed(alone, (f"{age} lat kończy {spell(from_day)}; {spell(day)} {verdict}.",))


def _end(term: Term) -> str:
    if term.last == term.nominal:
        return spell(term.last)
    return f"{spell(term.last)} ({term.nominal:%d.%m.%Y} nie jest dniem roboczym)"
