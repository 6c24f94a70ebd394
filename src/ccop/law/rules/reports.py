"""When reports on a task are due, and with which template (art. 18 and 19)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from ccop.law.computed import Computed, days_word, spell, term_of_days
from ccop.law.inputs import Day, Year, in_order
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds, latest, year_end
from ccop.law.rulebook import Flaw
from ccop.law.terms import Term

ReportKind = Literal["częściowe", "końcowe"]
Paper = Literal[
    "oferta",
    "oferta w regrantingu",
    "umowa",
    "umowa w regrantingu",
    "sprawozdanie",
    "sprawozdanie operatora",
]

_CALLED = latest("delivered", words="dzień doręczenia wezwania")


@dataclass(frozen=True)
class ReportingPeriod:
    """The part of a task that falls on one budget year, and the report on it."""

    year: int
    begin: date
    end: date
    kind: ReportKind


@computes(
    "ART18-1",
    "Termin sprawozdania końcowego",
    citation="art. 18 ust. 1 ustawy",
    on=latest("task_end", words="ostatni dzień realizacji zadania"),
)
def final_report_due(
    law: Parameters, *, task_end: Annotated[Day, "ostatni dzień realizacji zadania według umowy"]
) -> Computed[Term]:
    """So many days after the end of the task, not of the contract or of the payment."""
    days = law["report.final_days"].count
    return term_of_days(task_end, days, law.calendar, "po dniu zakończenia zadania")


@computes(
    "ART18-2",
    "Sprawozdania z lat budżetowych",
    citation="art. 18 ust. 2 ustawy",
    on=latest("task_start", words="pierwszy dzień realizacji zadania"),
)
def reporting_periods(
    law: Parameters,
    *,
    task_start: Annotated[Day, "pierwszy dzień realizacji zadania"],
    task_end: Annotated[Day, "ostatni dzień realizacji zadania"],
) -> Computed[tuple[ReportingPeriod, ...]]:
    """One report for each calendar year that the task touches; the last of them is the final one.

    Raises BadInputs where the end comes before the start.
    """
    in_order(task_start=task_start, task_end=task_end)
    periods = tuple(
        ReportingPeriod(
            year,
            max(task_start, date(year, 1, 1)),
            min(task_end, date(year, 12, 31)),
            "końcowe" if year == task_end.year else "częściowe",
        )
        for year in range(task_start.year, task_end.year + 1)
    )
    return Computed(
        periods,
        (
            "Okresem sprawozdawczym jest rok budżetowy, czyli kalendarzowy.",
            *(
                f"Sprawozdanie {each.kind} za {each.year} rok: "
                f"{each.begin:%d.%m.%Y}–{each.end:%d.%m.%Y}."
                for each in periods
            ),
        ),
    )


@computes(
    "ART18-2.yearly",
    "Termin sprawozdania częściowego za rok zadania wieloletniego",
    citation="art. 18 ust. 2 ustawy; wzór umowy, § 9 ust. 4",
    on=year_end("year", words="ostatni dzień roku budżetowego"),
    mark="unconfirmed",
)
def yearly_report_due(
    law: Parameters, *, year: Annotated[Year, "rok budżetowy, za który jest sprawozdanie"]
) -> Computed[Term]:
    """So many days after the end of the budget year, as the framework contract has it."""
    days = law["report.yearly_days"].count
    return term_of_days(date(year, 12, 31), days, law.calendar, "po końcu roku budżetowego")


@computes(
    "ART18-3",
    "Najwcześniejszy termin sprawozdania częściowego na wezwanie",
    citation="art. 18 ust. 3 ustawy",
    on=_CALLED,
)
def earliest_called_report(
    law: Parameters, *, delivered: Annotated[Day, "dzień doręczenia wezwania"]
) -> Computed[Term]:
    """The first day for which the authority may call a partial report; `last` is the first working
    day from then on, which is recommended."""
    days = law["report.partial_days"].count
    counted = term_of_days(delivered, days, law.calendar, "po dniu doręczenia wezwania")
    term, steps = counted.value, [counted.steps[0], "Wcześniejszego terminu wyznaczyć nie wolno."]
    if term.last != term.nominal:
        steps.append(f"Ten dzień jest wolny od pracy. Zalecany termin: {spell(term.last)}.")
    return Computed(term, tuple(steps))


@finds(
    "ART18-3.due",
    "Czy termin sprawozdania na wezwanie nie jest za krótki",
    citation="art. 18 ust. 3 ustawy",
    on=_CALLED,
)
def called_report_has_time(
    law: Parameters,
    *,
    delivered: Annotated[Day, "dzień doręczenia wezwania"],
    due: Annotated[Day, "termin sprawozdania podany w wezwaniu"],
) -> Iterator[Flaw]:
    """A call that leaves less time does not bind."""
    term, days = earliest_called_report(law, delivered=delivered).value, law["report.partial_days"]
    if due < term.nominal:
        yield Flaw(
            "due",
            f"Wezwanie doręczone {delivered:%d.%m.%Y} wyznacza termin {due:%d.%m.%Y}, a od "
            f"doręczenia musi minąć {days.count} {days_word(days.count)}.",
            f"Wyznacz termin nie wcześniej niż {term.last:%d.%m.%Y}.",
        )


@computes(
    "ART18-X1",
    "Termin po wezwaniu do złożenia zaległego sprawozdania",
    citation="wzór umowy, § 9 ust. 7",
    on=_CALLED,
    mark="unconfirmed",
)
def overdue_report_due(
    law: Parameters, *, delivered: Annotated[Day, "dzień doręczenia wezwania"]
) -> Computed[Term]:
    """The last chance to file a report that is overdue; what follows is for the office to
    decide."""
    days = law["report.call_days"].count
    answer = term_of_days(delivered, days, law.calendar, "po dniu doręczenia wezwania")
    after = (
        "Bez sprawozdania w tym terminie urząd może uznać dotację za wykorzystaną niezgodnie "
        "z przeznaczeniem (wzór umowy, § 9 ust. 8)."
    )
    return Computed(answer.value, (*answer.steps, after))


@computes(
    "ART19-1",
    "Obowiązujący wzór",
    citation="art. 19 ustawy",
    on=latest("announced", words="dzień ogłoszenia konkursu"),
)
def template(
    law: Parameters,
    *,
    announced: Annotated[Day, "dzień ogłoszenia konkursu"],
    paper: Annotated[Paper, "czego dotyczy wzór"],
) -> Computed[str]:
    """The official template of a paper in a competition announced on a day. A joint offer and an
    update of an offer have no templates of their own."""
    found = law[f"template.{paper}"]
    step = (
        f"W konkursie ogłoszonym {spell(announced)} stosuje się wzór: {found.value} "
        f"({found.legal_basis})."
    )
    return Computed(found.value, (step,))
