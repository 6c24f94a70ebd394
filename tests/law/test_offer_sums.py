"""What the print of the offer computes: OF-04, OF-07, OF-08, OF-09 and OF-11 by construction."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.forms.offer_2018 import Action, ActionCost, Cost, Funding, Offer, Share, Task
from ccop.law.offer_sums import (
    TaskYear,
    cost_table,
    covered_years,
    funding_rows,
    grant_amounts,
    line_value,
    ordered_actions,
    share_table,
    table_years,
    total,
)

GROSZ = Decimal("0.01")
ONE_YEAR = Task(start=date(2027, 3, 1), end=date(2027, 12, 31))
TWO_YEARS = Task(start=date(2027, 12, 31), end=date(2028, 1, 1))

amounts = st.decimals(min_value=0, max_value=10_000_000, places=2)
quantities = st.decimals(min_value=0, max_value=10_000, places=3)
priced = st.lists(st.tuples(amounts, quantities, st.sampled_from(["a1", "a2", "", "gone"])))


def cost(row: str, unit_cost: str, quantity: str = "1", **given: object) -> ActionCost:
    return ActionCost.model_validate(
        {"id": row, "unit_cost": unit_cost, "quantity": quantity, **given}
    )


def test_the_years_of_a_task_run_from_its_first_to_its_last_calendar_year() -> None:
    assert covered_years(TWO_YEARS) == (TaskYear("1", 2027), TaskYear("2", 2028))


@pytest.mark.parametrize(
    "task",
    [
        Task(),
        Task(start=date(2027, 1, 1)),
        Task(end=date(2027, 1, 1)),
        Task(start=date(2027, 1, 2), end=date(2027, 1, 1)),
    ],
)
def test_without_a_period_no_year_is_covered(task: Task) -> None:
    assert covered_years(task) == ()


def test_a_task_has_at_most_five_years_whatever_end_was_typed() -> None:
    years = covered_years(Task(start=date(2027, 1, 1), end=date(2127, 1, 1)))
    assert [year.key for year in years] == ["1", "2", "3", "4", "5"]


def test_without_a_period_the_tables_have_the_years_that_the_draft_uses() -> None:
    assert [year.key for year in table_years(Offer())] == ["1"]
    offer = Offer(actions=(Action(id="a1", year="2"),), shares=(Share(id="s1", years={"3": None}),))
    assert [year.key for year in table_years(offer)] == ["1", "2", "3"]


def test_the_value_of_a_line_is_rounded_to_the_grosz_half_up() -> None:
    assert line_value(cost("k1", "0.01", "0.5")) == Decimal("0.01")
    assert line_value(cost("k1", "33.33", "1.5")) == Decimal("50.00")
    assert line_value(Cost(id="k1", unit_cost=Decimal(1))) is None


def test_what_is_absent_does_not_count() -> None:
    assert total([None, Decimal("1.10"), None]) == Decimal("1.10")
    assert total([None, None]) is None


def test_in_a_task_of_one_year_the_value_stands_in_its_only_year() -> None:
    table = cost_table(Offer(task=ONE_YEAR, admin_costs=(cost("k1", "10.00", "2"),)))
    assert table.total.years == {"1": Decimal("20.00")}


def test_costs_are_grouped_and_numbered_by_the_actions_in_their_order() -> None:
    offer = Offer(
        task=TWO_YEARS,
        actions=(Action(id="later", year="2"), Action(id="first", year="1")),
        costs=(
            cost("k1", "10.00", action="later", years={"1": "4.00", "2": "6.00"}),
            cost("k2", "20.00", action="first", years={"1": "20.00"}),
            cost("k3", "5.00", action="gone", years={"2": "5.00"}),
        ),
        admin_costs=(cost("k4", "1.00", years={"1": "1.00"}),),
    )

    table = cost_table(offer)

    assert [action.id for action in ordered_actions(offer)] == ["first", "later"]
    assert [(group.number, group.action and group.action.id) for group in table.actions] == [
        ("I.1.", "first"),
        ("I.2.", "later"),
        ("I.3.", None),
    ]
    assert [line.number for line in table.lines] == ["I.1.1.", "I.2.1.", "I.3.1.", "II.1."]
    assert table.actions_sum.total == Decimal("35.00")
    assert table.admin_sum.total == Decimal("1.00")
    assert table.total.years == {"1": Decimal("25.00"), "2": Decimal("11.00")}
    assert table.valued


def test_a_table_with_a_line_without_a_value_is_not_final() -> None:
    assert not cost_table(Offer(admin_costs=(Cost(id="k1"),))).valued


@given(priced, priced)
def test_sums_are_those_of_all_lines_whatever_action_they_belong_to(
    of_actions: list[tuple[Decimal, Decimal, str]], of_admin: list[tuple[Decimal, Decimal, str]]
) -> None:
    offer = Offer(
        task=ONE_YEAR,
        actions=(Action(id="a1", year="1"), Action(id="a2", year="1")),
        costs=tuple(
            ActionCost(id=f"k{n}", unit_cost=price, quantity=quantity, action=action or None)
            for n, (price, quantity, action) in enumerate(of_actions)
        ),
        admin_costs=tuple(
            Cost(id=f"z{n}", unit_cost=price, quantity=quantity)
            for n, (price, quantity, _) in enumerate(of_admin)
        ),
    )

    table = cost_table(offer)

    actions_sum, admin_sum = (
        sum(
            ((price * quantity).quantize(GROSZ, ROUND_HALF_UP) for price, quantity, _ in lines),
            Decimal(),
        )
        for lines in (of_actions, of_admin)
    )
    assert (table.actions_sum.total or 0) == actions_sum
    assert (table.admin_sum.total or 0) == admin_sum
    assert (table.total.total or 0) == (table.total.years["1"] or 0) == actions_sum + admin_sum
    assert sum(group.amounts.total or 0 for group in table.actions) == actions_sum
    assert len(table.lines) == len(of_actions) + len(of_admin)


@given(amounts, amounts, amounts, amounts)
def test_shares_of_sources_that_cover_the_costs_make_a_hundred(
    grant: Decimal, financial: Decimal, in_kind: Decimal, fees: Decimal
) -> None:
    costs = grant + financial + in_kind + fees
    offer = Offer(
        task=ONE_YEAR,
        admin_costs=(Cost(id="k1", unit_cost=costs, quantity=Decimal(1)),),
        funding=Funding(grant=grant, own_financial=financial, own_in_kind=in_kind, fees=fees),
    )

    rows = {row.number: row for row in funding_rows(offer)}

    assert rows["3."].amount == financial + in_kind
    shares = {number: row.share for number, row in rows.items()}
    if not costs:
        assert set(shares.values()) == {None}
        return
    assert shares["1."] == total([shares["2."], shares["3."], shares["4."]]) == Decimal("100.00")
    assert shares["3."] == total([shares["3.1."], shares["3.2."]])


def test_hundredths_that_rounding_leaves_go_to_the_largest_remainders() -> None:
    # By hand: 42 680, 8 000, 4 200 and 2 400 of 57 280 are 74,5111, 13,9664, 7,3324 and 4,1899 %;
    # cut off they make 99,98, and 4,1899 and 13,9664 lost the most.
    costs = Cost(id="k1", unit_cost=Decimal(57280), quantity=Decimal(1))
    funding = Funding(
        grant=Decimal(42680),
        own_financial=Decimal(8000),
        own_in_kind=Decimal(4200),
        fees=Decimal(2400),
    )
    rows = funding_rows(Offer(task=ONE_YEAR, admin_costs=(costs,), funding=funding))
    assert [(row.number, row.amount, row.share) for row in rows] == [
        ("1.", Decimal(57280), Decimal("100.00")),
        ("2.", Decimal(42680), Decimal("74.51")),
        ("3.", Decimal(12200), Decimal("21.30")),
        ("3.1.", Decimal(8000), Decimal("13.97")),
        ("3.2.", Decimal(4200), Decimal("7.33")),
        ("4.", Decimal(2400), Decimal("4.19")),
    ]


def test_a_source_that_is_not_known_yet_has_no_share_and_none_has_one_without_costs() -> None:
    funding = Funding(grant=Decimal(30), fees=Decimal(10))
    costs = Cost(id="k1", unit_cost=Decimal(40), quantity=Decimal(1))
    known = funding_rows(Offer(task=ONE_YEAR, admin_costs=(costs,), funding=funding))
    assert [row.share for row in known] == [100, 75, None, None, None, 25]
    unknown = funding_rows(Offer(task=ONE_YEAR, funding=funding))
    assert [row.share for row in unknown] == [None] * 6


def test_the_whole_grant_falls_on_the_only_year() -> None:
    funding = Funding(grant=Decimal("9.00"), grant_years={"1": Decimal("1.00")})
    assert grant_amounts(Offer(task=ONE_YEAR, funding=funding)).years == {"1": Decimal("9.00")}
    assert grant_amounts(Offer(task=TWO_YEARS, funding=funding)).years == {
        "1": Decimal("1.00"),
        "2": None,
    }


def test_what_an_organisation_bears_is_the_sum_of_its_years() -> None:
    offer = Offer(
        task=TWO_YEARS,
        shares=(
            Share(id="s1", offeror="o1", years={"1": Decimal("1.00"), "2": Decimal("2.00")}),
            Share(id="s2", offeror="o2", years={"2": Decimal("4.00")}),
        ),
    )

    table = share_table(offer)

    assert [row.amounts.total for row in table.rows] == [Decimal("3.00"), Decimal("4.00")]
    assert table.total.years == {"1": Decimal("1.00"), "2": Decimal("6.00")}
