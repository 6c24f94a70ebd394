"""The simplified offer of a small grant: its costs, statements, place and year."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at, table
from ccop.law.rule import all_rules
from ccop.law.rules.simplified_offer import (
    Cost,
    CostSums,
    cost_sums,
    costs_add_up,
    grant_in_costs,
    local_task,
    statements,
    within_budget_year,
)
from ccop.law.running import run

LAW = parameters_at(date(2026, 11, 4))
amounts = st.decimals(min_value=0, max_value=999999, places=2)


def _cost(value: str, grant: str, other: str) -> Cost:
    return Cost(Decimal(value), Decimal(grant), Decimal(other))


def test_a_row_that_does_not_add_up_is_named_with_both_sums() -> None:
    # By hand: 300,00 + 100,01 = 400,01.
    good, bad = _cost("1000", "600", "400"), _cost("400", "300", "100.01")
    (finding,) = costs_add_up(LAW, costs=(good, bad))
    assert (finding.code, finding.where) == ("SO-02", "costs.1.value")
    assert "400,01\u00a0zł" in finding.message


def test_the_three_columns_are_summed() -> None:
    # By hand: 1 000 + 400,01; 600 + 300; 400 + 100,01.
    answer = cost_sums(LAW, costs=(_cost("1000", "600", "400"), _cost("400.01", "300", "100.01")))
    assert answer.value == CostSums(Decimal("1400.01"), Decimal(900), Decimal("500.01"))
    assert cost_sums(LAW, costs=()).value.value == Decimal("0.00")


def test_rows_are_read_as_people_write_them() -> None:
    rows = [{"value": "1 000,00 zł", "grant": "600", "other": "400,00"}]
    rule = all_rules()["SO-02.sums"]
    outcome = run(rule, {"costs": rows}, table=table(), asked=date(2026, 11, 4))
    assert outcome.to_json()["result"] == {"value": "1000.00", "grant": "600.00", "other": "400.00"}


@given(st.lists(st.tuples(amounts, amounts), max_size=5))
def test_rows_that_add_up_have_sums_that_add_up(parts: list[tuple[Decimal, Decimal]]) -> None:
    costs = tuple(Cost(grant + other, grant, other) for grant, other in parts)
    sums = cost_sums(LAW, costs=costs).value
    assert costs_add_up(LAW, costs=costs) == []
    assert sums.value == sums.grant + sums.other


def test_all_rows_together_ask_for_no_more_than_10_000_zl() -> None:
    # By hand: 6 000 + 4 000 = 10 000 is kept; a grosz more is not.
    assert grant_in_costs(LAW, costs=(_cost("1", "6000", "0"), _cost("1", "4000", "0"))) == []
    (over,) = grant_in_costs(LAW, costs=(_cost("1", "6000", "0"), _cost("1", "4000.01", "0")))
    (empty,) = grant_in_costs(LAW, costs=(_cost("1", "0", "1"),))
    assert over.code == empty.code == "SO-03"
    assert "0,01\u00a0zł" in over.remedy


def test_a_task_that_crosses_the_end_of_the_year_is_a_warning() -> None:
    (finding,) = within_budget_year(LAW, start=date(2026, 12, 1), end=date(2027, 1, 1))
    assert finding.severity == "warning"
    assert "31.12.2026" in finding.remedy
    assert within_budget_year(LAW, start=date(2026, 12, 1), end=date(2026, 12, 31)) == []
    with pytest.raises(BadInputs):
        within_budget_year(LAW, start=date(2026, 12, 1), end=date(2026, 11, 30))


def test_each_of_the_seven_statements_is_demanded() -> None:
    assert len(statements(LAW)) == 7
    said = statements(
        LAW,
        benefit_only=True,
        fees="niepobieranie",
        true_data=True,
        taxes="nie zalega",
        insurance="zalega",
        source="Krajowy Rejestr Sądowy",
        personal_data=True,
    )
    (arrears,) = said
    assert (arrears.where, arrears.severity) == ("insurance", "warning")
    assert arrears.citation.endswith("część V pkt 5")


def test_a_task_has_its_place_and_a_local_character() -> None:
    missed = local_task(LAW, place=" ", local=False)
    assert [each.where for each in missed] == ["place", "local"]
    assert local_task(LAW, place="Park Lisiniec", local=True) == []
