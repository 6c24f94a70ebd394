"""Councils of public benefit (art. 41e-41i): how one comes to be, who sits in it, for how long,
and in what matters and by when it gives its opinion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from ccop.law.computed import Computed, plural, spell, term_of_days, term_of_months
from ccop.law.inputs import Count, Day, Words, in_order
from ccop.law.money import HUNDRED, format_number
from ccop.law.parameters import Parameters
from ccop.law.reading import folded
from ccop.law.rule import computes, finds, latest
from ccop.law.rulebook import Flaw
from ccop.law.terms import Term, same_day

_MOTION = latest("received", words="dzień wpływu wniosku")


@computes("ART41E-1", "Czas na utworzenie rady", citation="art. 41e ust. 1 ustawy", on=_MOTION)
def founding_term(
    law: Parameters, *, received: Annotated[Day, "dzień wpływu wspólnego wniosku organizacji"]
) -> Computed[Term]:
    """By when the executive creates the council that organisations have moved for."""
    months = law["council.founding_months"].count
    return term_of_months(received, months, law.calendar, "po dniu wpływu wniosku")


@finds(
    "ART41E-1.motion",
    "Wspólny wniosek o utworzenie rady",
    citation="art. 41e ust. 1 ustawy",
    on=_MOTION,
)
def motion_has_enough_organisations(
    law: Parameters,
    *,
    organisations: Annotated[
        tuple[Words, ...], "organizacje działające w mieście, bez spółdzielni socjalnych"
    ],
    received: Annotated[Day | None, "dzień wpływu wniosku"] = None,
) -> Iterator[Flaw]:
    """An organisation that is written twice counts once; `received` decides only by which law."""
    count = len({folded(name) for name in organisations if name.strip()})
    least = law["council.founders"].count
    if count < least:
        yield Flaw(
            "organisations",
            f"Organizacji we wniosku: {count}, a potrzeba co najmniej {least}.",
            f"Do wniosku musi dołączyć jeszcze {least - count}.",
        )


@dataclass(frozen=True)
class CouncilTerm:
    """The last day of a council's term, and the day on which to begin with the next one."""

    last: date
    reminder: date


@computes(
    "ART41E-3",
    "Kadencja rady",
    citation="art. 41e ust. 3 ustawy",
    on=latest("begins", words="pierwszy dzień kadencji"),
)
def council_term(
    law: Parameters, *, begins: Annotated[Day, "pierwszy dzień kadencji"]
) -> Computed[CouncilTerm]:
    """A term of office is no term to perform an act: days off do not move its end."""
    years, months = law["council.term_years"].count, law["council.reminder_months"].count
    last = same_day(begins, 12 * years)
    reminder = same_day(last, -months)
    steps = (
        (
            f"Kadencja trwa {plural(years, 'rok', 'lata', 'lat')} od {spell(begins)} i kończy się "
            f"z upływem tego samego dnia roku: {spell(last)} (art. 112 Kodeksu cywilnego)."
        ),
        f"Przypomnienie {months} mies. wcześniej: {spell(reminder)}.",
    )
    return Computed(CouncilTerm(last, reminder), steps)


@finds("ART41F-1", "Skład rady", citation="art. 41f ustawy")
def council_is_composed(
    law: Parameters,
    *,
    from_city_council: Annotated[Count, "przedstawiciele rady miasta"],
    from_executive: Annotated[Count, "przedstawiciele prezydenta miasta"],
    from_organisations: Annotated[Count, "przedstawiciele organizacji działających w mieście"],
) -> Iterator[Flaw]:
    """All three sides sit in it, organisations with half of the seats at least."""
    sides = {
        "from_city_council": (from_city_council, "rady miasta"),
        "from_executive": (from_executive, "prezydenta miasta"),
        "from_organisations": (from_organisations, "organizacji"),
    }
    for where, (count, whose) in sides.items():
        if not count:
            yield Flaw(where, f"W radzie nie ma przedstawicieli {whose}.", "Uzupełnij skład rady.")
    members = from_city_council + from_executive + from_organisations
    share = law["council.ngo_share"].number
    if HUNDRED * from_organisations < share * members:
        yield Flaw(
            "from_organisations",
            f"Organizacje mają w radzie {from_organisations} z {members} miejsc, a powinny mieć "
            f"co najmniej {format_number(share)}%.",
            "Powołaj więcej przedstawicieli organizacji albo zmniejsz liczbę pozostałych.",
        )


Attendance = Literal["obecny", "nieobecny usprawiedliwiony", "nieobecny nieusprawiedliwiony"]


@dataclass(frozen=True)
class Absences:
    """Meetings missed without excuse one after another: the longest row, the row that still
    goes on, and whether the longest is a ground for dismissal."""

    longest: int
    current: int
    dismissible: bool


@computes(
    "ART41G-2",
    "Nieusprawiedliwione nieobecności członka rady",
    citation="art. 41g ust. 2 ustawy",
)
def absences(
    law: Parameters,
    *,
    meetings: Annotated[
        tuple[Attendance, ...], "obecność na kolejnych posiedzeniach, od najdawniejszego"
    ],
) -> Computed[Absences]:
    """A meeting that was attended, or missed with an excuse, breaks the row."""
    current = longest = 0
    for attendance in meetings:
        current = current + 1 if attendance == "nieobecny nieusprawiedliwiony" else 0
        longest = max(longest, current)
    limit = law["council.absences"].count
    dismissible = longest >= limit
    verdict = "Członka można" if dismissible else "Z tego powodu członka nie można"
    steps = (
        f"Najwięcej kolejnych nieusprawiedliwionych nieobecności: {longest}; ostatnio: {current}.",
        f"Podstawą odwołania są {limit} kolejne. {verdict} odwołać przed upływem kadencji.",
    )
    return Computed(Absences(longest, current, dismissible), steps)


Matter = Literal[
    "projekt strategii rozwoju",
    "projekt programu współpracy",
    "inny projekt uchwały lub aktu prawa miejscowego w sferze zadań publicznych",
    "funkcjonowanie organizacji pozarządowych",
    "spór organizacji z urzędem",
    "zlecanie zadań i standardy ich wykonywania",
    "sprawa spoza sfery zadań publicznych",
]
MatterInput = Annotated[Matter, "czego dotyczy sprawa"]
_TASKS: Mapping[Matter, str] = {
    "projekt strategii rozwoju": "opiniuje projekty strategii rozwoju",
    "projekt programu współpracy": "opiniuje projekty uchwał dotyczących współpracy, "
    "w tym programów współpracy",
    "inny projekt uchwały lub aktu prawa miejscowego w sferze zadań publicznych": "opiniuje "
    "projekty uchwał i aktów prawa miejscowego w sferze zadań publicznych",
    "funkcjonowanie organizacji pozarządowych": "wyraża opinie o funkcjonowaniu organizacji",
    "spór organizacji z urzędem": "pomaga w razie sporu organizacji z organami miasta",
    "zlecanie zadań i standardy ich wykonywania": "wyraża opinie o zadaniach publicznych, "
    "ich zlecaniu i standardach",
}
_TIMED: tuple[Matter, ...] = ("projekt programu współpracy", "projekt strategii rozwoju")
"""The only two documents for which the Act limits the time for an opinion."""


@dataclass(frozen=True)
class Routing:
    """Whether a matter goes to the council, and in how many days it must answer; None where the
    Act sets no time."""

    asked: bool
    days: int | None


@computes("ART41I-1", "Czy sprawa trafia do rady pożytku", citation="art. 41i ust. 1 ustawy")
def routing(law: Parameters, *, matter: MatterInput) -> Computed[Routing]:
    """What is in the council's tasks is sent to it."""
    if matter not in _TASKS:
        return Computed(Routing(asked=False, days=None), ("Sprawa nie należy do zadań rady.",))
    task = f"Rada pożytku {_TASKS[matter]} (art. 41i ust. 1 ustawy)."
    if matter not in _TIMED:
        return Computed(Routing(asked=True, days=None), (task, "Ustawa nie ogranicza czasu."))
    days = law["council.opinion_days"].count
    return Computed(
        Routing(asked=True, days=days),
        (task, f"Na opinię jest {days} dni od doręczenia (art. 41i ust. 2 ustawy)."),
    )


_DELIVERED = latest("delivered", words="dzień doręczenia projektu radzie pożytku")
Delivered = Annotated[Day, "dzień doręczenia projektu radzie pożytku"]


@computes(
    "ART41I-2", "Czas na opinię rady pożytku", citation="art. 41i ust. 2 ustawy", on=_DELIVERED
)
def opinion_term(
    law: Parameters, *, matter: MatterInput, delivered: Delivered
) -> Computed[Term | None]:
    """None for matters in which the Act sets no time."""
    if matter not in _TIMED:
        step = f"Ustawa ogranicza czas tylko dla dwóch spraw: {', '.join(_TIMED)}."
        return Computed(None, (step,))
    term = opinion_days(law, delivered)
    return Computed(term.value, term.steps)


def opinion_days(law: Parameters, delivered: date) -> Computed[Term]:
    """The time for an opinion on a draft programme or strategy."""
    days = law["council.opinion_days"].count
    return term_of_days(delivered, days, law.calendar, "po dniu doręczenia projektu")


@dataclass(frozen=True)
class OpinionStatus:
    """How an opinion stands on a day."""

    status: Literal["oczekiwanie", "opinia w terminie", "rezygnacja z prawa do opinii"]
    until: date


@computes(
    "ART41I-2.status",
    "Czy rada pożytku zrezygnowała z opinii",
    citation="art. 41i ust. 2 ustawy",
    on=_DELIVERED,
)
def opinion_status(
    law: Parameters,
    *,
    delivered: Delivered,
    today: Annotated[Day, "dzień, o który się pyta"],
    given: Annotated[Day | None, "dzień przedstawienia opinii"] = None,
) -> Computed[OpinionStatus]:
    """Of a draft programme or strategy: no opinion in time is a waiver; one that comes later may
    be read, and nobody must wait for it. Raises BadInputs where it came before the draft."""
    if given is not None:
        in_order(delivered=delivered, given=given)
    term = opinion_days(law, delivered)
    until = term.value.last
    if given is not None and given <= until:
        step = f"Opinię przedstawiono {spell(given)}, w terminie."
        return Computed(OpinionStatus("opinia w terminie", until), (*term.steps, step))
    if today <= until:
        step = f"Do {spell(until)} rada może przedstawić opinię."
        return Computed(OpinionStatus("oczekiwanie", until), (*term.steps, step))
    late = "" if given is None else f" Opinia z {spell(given)} przyszła po terminie."
    step = f"W terminie opinii nie było, co oznacza rezygnację z prawa do niej.{late}"
    return Computed(OpinionStatus("rezygnacja z prawa do opinii", until), (*term.steps, step))
