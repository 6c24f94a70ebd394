"""The programme of cooperation: its parts, its timeline, the opinion on it, the report."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.findings import Finding
from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at, table
from ccop.law.rules.cooperation import consultation_is_long_enough
from ccop.law.rules.programme import (
    opinion_is_attached,
    plan_is_feasible,
    planned_grants,
    programme_is_whole,
    programme_of_years_is_whole,
    report_days,
    report_is_done,
    timeline,
)
from ccop.law.running import inputs_of, run

LAW = parameters_at(date(2026, 12, 31))
years = st.integers(min_value=2025, max_value=2199)


def test_the_timeline_is_counted_back_from_the_last_possible_session() -> None:
    # By hand: 30.11.2026 is a Monday. 14 days before: Monday 16.11. The opinion must be over by
    # then: 2.11 + 14 = 16.11 is too late, 1.11 is All Saints and a Sunday, 31.10 a Saturday, so it
    # is asked for on Friday 30.10, until 13.11. 7 days before: Friday 23.10. 14 days with it begin
    # on 10.10, a Saturday, so on Friday 9.10. The draft: Thursday 8.10.
    answer = timeline(LAW, year=2027)
    plan = answer.value
    assert (plan.deadline.day, plan.session) == (date(2026, 11, 30), date(2026, 11, 30))
    assert plan.to_city_council == date(2026, 11, 16)
    assert (plan.opinion_asked, plan.opinion_until) == (date(2026, 10, 30), date(2026, 11, 13))
    assert (plan.consultation_first, plan.consultation_last) == (
        date(2026, 10, 9),
        date(2026, 10, 23),
    )
    assert plan.draft == date(2026, 10, 8)
    assert answer.steps == (
        "Rada Miasta uchwala program do dnia 30.11.2026, poniedziałek.",
        "Sesja: 30.11.2026, poniedziałek.",
        "Projekt trafia do Rady Miasta 14 dni wcześniej: 16.11.2026, poniedziałek (praktyka).",
        (
            "Rada pożytku dostaje projekt 30.10.2026, piątek, żeby jej czas na opinię minął "
            "przed tym dniem: 13.11.2026, piątek (art. 41i ust. 2 ustawy)."
        ),
        ("Konsultacje kończą się 7 dni wcześniej, na rozpatrzenie uwag: 23.10.2026, piątek."),
        "Trwają co najmniej 14 dni, więc zaczynają się 9.10.2026, piątek (praktyka).",
        "Projekt jest gotowy 8.10.2026, czwartek.",
    )


def test_a_deadline_on_a_sunday_takes_the_session_to_the_friday_before() -> None:
    # By hand: 30.11.2025 is a Sunday.
    plan = timeline(LAW, year=2026).value
    assert (plan.deadline.day, plan.session) == (date(2025, 11, 30), date(2025, 11, 28))


def test_without_a_council_consultations_end_a_week_before_the_draft_is_sent() -> None:
    # By hand: session 26.11.2026, Thursday; sent 12.11, Thursday; a week before: Thursday 5.11.
    plan = timeline(LAW, year=2027, session=date(2026, 11, 26), council=False).value
    assert (plan.opinion_asked, plan.opinion_until) == (None, None)
    assert plan.to_city_council == date(2026, 11, 12)
    assert plan.consultation_last == date(2026, 11, 5)


@given(years, st.booleans())
def test_whoever_keeps_to_the_timeline_hears_of_no_flaw(year: int, council: bool) -> None:
    plan = timeline(LAW, year=year, council=council).value
    steps = [
        plan.draft,
        plan.consultation_first,
        plan.consultation_last,
        *filter(None, (plan.opinion_asked, plan.opinion_until)),
        plan.to_city_council,
        plan.session,
    ]
    assert steps == sorted(steps)
    assert all(map(LAW.calendar.is_working_day, steps))
    found = plan_is_feasible(
        LAW,
        year=year,
        consultation_first=plan.consultation_first,
        consultation_last=plan.consultation_last,
        opinion_asked=plan.opinion_asked,
        to_city_council=plan.to_city_council,
        session=plan.session,
    )
    assert found == []
    length = consultation_is_long_enough(
        LAW, opens=plan.consultation_first, closes=plan.consultation_last
    )
    assert length == []


def test_the_law_of_the_year_before_decides() -> None:
    row = table().on(LAW.day)["programme.adoption"]
    later = row.model_copy(update={"value": "12-15", "valid_from": date(2027, 1, 1)})
    rows = table().with_rows([later])
    asked = run(timeline, {"year": "2027"}, table=rows, asked=date(2027, 2, 1))
    assert asked.day == date(2026, 12, 31)
    assert asked.result.deadline.day == date(2026, 11, 30)
    next_year = run(timeline, {"year": "2028"}, table=rows, asked=date(2027, 2, 1))
    assert next_year.result.deadline.day == date(2027, 12, 15)


def _plan(**changed: Any) -> list[Finding]:
    plan: dict[str, Any] = {
        "year": 2027,
        "consultation_first": date(2026, 10, 9),
        "consultation_last": date(2026, 10, 23),
        "opinion_asked": date(2026, 10, 30),
        "to_city_council": date(2026, 11, 16),
        "session": date(2026, 11, 30),
    }
    return plan_is_feasible(LAW, **(plan | changed))


@pytest.mark.parametrize(
    ("changed", "where", "severity"),
    [
        # 1.12 is after 30.11: late, and still to be done.
        ({"session": date(2026, 12, 1)}, "session", "warning"),
        ({"session": date(2026, 11, 13)}, "session", "error"),
        ({"consultation_last": date(2026, 11, 16)}, "to_city_council", "error"),
        # 2.11 + 14 = 16.11, the day on which the draft is sent.
        ({"opinion_asked": date(2026, 11, 2)}, "opinion_asked", "warning"),
    ],
)
def test_a_plan_that_does_not_work_is_told_where(
    changed: dict[str, Any], where: str, severity: str
) -> None:
    (finding,) = _plan(**changed)
    assert (finding.where, finding.severity) == (where, severity)


def test_a_plan_without_an_opinion_asks_for_none() -> None:
    assert _plan(opinion_asked=None) == []


def test_consultations_of_a_plan_do_not_end_before_they_begin() -> None:
    with pytest.raises(BadInputs, match="consultation_last"):
        _plan(consultation_last=date(2026, 10, 8))


def test_a_programme_wants_eleven_parts() -> None:
    # By hand (art. 5a ust. 4): 11 points, the commissions are the last.
    missed = programme_is_whole(LAW, aims=" ")
    assert [finding.citation for finding in missed] == [
        f"art. 5a ust. 4 pkt {point} ustawy" for point in range(1, 12)
    ]
    names = [each.name for each in inputs_of(programme_is_whole)]
    assert [finding.where for finding in missed] == names
    said = dict.fromkeys(names, "tekst")
    whole = run(programme_is_whole, said, table=table(), asked=LAW.day)
    assert whole.findings == []
    (finding,) = run(
        programme_is_whole, said | {"commissions": ""}, table=table(), asked=LAW.day
    ).findings
    assert finding.message == (
        "W programie nie ma części: tryb powoływania i zasady działania komisji konkursowych."
    )


def test_a_programme_of_several_years_wants_five_parts() -> None:
    # By hand (art. 5a ust. 5): aims, scope, period, manner, funds.
    missed = programme_of_years_is_whole(LAW)
    assert [each.where for each in missed] == ["aims", "scope", "period", "manner", "funds"]
    assert {finding.citation for finding in missed} == {"art. 5a ust. 5 ustawy"}
    whole = programme_of_years_is_whole(
        LAW, aims="cele", scope="zakres", period="2027-2030", manner="sposób", funds="środki"
    )
    assert whole == []


SENT = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({}, ["opinion"]),
        ({"opinion": "nie"}, []),
        ({"opinion": "tak"}, ["attached"]),
        ({"opinion": "tak", "attached": "tak"}, []),
        ({"opinion": "nie złożono w terminie"}, ["delivered"]),
        # 30.10.2026 + 14 = 13.11, over on 16.11; 2.11 + 14 = 16.11, not over yet.
        ({"opinion": "nie złożono w terminie", "delivered": "2026-10-30"}, []),
        ({"opinion": "nie złożono w terminie", "delivered": "2026-11-02"}, ["sent"]),
    ],
)
def test_the_draft_waits_until_it_is_said_what_became_of_the_opinion(
    said: dict[str, str], where: list[str]
) -> None:
    answer = run(opinion_is_attached, {"sent": SENT, **said}, table=table(), asked=LAW.day)
    assert answer.day == SENT
    assert [(each.where, each.severity) for each in answer.findings] == [
        (name, "error") for name in where
    ]


def test_the_report_is_due_on_31_may_and_safe_on_the_working_day_before() -> None:
    # By hand: 31.05.2026 is a Sunday, the Friday before 29.05. 60 days before that: 30.03;
    # 30 days: 29.04; 7 days: 22.05.
    answer = report_days(LAW, year=2026)
    assert answer.value.deadline.day == date(2026, 5, 31)
    assert answer.value.deadline.safe == date(2026, 5, 29)
    assert answer.value.reminders == (date(2026, 3, 30), date(2026, 4, 29), date(2026, 5, 22))
    assert answer.steps == (
        "Sprawozdanie z programu za 2025 r. składa się Radzie Miasta i publikuje w BIP.",
        "Termin jest dniem kalendarza: 31.05.2026, niedziela. Nie przesuwa się.",
        "Ten dzień jest wolny. Bezpieczny ostatni dzień roboczy: 29.05.2026, piątek.",
        "Przypomnienia: 30.03.2026, poniedziałek; 29.04.2026, środa; 22.05.2026, piątek.",
    )


@given(years)
def test_the_safe_day_of_the_report_is_a_working_day_by_31_may(year: int) -> None:
    value = report_days(LAW, year=year).value
    assert LAW.calendar.is_working_day(value.deadline.safe)
    assert value.deadline.safe <= value.deadline.day == date(year, 5, 31)
    assert list(value.reminders) == sorted(value.reminders)


def _report(today: date, **done: Any) -> list[tuple[str, str]]:
    found = report_is_done(LAW, year=2026, today=today, **done)
    return [(finding.where, finding.severity) for finding in found]


def test_the_report_wants_both_acts_by_its_day() -> None:
    last = date(2026, 5, 31)
    assert _report(last) == []
    assert _report(last + DAY) == [("submitted", "error"), ("published", "error")]
    done = {"submitted": date(2026, 5, 28), "published": date(2026, 5, 29), "bip": "bip/1"}
    assert _report(last + DAY, **done) == []
    assert _report(last + DAY, **done | {"submitted": last + DAY}) == [("submitted", "warning")]
    assert _report(last, **done | {"bip": " "}) == [("bip", "error")]


def test_planned_grants_are_the_base_of_the_limit_of_small_ones() -> None:
    # By hand: 400 000,00 + 350 000,50 + 0,50 = 750 001,00.
    answer = planned_grants(
        LAW, amounts=(Decimal("400000.00"), Decimal("350000.50"), Decimal("0.50"))
    )
    assert answer.value == Decimal("750001.00")
    assert answer.steps[0] == "3 pozycje planu dotacji, razem 750\u00a0001,00\u00a0zł."
    assert planned_grants(LAW, amounts=()).value == Decimal("0.00")


@given(st.lists(st.decimals(min_value=0, max_value=1_000_000, places=2)))
def test_one_more_line_never_lowers_what_is_planned(amounts: list[Decimal]) -> None:
    before = planned_grants(LAW, amounts=tuple(amounts)).value
    assert planned_grants(LAW, amounts=(*amounts, Decimal("1.00"))).value == before + 1
