"""The programme of cooperation (art. 5a): what it contains, when it is made, who gives an opinion
on it, and the report on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from ccop.law.computed import Computed, FixedDay, fixed_day, plural, spell
from ccop.law.days_off import DAY
from ccop.law.inputs import Day, Flag, Pln, Words, Year, in_order
from ccop.law.money import pln, total_of
from ccop.law.parameters import Parameters
from ccop.law.rule import Reference, computes, finds, latest, year_end
from ccop.law.rulebook import Flaw, left_out
from ccop.law.rules.councils import opinion_days
from ccop.law.rules.time import fixed_day_flaws

_YEAR_BEFORE = Reference(
    "ostatni dzień roku przed rokiem programu", lambda given: date(given["year"] - 1, 12, 31)
)
ProgrammeYear = Annotated[Year, "rok, na który jest program"]


@dataclass(frozen=True)
class Timeline:
    """The latest days on which each step of making a yearly programme may be taken; those of the
    opinion are None where the city has no council of public benefit."""

    draft: date
    consultation_first: date
    consultation_last: date
    opinion_asked: date | None
    opinion_until: date | None
    to_city_council: date
    session: date
    deadline: FixedDay


@computes(
    "ART5A-1",
    "Najpóźniejszy plan uchwalenia rocznego programu",
    citation="art. 5a ust. 1 ustawy",
    on=_YEAR_BEFORE,
)
def timeline(
    law: Parameters,
    *,
    year: ProgrammeYear,
    session: Annotated[Day | None, "dzień sesji; bez niego ostatni możliwy"] = None,
    council: Annotated[Flag, "czy działa rada pożytku publicznego"] = True,
) -> Computed[Timeline]:
    """Counted back from the session, on working days; the time between the steps is what cities
    usually take, only the time for the opinion is of the Act."""
    calendar = law.calendar
    deadline = fixed_day(law["programme.adoption"].in_year(year - 1), calendar)
    session = session or deadline.value.safe
    lead, remarks = law["programme.council_lead_days"].count, law["programme.remark_days"].count
    sent = calendar.last_working_day(session - lead * DAY)
    steps = [
        f"Rada Miasta uchwala program do dnia {spell(deadline.value.day)}.",
        f"Sesja: {spell(session)}.",
        f"Projekt trafia do Rady Miasta {lead} dni wcześniej: {spell(sent)} (praktyka).",
    ]
    asked = until = None
    if council:
        asked = _latest_question(law, sent)
        until = opinion_days(law, asked).value.last
        steps.append(
            f"Rada pożytku dostaje projekt {spell(asked)}, żeby jej czas na opinię minął przed tym "
            f"dniem: {spell(until)} (art. 41i ust. 2 ustawy)."
        )
    last = calendar.last_working_day((asked or sent) - remarks * DAY)
    days = law["consultation.days"].count
    first = calendar.last_working_day(last - (days - 1) * DAY)
    draft = calendar.last_working_day(first - DAY)
    steps += [
        f"Konsultacje kończą się {remarks} dni wcześniej, na rozpatrzenie uwag: {spell(last)}.",
        f"Trwają co najmniej {days} dni, więc zaczynają się {spell(first)} (praktyka).",
        f"Projekt jest gotowy {spell(draft)}.",
    ]
    plan = Timeline(draft, first, last, asked, until, sent, session, deadline.value)
    return Computed(plan, tuple(steps))


def _latest_question(law: Parameters, sent: date) -> date:
    """The last working day on which an opinion may be asked for, to have it before `sent`."""
    calendar = law.calendar
    day = calendar.last_working_day(sent - DAY)
    while opinion_days(law, day).value.last >= sent:
        day = calendar.last_working_day(day - DAY)
    return day


@finds(
    "ART5A-1.plan",
    "Czy plan uchwalenia programu jest wykonalny",
    citation="art. 5a ust. 1 ustawy",
    on=_YEAR_BEFORE,
)
def plan_is_feasible(
    law: Parameters,
    *,
    year: ProgrammeYear,
    consultation_first: Annotated[Day, "pierwszy dzień konsultacji"],
    consultation_last: Annotated[Day, "ostatni dzień konsultacji"],
    to_city_council: Annotated[Day, "dzień przekazania projektu Radzie Miasta"],
    session: Annotated[Day, "dzień sesji"],
    opinion_asked: Annotated[Day | None, "dzień doręczenia projektu radzie pożytku"] = None,
) -> Iterator[Flaw]:
    """The programme is passed after consultations and by its day. Raises BadInputs where the
    consultations end before they begin."""
    in_order(consultation_first=consultation_first, consultation_last=consultation_last)
    if to_city_council <= consultation_last:
        yield Flaw(
            "to_city_council",
            f"Projekt trafia do Rady Miasta {to_city_council:%d.%m.%Y}, a konsultacje kończą się "
            f"{consultation_last:%d.%m.%Y}.",
            "Przekaż projekt po konsultacjach.",
        )
    if session < to_city_council:
        yield Flaw(
            "session",
            f"Sesja {session:%d.%m.%Y} jest przed przekazaniem projektu "
            f"({to_city_council:%d.%m.%Y}).",
            "Popraw jedną z dat.",
        )
    if opinion_asked is not None:
        until = opinion_days(law, opinion_asked).value.last
        if to_city_council <= until:
            yield Flaw(
                "opinion_asked",
                f"Rada pożytku ma czas na opinię do {spell(until)}, a projekt trafia do Rady "
                f"Miasta {to_city_council:%d.%m.%Y}.",
                f"Przekaż projekt po {until:%d.%m.%Y} albo po otrzymaniu opinii.",
                "warning",
                "art. 5a ust. 2a i art. 41i ust. 2 ustawy",
            )
    deadline = law["programme.adoption"].in_year(year - 1)
    yield from fixed_day_flaws("session", "Uchwalenie programu", session, deadline, law.calendar)


def _of_programme(**parts: str) -> Mapping[str, tuple[str, str]]:
    return {
        name: (f"W programie nie ma części: {part}.", f"art. 5a ust. 4 pkt {point} ustawy")
        for point, (name, part) in enumerate(parts.items(), start=1)
    }


_YEARLY = _of_programme(
    aims="cel główny i cele szczegółowe",
    principles="zasady współpracy",
    scope="zakres przedmiotowy",
    forms="formy współpracy",
    priorities="priorytetowe zadania publiczne",
    period="okres realizacji",
    manner="sposób realizacji",
    funds="wysokość środków planowanych na realizację",
    evaluation="sposób oceny realizacji",
    making="sposób tworzenia programu i przebieg konsultacji",
    commissions="tryb powoływania i zasady działania komisji konkursowych",
)
_SEVERAL_YEARS: Mapping[str, tuple[str, str]] = {
    name: (message, "art. 5a ust. 5 ustawy")
    for name, (message, _) in _YEARLY.items()
    if name in ("aims", "scope", "period", "manner", "funds")
}
_COMPLETE = "Uzupełnij tę część programu."

Aims = Annotated[Words, "cel główny i cele szczegółowe"]
Scope = Annotated[Words, "zakres przedmiotowy"]
Period = Annotated[Words, "okres realizacji"]
Manner = Annotated[Words, "sposób realizacji"]
Funds = Annotated[Words, "wysokość środków planowanych na realizację"]


@finds("ART5A-2", "Części wieloletniego programu", citation="art. 5a ust. 2 i 5 ustawy")
def programme_of_years_is_whole(
    law: Parameters,
    *,
    aims: Aims = "",
    scope: Scope = "",
    period: Period = "",
    manner: Manner = "",
    funds: Funds = "",
) -> Iterator[Flaw]:
    """A city need not have one; the Act sets no longest time for it."""
    said = {"aims": aims, "scope": scope, "period": period, "manner": manner, "funds": funds}
    yield from left_out(said, _SEVERAL_YEARS, _COMPLETE)


@finds("ART5A-4", "Jedenaście części rocznego programu", citation="art. 5a ust. 4 ustawy")
def programme_is_whole(
    law: Parameters,
    *,
    aims: Aims = "",
    principles: Annotated[Words, "zasady współpracy"] = "",
    scope: Scope = "",
    forms: Annotated[Words, "formy współpracy"] = "",
    priorities: Annotated[Words, "priorytetowe zadania publiczne"] = "",
    period: Period = "",
    manner: Manner = "",
    funds: Funds = "",
    evaluation: Annotated[Words, "sposób oceny realizacji"] = "",
    making: Annotated[Words, "sposób tworzenia programu i przebieg konsultacji"] = "",
    commissions: Annotated[Words, "tryb powoływania i zasady działania komisji konkursowych"] = "",
) -> Iterator[Flaw]:
    """A programme that leaves out one of them is not ready to be passed."""
    said = {
        "aims": aims,
        "principles": principles,
        "scope": scope,
        "forms": forms,
        "priorities": priorities,
        "period": period,
        "manner": manner,
        "funds": funds,
        "evaluation": evaluation,
        "making": making,
        "commissions": commissions,
    }
    yield from left_out(said, _YEARLY, _COMPLETE)


@finds(
    "ART5A-2A",
    "Opinia rady pożytku przy projekcie programu",
    citation="art. 5a ust. 2a ustawy",
    on=latest("sent", words="dzień przekazania projektu Radzie Miasta"),
)
def opinion_is_attached(
    law: Parameters,
    *,
    sent: Annotated[Day, "dzień przekazania projektu Radzie Miasta"],
    opinion: Annotated[
        Literal["tak", "nie", "nie złożono w terminie"] | None,
        "czy rada pożytku wydała opinię; „nie”, gdy jej nie ma albo opinii odmówiła",
    ] = None,
    attached: Annotated[Flag, "czy opinię dołączono do projektu"] = False,
    delivered: Annotated[Day | None, "dzień doręczenia projektu radzie pożytku"] = None,
) -> Iterator[Flaw]:
    """The draft does not go to the city council before it is said what became of the opinion."""
    if opinion is None:
        yield Flaw(
            "opinion",
            "Nie zapisano, czy rada pożytku wydała opinię o projekcie.",
            "Wybierz: tak, nie albo nie złożono w terminie.",
        )
    elif opinion == "tak" and not attached:
        yield Flaw(
            "attached",
            "Rada pożytku wydała opinię, a nie dołączono jej do projektu.",
            "Dołącz opinię do projektu.",
        )
    elif opinion == "nie złożono w terminie":
        until = None if delivered is None else opinion_days(law, delivered).value.last
        if until is None:
            yield Flaw(
                "delivered",
                "Nie zapisano, kiedy projekt doręczono radzie pożytku, więc nie wiadomo, czy jej "
                "czas minął.",
                "Wpisz dzień doręczenia.",
                citation="art. 41i ust. 2 ustawy",
            )
        elif sent <= until:
            yield Flaw(
                "sent",
                f"Rada pożytku ma czas na opinię do {spell(until)}, a projekt przekazano "
                f"{sent:%d.%m.%Y}.",
                f"Przekaż projekt po {until:%d.%m.%Y}.",
                citation="art. 41i ust. 2 ustawy",
            )


_REPORT_YEAR = year_end("year", words="ostatni dzień roku, w którym składa się sprawozdanie")
ReportYear = Annotated[Year, "rok, w którym składa się sprawozdanie za rok poprzedni"]


@dataclass(frozen=True)
class ReportDays:
    """The day of the Act, the safe working day, and the days on which to remind of it."""

    deadline: FixedDay
    reminders: tuple[date, ...]


@computes(
    "ART5A-3",
    "Termin sprawozdania z programu",
    citation="art. 5a ust. 3 ustawy",
    on=_REPORT_YEAR,
)
def report_days(law: Parameters, *, year: ReportYear) -> Computed[ReportDays]:
    """By when the report on last year's programme is before the city council and in BIP."""
    deadline = fixed_day(law["programme.report"].in_year(year), law.calendar)
    before = [
        law[f"programme.report_{which}_reminder"].count for which in ("first", "second", "last")
    ]
    reminders = tuple(deadline.value.safe - days * DAY for days in before)
    steps = (
        f"Sprawozdanie z programu za {year - 1} r. składa się Radzie Miasta i publikuje w BIP.",
        *deadline.steps,
        f"Przypomnienia: {'; '.join(map(spell, reminders))}.",
    )
    return Computed(ReportDays(deadline.value, reminders), steps)


@finds(
    "ART5A-3.done",
    "Czy sprawozdanie z programu złożono i opublikowano",
    citation="art. 5a ust. 3 ustawy",
    on=_REPORT_YEAR,
)
def report_is_done(
    law: Parameters,
    *,
    year: ReportYear,
    today: Annotated[Day, "dzień, o który się pyta"],
    submitted: Annotated[Day | None, "dzień złożenia Radzie Miasta"] = None,
    published: Annotated[Day | None, "dzień publikacji w BIP"] = None,
    bip: Annotated[Words, "adres sprawozdania w BIP"] = "",
) -> Iterator[Flaw]:
    """Two acts, both by the day; what is not yet due is not missed."""
    deadline = law["programme.report"].in_year(year)
    acts = {
        "submitted": (submitted, "Złożenie sprawozdania Radzie Miasta"),
        "published": (published, "Publikacja sprawozdania w BIP"),
    }
    for where, (done, act) in acts.items():
        if done is not None:
            yield from fixed_day_flaws(where, act, done, deadline, law.calendar)
        elif today > deadline:
            yield Flaw(
                where,
                f"{act}: nie zapisano jej, a termin minął {spell(deadline)}.",
                "Zrób to niezwłocznie i zapisz dzień.",
            )
    if published is not None and not bip.strip():
        yield Flaw("bip", "Brakuje adresu sprawozdania w BIP.", "Wpisz adres strony BIP.")


@computes(
    "ART5A-5",
    "Planowane dotacje dla organizacji w roku",
    citation="art. 5a ust. 4 pkt 8 i art. 19a ust. 7 ustawy",
)
def planned_grants(
    law: Parameters,
    *,
    amounts: Annotated[tuple[Pln, ...], "dotacje planowane w programie, po pozycjach"],
) -> Computed[Decimal]:
    """PLN; the base of the limit of small grants in the year."""
    total = total_of(amounts)
    lines = plural(len(amounts), "pozycja", "pozycje", "pozycji")
    steps = (
        f"{lines} planu dotacji, razem {pln(total)}.",
        "Od tej kwoty liczy się limit małych grantów w roku (art. 19a ust. 7 ustawy).",
    )
    return Computed(total, steps)
