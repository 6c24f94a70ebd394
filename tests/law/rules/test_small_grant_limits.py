"""The yearly limits of small grants: of an organisation and of the city (art. 19a ust. 6 and 7)."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ccop.law.parameters import parameters_at, table
from ccop.law.rule import all_rules
from ccop.law.rules.small_grant_limits import (
    Transfer,
    city_limit,
    transferred_in_year,
    within_city_limit,
    within_yearly_limit,
    yearly_limit,
)
from ccop.law.running import run

LAW = parameters_at(date(2026, 11, 4))
amounts = st.decimals(min_value=0, max_value=999999, places=2)


def test_the_day_of_the_transfer_decides_to_which_year_money_belongs() -> None:
    # By hand: 31.12.2026 is in 2026, 2.01.2027 is not: 5 000 + 7 500,50 = 12 500,50.
    transfers = (
        Transfer(date(2026, 1, 1), Decimal("5000.00")),
        Transfer(date(2026, 12, 31), Decimal("7500.50")),
        Transfer(date(2027, 1, 2), Decimal("9000.00")),
    )
    answer = transferred_in_year(LAW, year=2026, transfers=transfers)
    assert answer.value == Decimal("12500.50")
    assert len(answer.steps) == 3
    assert transferred_in_year(LAW, year=2025, transfers=transfers).value == 0


def test_transfers_are_read_from_text_with_the_law_of_their_year() -> None:
    outcome = run(
        all_rules()["ART19A-6.transferred"],
        {"year": "2026", "transfers": [{"day": "31.12.2026", "amount": "7 500,50 zł"}]},
        table=table(),
        asked=date(2027, 3, 1),
    )
    assert outcome.to_json()["result"] == "7500.50"
    assert outcome.day == date(2026, 12, 31)


def test_20_000_zl_in_a_year_may_be_reached_and_not_passed() -> None:
    # By hand: 12 000 + 0 + 8 000 = 20 000, nothing left; with 9 000 it is 1 000 too much.
    reached = yearly_limit(LAW, transferred=Decimal(12000), asked=Decimal(8000))
    assert reached.value.left == reached.value.over == 0
    assert within_yearly_limit(LAW, transferred=Decimal(12000), asked=Decimal(8000)) == []
    (finding,) = within_yearly_limit(LAW, transferred=Decimal(12000), asked=Decimal(9000))
    assert (finding.code, finding.where) == ("ART19A-6", "asked")
    assert "1\u00a0000,00\u00a0zł więcej" in finding.message
    assert "Zmniejsz dotację do 8\u00a0000,00\u00a0zł" in finding.remedy


def test_what_contracts_bind_counts_before_it_is_transferred() -> None:
    # By hand: 4 000 + 10 000 + 6 000,01 = 20 000,01, a grosz too much.
    money = {
        "transferred": Decimal(4000),
        "committed": Decimal(10000),
        "asked": Decimal("6000.01"),
    }
    answer = yearly_limit(LAW, **money)
    assert answer.value.over == Decimal("0.01")
    assert answer.steps[-1] == "To o 0,01\u00a0zł za dużo."
    assert len(within_yearly_limit(LAW, **money)) == 1


def test_the_city_s_limit_is_20_per_cent_of_the_plan_never_a_grosz_more() -> None:
    # By hand: 1 234 567,89 × 0,2 = 246 913,578, down to 246 913,57.
    answer = city_limit(LAW, planned=Decimal("1234567.89"), awarded=Decimal(100000))
    assert answer.value.limit == Decimal("246913.57")
    assert answer.value.left == Decimal("146913.57")
    assert answer.steps[-1] == "Zostaje do wykorzystania 146\u00a0913,57\u00a0zł."


def test_the_city_is_warned_at_80_per_cent_of_its_limit_and_stopped_above_it() -> None:
    # By hand: 20 % of 1 000 000 = 200 000; 80 % of that = 160 000.
    def found(asked: str) -> list[str]:
        findings = within_city_limit(
            LAW, planned=Decimal(1000000), awarded=Decimal(150000), asked=Decimal(asked)
        )
        return [each.severity for each in findings]

    assert found("9999.99") == []
    assert found("10000.00") == found("50000.00") == ["warning"]
    assert found("50000.01") == ["error"]


def test_a_city_already_over_its_limit_can_grant_nothing() -> None:
    (finding,) = within_city_limit(
        LAW, planned=Decimal(1000), awarded=Decimal(300), asked=Decimal(5)
    )
    assert finding.remedy == "Można przyznać najwyżej 0,00\u00a0zł."


@given(amounts, amounts, amounts)
def test_what_is_left_and_what_is_over_are_never_below_zero(
    transferred: Decimal, committed: Decimal, asked: Decimal
) -> None:
    answer = yearly_limit(LAW, transferred=transferred, committed=committed, asked=asked)
    limit = answer.value
    assert min(limit.left, limit.over) == 0
    assert limit.counted + limit.left - limit.over == limit.limit


@given(amounts)
def test_the_city_s_limit_is_within_the_share(planned: Decimal) -> None:
    limit = city_limit(LAW, planned=planned, awarded=Decimal(0)).value.limit
    assert 0 <= planned / 5 - limit < Decimal("0.01")
