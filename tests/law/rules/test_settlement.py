"""Settling a grant: shares, other means, shifts between cost items."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at
from ccop.law.rules.settlement import (
    GrantShare,
    OtherMeans,
    Shift,
    SourceShares,
    grant_share,
    other_means,
    shifts,
    source_shares,
)

LAW = parameters_at(date(2026, 11, 4))
D = Decimal
amounts = st.decimals(min_value=0, max_value=1_000_000, places=2)
percents = st.decimals(min_value=0, max_value=100, places=2)


def test_a_grant_that_pays_a_larger_share_than_agreed_is_excessive() -> None:
    # Contract 8000 of 10000, 80 %. Spent 9000, so at most 7200; used 7500, 300 too much;
    # reported share 7500 / 9000 = 83,33 %.
    answer = grant_share(LAW, grant=D(8000), cost=D(10000), used=D(7500), spent=D(9000))
    assert answer.value == GrantShare(D("80.00"), D("83.33"), D("7200.00"), D("300.00"))
    assert "nadmiernej wysokości" in answer.steps[-1]


def test_the_exact_share_has_no_excess_and_a_grosz_more_has_a_grosz() -> None:
    # 1/3 of 100,00 is 33,33 to the grosz.
    for used, excess in ((D("33.33"), D(0)), (D("33.34"), D("0.01"))):
        answer = grant_share(LAW, grant=D(1000), cost=D(3000), used=used, spent=D(100))
        assert answer.value.excess == excess


def test_a_tolerance_of_the_contract_raises_the_share_that_is_allowed() -> None:
    # 80 % + 2,5 points of 9000 = 7425, so 75 too much.
    answer = grant_share(
        LAW, grant=D(8000), cost=D(10000), used=D(7500), spent=D(9000), tolerance=D("2.5")
    )
    assert (answer.value.allowed, answer.value.excess) == (D(7425), D(75))
    assert any("2,5 pkt proc." in step for step in answer.steps)


def test_without_costs_in_the_contract_there_is_no_share_to_keep() -> None:
    answer = grant_share(LAW, grant=D(0), cost=D(0), used=D(10), spent=D(10))
    assert answer.value == GrantShare(D(0), D(100), D(10), D(0))
    assert answer.steps[-1] == "Nadwyżki nie ma."


@given(amounts, amounts, amounts, amounts, percents)
def test_an_excess_is_never_negative_and_never_more_than_was_used(
    grant: Decimal, cost: Decimal, used: Decimal, spent: Decimal, tolerance: Decimal
) -> None:
    answer = grant_share(
        LAW, grant=grant, cost=cost, used=used, spent=spent, tolerance=tolerance
    ).value
    assert 0 <= answer.excess <= used


def test_other_means_that_fall_more_than_the_grant_make_a_part_of_it_excessive() -> None:
    # Contract 2000 to 8000, 25 %. Used 7600, so 1900 needed; 1500 were there, 400 are missing.
    # 1500 / 25 % = 6000, so 1600 of the grant are excessive.
    answer = other_means(LAW, grant=D(8000), other=D(2000), used=D(7600), other_used=D(1500))
    assert answer.value == OtherMeans(D("25.00"), D("19.74"), D("400.00"), D("1600.00"))


def test_other_means_may_fall_together_with_the_grant() -> None:
    # 25 % of 6000 = 1500.
    answer = other_means(LAW, grant=D(8000), other=D(2000), used=D(6000), other_used=D(1500))
    assert (answer.value.missing, answer.value.excess) == (D(0), D(0))


@pytest.mark.parametrize(("grant", "other"), [(D(0), D(5)), (D(5), D(0))])
def test_without_a_relation_in_the_contract_nothing_is_missing(
    grant: Decimal, other: Decimal
) -> None:
    answer = other_means(LAW, grant=grant, other=other, used=D(4), other_used=D(1)).value
    assert (answer.missing, answer.excess) == (D(0), D(0))


@given(amounts, amounts, amounts, amounts)
def test_missing_means_and_their_excess_are_never_negative(
    grant: Decimal, other: Decimal, used: Decimal, other_used: Decimal
) -> None:
    answer = other_means(LAW, grant=grant, other=other, used=used, other_used=other_used).value
    assert answer.missing >= 0
    assert 0 <= answer.excess <= used


def test_a_cost_may_grow_to_its_limit_and_not_a_grosz_further() -> None:
    # 10 %: 1000 may be 1100; 100,05 may be 110,055, to the grosz 110,06; a new cost may be 0.
    answer = shifts(
        LAW,
        planned=(D(1000), D(1000), D("100.05"), D(0), D(500)),
        actual=(D(1100), D("1100.01"), D("110.06"), D(30), D(100)),
        limit=D(10),
    )
    found = [item.excess for item in answer.value.items]
    assert found == [D(0), D("0.01"), D(0), D(30), D(0)]
    assert answer.value.items[2] == Shift(D("100.05"), D("110.06"), D("110.06"), D(0))
    assert answer.value.excess == D("30.01")
    assert [step[:8] for step in answer.steps[1:-1]] == ["Koszt 2:", "Koszt 4:"]


def test_each_planned_cost_needs_its_reported_one() -> None:
    with pytest.raises(BadInputs, match="różną długość"):
        shifts(LAW, planned=(D(1),), actual=(), limit=D(10))


@given(st.lists(st.tuples(amounts, amounts), max_size=5), percents)
def test_a_higher_limit_never_has_a_higher_excess(
    items: list[tuple[Decimal, Decimal]], limit: Decimal
) -> None:
    planned, actual = tuple(a for a, _ in items), tuple(b for _, b in items)
    strict = shifts(LAW, planned=planned, actual=actual, limit=D(0)).value.excess
    loose = shifts(LAW, planned=planned, actual=actual, limit=limit).value.excess
    assert 0 <= loose <= strict


def test_three_equal_sources_share_100_by_the_largest_remainder() -> None:
    # 33,33 + 33,33 + 33,33 = 99,99: the first of equal remainders gets the hundredth.
    answer = source_shares(LAW, grant=D(1), financial=D(1), contributed=D(1)).value
    assert answer == SourceShares(D("33.34"), D("33.33"), D("33.33"), D("100.00"))


@given(amounts, amounts, amounts)
def test_shares_of_sources_add_up_to_100(
    grant: Decimal, financial: Decimal, contributed: Decimal
) -> None:
    answer = source_shares(LAW, grant=grant, financial=financial, contributed=contributed).value
    assert answer.total == (100 if grant + financial + contributed else 0)
