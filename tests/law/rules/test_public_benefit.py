"""Public benefit organisations and 1,5 % of the tax (art. 20-27c)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.computed import FixedDay
from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at, table
from ccop.law.rule import all_rules
from ccop.law.rules.public_benefit import (
    ListDays,
    account_by,
    amounts_published_by,
    call_for_listed_only,
    list_days,
    promotion_says_who_pays,
    reports_by,
    reports_in_time,
    share_of_tax,
    simplified_report,
    status_from,
    status_is_backed,
)
from ccop.law.running import Outcome, run

LAW = parameters_at(date(2026, 11, 4))
taxes = st.decimals(min_value=0, max_value=999999999, places=2)


def _run(code: str, **inputs: str) -> Outcome:
    return run(all_rules()[code], inputs, table=table(), asked=date(2026, 11, 4))


def test_the_status_needs_two_years_of_activity() -> None:
    # By hand: 1.03.2024 + 2 years; 29.02.2024 + 2 years ends on the last of February 2026.
    assert status_from(LAW, active_since=date(2024, 3, 1)).value == date(2026, 3, 1)
    assert status_from(LAW, active_since=date(2024, 2, 29)).value == date(2026, 2, 28)


def test_a_volunteer_fire_brigade_needs_no_activity_before() -> None:
    since = date(2026, 11, 1)
    assert status_from(LAW, active_since=since, fire_brigade=True).value == since


def test_the_status_needs_a_number_and_a_check() -> None:
    (number,) = status_is_backed(LAW, claimed=True, krs=" ")
    (check,) = status_is_backed(LAW, claimed=True, krs="0000123456")
    assert (number.where, number.severity) == ("krs", "error")
    assert (check.where, check.severity) == ("verified", "warning")
    assert status_is_backed(LAW, claimed=False) == []
    assert status_is_backed(LAW, claimed=True, krs="0000123456", verified=LAW.day) == []


def test_reports_are_due_on_15_july_or_30_november_of_the_next_year() -> None:
    # By hand: 15.07.2028 is a Saturday, so Friday 14.07 is safe; 30.11.2026 is a Monday.
    answer = reports_by(LAW, year=2027)
    assert answer.value == FixedDay(date(2028, 7, 15), date(2028, 7, 14))
    assert answer.steps[0].startswith("Rok obrotowy jest rokiem kalendarzowym")
    other = reports_by(LAW, year=2025, calendar_year=False)
    assert other.value == FixedDay(date(2026, 11, 30), date(2026, 11, 30))


def test_the_law_of_the_year_in_which_the_term_ends_decides_about_reports() -> None:
    assert _run("ART23-6", year="2025").day == date(2026, 1, 1)
    with pytest.raises(BadInputs):  # nobody compared the numbers of 2024 with the Act
        _run("ART23-6", year="2023")


def test_late_or_missing_reports_warn_of_the_list() -> None:
    due = date(2026, 7, 15)
    assert reports_in_time(LAW, year=2025, posted=due, today=LAW.day) == []
    assert reports_in_time(LAW, year=2025, today=due) == []
    (late,) = reports_in_time(LAW, year=2025, posted=date(2026, 7, 16), today=LAW.day)
    (absent,) = reports_in_time(LAW, year=2025, today=date(2026, 7, 16))
    assert "zamieszczono 16.07.2026" in late.message
    assert "nie ma 16.07.2026" in absent.message
    assert {late.severity, absent.severity} == {"warning"}
    assert "wykazie OPP za 2026 rok" in late.message


def test_100_000_zl_of_revenue_still_allow_the_simplified_report() -> None:
    assert simplified_report(LAW, revenue=Decimal(100000)).value
    more = simplified_report(LAW, revenue=Decimal("100000.01"))
    assert not more.value
    assert "pełne sprawozdanie merytoryczne" in more.steps[0]


@pytest.mark.parametrize(
    ("tax", "year", "amount"),
    [
        # By hand: 1 234,56 × 1,5 % = 18,5184, down to 18,50; × 1 % = 12,3456, down to 12,30.
        ("1234.56", 2022, "18.50"),
        ("1234.56", 2021, "12.30"),
        # 6,66 × 1,5 % = 0,0999, not yet ten grosz; 6,67 × 1,5 % = 0,10005.
        ("6.66", 2026, "0.00"),
        ("6.67", 2026, "0.10"),
    ],
)
def test_the_share_of_the_tax_goes_down_to_ten_grosz(tax: str, year: int, amount: str) -> None:
    outcome = _run("ART27-1", tax=tax, tax_year=str(year))
    assert outcome.to_json()["result"] == amount
    assert outcome.day == date(year, 12, 31)


@given(taxes, taxes)
def test_more_tax_never_gives_less_and_never_too_much(one: Decimal, other: Decimal) -> None:
    low, high = (share_of_tax(LAW, tax=tax, tax_year=2026).value for tax in sorted((one, other)))
    assert low <= high
    assert low % Decimal("0.10") == 0
    assert 0 <= min(one, other) * 3 / 200 - low < Decimal("0.10")


def test_the_amounts_are_known_by_30_september() -> None:
    # By hand: 30.09.2028 is a Saturday.
    answer = amounts_published_by(LAW, year=2028)
    assert answer.value == FixedDay(date(2028, 9, 30), date(2028, 9, 29))
    assert "za 2027 rok" in answer.steps[0]


def test_the_list_has_its_three_days() -> None:
    # By hand: 15.12.2029 is a Saturday; the list stays until the end of the next year.
    assert list_days(LAW, tax_year=2029).value == ListDays(
        date(2029, 11, 30),
        FixedDay(date(2029, 12, 15), date(2029, 12, 14)),
        date(2030, 12, 31),
    )


def test_the_account_is_given_by_30_june_of_the_year_after() -> None:
    # By hand: 30.06.2029 is a Saturday.
    assert account_by(LAW, tax_year=2028).value == FixedDay(date(2029, 6, 30), date(2029, 6, 29))


def test_no_call_for_an_organisation_that_is_not_listed() -> None:
    (own,) = call_for_listed_only(LAW, caller_listed=False, other_opp=False)
    (other,) = call_for_listed_only(LAW, caller_listed=True, other_opp=True)
    assert (own.where, other.where) == ("caller_listed", "other_listed")
    assert call_for_listed_only(LAW, caller_listed=True, other_opp=True, other_listed=True) == []


def test_a_promotion_says_whether_the_share_of_tax_paid_for_it() -> None:
    (finding,) = promotion_says_who_pays(LAW, encourages=True)
    assert finding.code == "ART27C-1"
    assert promotion_says_who_pays(LAW, encourages=False) == []
    assert promotion_says_who_pays(LAW, encourages=True, says=True) == []
