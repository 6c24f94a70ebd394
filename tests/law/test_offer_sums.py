"""What the print computes is right by construction: OF-04, OF-07, OF-08, OF-09 and OF-11."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from ccop.law.forms.offer_2018 import Action, ActionCost, Cost, Funding, Offer
from ccop.law.offer_sums import cost_table, funding_rows

GROSZ = Decimal("0.01")
amounts = st.decimals(min_value=0, max_value=1_000_000, places=2)
quantities = st.decimals(min_value=0, max_value=10_000, places=3)
lines = st.lists(st.tuples(amounts, quantities, st.sampled_from(["a1", "a2", "", "a9"])))
ACTIONS = (Action(id="a1", year="1"), Action(id="a2", year="1"))


def _offer(
    action_lines: list[tuple[Decimal, Decimal, str]], admin: list[tuple[Decimal, Decimal, str]]
) -> Offer:
    return Offer(
        actions=ACTIONS,
        costs=tuple(
            ActionCost(id=f"k{n}", unit_cost=cost, quantity=quantity, action=action or None)
            for n, (cost, quantity, action) in enumerate(action_lines)
        ),
        admin_costs=tuple(
            Cost(id=f"z{n}", unit_cost=cost, quantity=quantity)
            for n, (cost, quantity, _) in enumerate(admin)
        ),
    )


def _value(cost: Decimal, quantity: Decimal) -> Decimal:
    return (cost * quantity).quantize(GROSZ, ROUND_HALF_UP)


@given(lines, lines)
def test_sums_are_those_of_the_lines_whatever_action_they_belong_to(
    action_lines: list[tuple[Decimal, Decimal, str]], admin: list[tuple[Decimal, Decimal, str]]
) -> None:
    table = cost_table(_offer(action_lines, admin))
    actions_sum = sum((_value(cost, quantity) for cost, quantity, _ in action_lines), Decimal())
    admin_sum = sum((_value(cost, quantity) for cost, quantity, _ in admin), Decimal())
    assert (table.actions_sum.total or 0) == actions_sum
    assert (table.admin_sum.total or 0) == admin_sum
    assert (table.total.total or 0) == actions_sum + admin_sum
    assert (table.total.years["1"] or 0) == actions_sum + admin_sum
    assert sum((group.amounts.total or 0) for group in table.actions) == actions_sum
    assert len(table.lines) == len(action_lines) + len(admin)


@given(st.lists(amounts, min_size=4, max_size=4).filter(any))
def test_sources_that_cover_the_costs_have_shares_of_a_hundred(sources: list[Decimal]) -> None:
    grant, financial, in_kind, fees = sources
    total = sum(sources, Decimal())
    offer = _offer([(total, Decimal(1), "a1")], []).model_copy(
        update={
            "funding": Funding(grant=grant, own_financial=financial, own_in_kind=in_kind, fees=fees)
        }
    )
    rows = {row.number: row for row in funding_rows(offer)}
    assert rows["1."].amount == total
    assert rows["3."].amount == financial + in_kind
    share = {number: row.share or Decimal() for number, row in rows.items()}
    assert share["2."] + share["3."] + share["4."] == share["1."] == Decimal("100.00")
    assert share["3."] == share["3.1."] + share["3.2."]
