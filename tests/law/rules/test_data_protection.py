"""Personal data: requests, breaches, erasure, the consent of a child."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at, table
from ccop.law.rule import all_rules
from ccop.law.rules.data_protection import (
    answer_request_by,
    child_consents,
    may_erase,
    report_breach_by,
)
from ccop.law.running import run
from ccop.law.terms import WARSAW

LAW = parameters_at(date(2026, 11, 4))
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def test_a_request_is_answered_in_a_month_and_with_a_notice_in_three() -> None:
    # By hand: 31.01.2027 + 1 month = 28.02, a Sunday, so 1.03; + 3 months = Friday 30.04.2027.
    answer = answer_request_by(LAW, received=date(2027, 1, 31))
    assert answer.value.ordinary.last == date(2027, 3, 1)
    assert answer.value.extended.last == date(2027, 4, 30)
    assert "1.03.2027, poniedziałek (28.02.2027 nie jest dniem roboczym)" in answer.steps[0]


@given(days)
def test_a_later_request_is_never_due_earlier_nor_on_a_day_off(received: date) -> None:
    answer = answer_request_by(LAW, received=received).value
    later = answer_request_by(LAW, received=received + DAY).value
    assert answer.ordinary.last <= later.ordinary.last
    assert LAW.calendar.is_working_day(answer.ordinary.last)
    assert LAW.calendar.is_working_day(answer.extended.last)


@pytest.mark.parametrize(
    ("noticed", "until"),
    [
        # By hand: three nights; that of 25.10.2026 is an hour longer, that of 29.03.2026 shorter.
        (datetime(2026, 11, 4, 12, 0, tzinfo=WARSAW), datetime(2026, 11, 7, 12, 0, tzinfo=WARSAW)),
        (
            datetime(2026, 10, 23, 12, 0, tzinfo=WARSAW),
            datetime(2026, 10, 26, 11, 0, tzinfo=WARSAW),
        ),
        (datetime(2026, 3, 27, 12, 0, tzinfo=WARSAW), datetime(2026, 3, 30, 13, 0, tzinfo=WARSAW)),
    ],
)
def test_a_breach_is_reported_within_72_hours_of_real_time(
    noticed: datetime, until: datetime
) -> None:
    answer = report_breach_by(LAW, noticed=noticed)
    assert answer.value == until.astimezone(UTC)
    assert answer.value - noticed.astimezone(UTC) == timedelta(hours=72)


def test_the_day_in_poland_decides_which_law_a_breach_is_under() -> None:
    rule = all_rules()["RODO-8"]
    noticed = {"noticed": "2026-11-04T23:30+00:00"}
    outcome = run(rule, noticed, table=table(), asked=date(2020, 1, 1))
    assert outcome.day == date(2026, 11, 5)


def test_data_are_kept_as_long_as_the_law_demands() -> None:
    last = date(2031, 12, 31)
    (finding,) = may_erase(LAW, day=last, kept_until=last)
    assert "31.12.2031" in finding.message
    assert may_erase(LAW, day=last + DAY, kept_until=last) == []
    assert may_erase(LAW, day=last) == []


def test_a_child_consents_alone_from_the_sixteenth_birthday() -> None:
    # By hand: born 4.11.2010, sixteen on 4.11.2026.
    born = date(2010, 11, 4)
    assert not child_consents(LAW, born=born, day=date(2026, 11, 3)).value
    answer = child_consents(LAW, born=born, day=date(2026, 11, 4))
    assert answer.value
    assert answer.steps[0].startswith("16 lat kończy 4.11.2026")
    with pytest.raises(BadInputs):
        child_consents(LAW, born=born, day=born - DAY)
