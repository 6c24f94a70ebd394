"""What the official report shows beside the contract (RP-07 to RP-11)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at
from ccop.law.rules.report_comparison import (
    Ratios,
    Reduction,
    costs_are_within_the_shift_limit,
    grant_share_has_not_risen,
    other_means_have_not_fallen,
    ratios,
    reduction_for_results,
    results_are_reached,
    results_reached,
)

LAW = parameters_at(date(2026, 11, 4))
D = Decimal
amounts = st.decimals(min_value=0, max_value=1_000_000, places=2)


def test_rows_4_to_6_have_two_decimals() -> None:
    # 7000 / 9000 = 77,78 %; 1500 / 7000 = 21,43 %; 500 / 7000 = 7,14 %.
    answer = ratios(LAW, grant=D(7000), total=D(9000), financial=D(1500), contributed=D(500))
    assert answer.value == Ratios(D("77.78"), D("21.43"), D("7.14"))
    assert answer.steps[0].endswith("= 77,78%.")


def test_nothing_is_divided_by_nothing() -> None:
    assert ratios(LAW, grant=D(0), total=D(0), financial=D(5)).value == Ratios(D(0), D(0), D(0))


def test_a_grown_share_of_the_grant_is_a_warning_with_its_excess() -> None:
    # 80 % of 9000 = 7200; 7500 - 7200 = 300.
    plan = {"grant": D(8000), "cost": D(10000), "spent": D(9000)}
    (finding,) = grant_share_has_not_risen(LAW, used=D(7500), **plan)
    assert (finding.code, finding.severity) == ("RP-08", "warning")
    assert "300,00\u00a0zł" in finding.message
    assert grant_share_has_not_risen(LAW, used=D(7200), **plan) == []


def test_money_and_contribution_are_each_compared_with_the_grant() -> None:
    # Contract: 1000 and 1000 to 8000, 12,5 % each; of 8000 used, 900 and 1100: 100 missing.
    (finding,) = other_means_have_not_fallen(
        LAW,
        grant=D(8000),
        used=D(8000),
        financial=D(1000),
        financial_used=D(900),
        contributed=D(1000),
        contributed_used=D(1100),
    )
    assert (finding.code, finding.where) == ("RP-09", "financial_used")
    assert "Brakuje 100,00\u00a0zł" in finding.message


def test_a_cost_above_the_shift_limit_is_named_with_what_is_too_much() -> None:
    # 20 %: 1000 may be 1200, so 1250 is 50 too much.
    (finding,) = costs_are_within_the_shift_limit(
        LAW, planned=(D(500), D(1000)), actual=(D(600), D(1250)), limit=D(20)
    )
    assert (finding.where, finding.severity) == ("actual.1", "warning")
    assert "o 50,00\u00a0zł za dużo" in finding.message


def test_results_are_counted_in_per_cent_of_their_targets() -> None:
    # 18 of 24 = 75 %; 30 of 20 = 150 %; nothing was promised of the third.
    targets, reached = (D(24), D(20), D(0)), (D(18), D(30), D(3))
    answer = results_reached(LAW, targets=targets, reached=reached)
    assert answer.value == (D(75), D(150), D(0))
    assert answer.steps[0] == "Rezultat 1: 18 z 24, czyli 75,00%."
    (finding,) = results_are_reached(LAW, targets=targets, reached=reached)
    assert (finding.code, finding.where) == ("RP-11", "reached.0")


def test_a_grant_falls_for_results_only_where_the_contract_says_so() -> None:
    # 18 of 24: a quarter of 2000 is lost, 500; nothing of the others.
    values = {
        "targets": (D(24), D(20), D(0)),
        "reached": (D(18), D(30), D(0)),
        "parts": (D(2000), D(1000), D(100)),
    }
    answer = reduction_for_results(LAW, by_results=True, **values)
    assert answer.value == Reduction((D(500), D(0), D(0)), D(500))
    assert "brakuje 6 z 24" in answer.steps[0]
    assert reduction_for_results(LAW, by_results=False, **values).value.total == 0


def test_each_result_needs_its_value() -> None:
    with pytest.raises(BadInputs, match="różną długość"):
        results_reached(LAW, targets=(D(1), D(2)), reached=(D(1),))


@given(amounts, amounts, amounts)
def test_no_more_is_lost_than_the_part_that_depends_on_a_result(
    target: Decimal, reached: Decimal, part: Decimal
) -> None:
    answer = reduction_for_results(
        LAW, by_results=True, targets=(target,), reached=(reached,), parts=(part,)
    )
    assert 0 <= answer.value.total <= part
