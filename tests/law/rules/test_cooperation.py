"""How a city and its organisations work together: forms, principles, grants, consultations."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at
from ccop.law.rules.cooperation import (
    CooperationForm,
    Principle,
    commission_pays_the_whole,
    consultation_is_long_enough,
    consultation_time,
    forms_are_mentioned,
    principles_are_mentioned,
    support_is_partial,
)

LAW = parameters_at(date(2026, 11, 26))
amounts = st.decimals(min_value=0, max_value=1_000_000, places=2)
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def test_a_programme_is_asked_about_each_of_the_seven_forms() -> None:
    # By hand (art. 5 ust. 2): 7 points; the local initiative is point 6.
    forms = get_args(CooperationForm)
    assert len(forms) == 7
    assert forms_are_mentioned(LAW, forms=forms) == []
    (finding,) = forms_are_mentioned(LAW, forms=(*forms[:5], forms[6]))
    assert finding.message == (
        "Program nie mówi o formie współpracy: umowa o wykonanie inicjatywy lokalnej."
    )
    assert (finding.severity, finding.citation) == ("warning", "art. 5 ust. 2 pkt 6 ustawy")


def test_a_programme_is_asked_about_each_of_the_six_principles() -> None:
    # By hand (art. 5 ust. 3): six principles.
    principles = get_args(Principle)
    assert principles_are_mentioned(LAW, principles=principles) == []
    missed = principles_are_mentioned(LAW, principles=())
    assert len(missed) == len(principles) == 6
    assert {finding.citation for finding in missed} == {"art. 5 ust. 3 ustawy"}


@pytest.mark.parametrize(
    ("grant", "wrong"),
    [
        ("9999.99", False),  # one grosz comes from elsewhere
        ("10000.00", True),
        ("10000.01", True),
        ("0.00", False),
    ],
)
def test_a_supported_task_is_paid_from_elsewhere_too(grant: str, *, wrong: bool) -> None:
    found = support_is_partial(LAW, total=Decimal("10000.00"), grant=Decimal(grant))
    assert [finding.severity for finding in found] == ["error"] * wrong


@given(amounts, amounts)
def test_support_is_partial_exactly_when_something_is_left_to_pay(
    total: Decimal, grant: Decimal
) -> None:
    assert (support_is_partial(LAW, total=total, grant=grant) == []) == (
        not grant or total - grant > 0
    )


def test_a_commissioned_task_is_paid_but_for_what_recipients_pay() -> None:
    # By hand: 10 000,00 - 1 500,00 = 8 500,00.
    total, fees = Decimal("10000.00"), Decimal("1500.00")
    assert commission_pays_the_whole(LAW, total=total, grant=Decimal("8500.00"), fees=fees) == []
    (finding,) = commission_pays_the_whole(LAW, total=total, grant=Decimal("8499.99"), fees=fees)
    assert finding.severity == "warning"
    assert finding.remedy == "Wpisz dotację 8\u00a0500,00\u00a0zł albo wyjaśnij różnicę."
    assert commission_pays_the_whole.mark == "practice"


@given(amounts, amounts)
def test_a_grant_of_a_commissioned_task_is_never_wanted_below_zero(
    total: Decimal, fees: Decimal
) -> None:
    whole = max(total - fees, Decimal("0.00"))
    assert commission_pays_the_whole(LAW, total=total, grant=whole, fees=fees) == []


def test_consultations_last_two_weeks_with_both_days_counted() -> None:
    # By hand: 14 days from Monday 5.10.2026 with it: Sunday 18.10; the working day after is 19.10.
    answer = consultation_time(LAW, opens=date(2026, 10, 5))
    assert (answer.value.first, answer.value.last) == (date(2026, 10, 5), date(2026, 10, 19))
    assert answer.steps == (
        "14 dni od 5.10.2026, poniedziałek, razem z nim: do 18.10.2026, niedziela.",
        "Ten dzień jest wolny. Zalecany ostatni dzień: 19.10.2026, poniedziałek.",
    )
    # By hand: from Tuesday 6.10.2026 to Monday 19.10, a working day.
    assert len(consultation_time(LAW, opens=date(2026, 10, 6)).steps) == 1


@given(days)
def test_consultations_of_the_usual_time_are_long_enough_and_end_on_a_working_day(
    opens: date,
) -> None:
    last = consultation_time(LAW, opens=opens).value.last
    assert LAW.calendar.is_working_day(last)
    assert consultation_is_long_enough(LAW, opens=opens, closes=last) == []


def test_consultations_shorter_than_a_week_are_warned_of() -> None:
    # The city held them on 22-29.10.2019, both days counted 8: long enough.
    opens = date(2026, 10, 22)
    assert consultation_is_long_enough(LAW, opens=opens, closes=date(2026, 10, 29)) == []
    # By hand: 22-27.10 is 6 days; 7 end on Wednesday 28.10.
    (finding,) = consultation_is_long_enough(LAW, opens=opens, closes=date(2026, 10, 27))
    assert finding.severity == "warning"
    assert finding.remedy == "Przyjmuj opinie co najmniej do 28.10.2026, środa."


def test_consultations_do_not_end_before_they_begin() -> None:
    with pytest.raises(BadInputs, match="jest przed początkiem"):
        consultation_is_long_enough(LAW, opens=date(2026, 10, 22), closes=date(2026, 10, 21))
