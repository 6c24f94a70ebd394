"""What the official report must satisfy (RP-01 to RP-06, RP-12 to RP-14)."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ccop.law.findings import Finding
from ccop.law.parameters import parameters_at
from ccop.law.rules.report_form import (
    CostSums,
    SourceSums,
    Unspent,
    cost_sums,
    costs_equal_sources,
    fees_are_described,
    filing,
    no_more_is_spent_than_there_was,
    other_money_only_in_support,
    period_is_in_the_contract,
    source_sums,
    unspent,
)
from ccop.law.rules.reports import ReportKind

LAW = parameters_at(date(2026, 11, 4))
D = Decimal
amounts = st.decimals(min_value=0, max_value=1_000_000, places=2)


def _period(kind: ReportKind, begin: date, end: date) -> list[Finding]:
    return period_is_in_the_contract(
        LAW,
        kind=kind,
        begin=begin,
        end=end,
        task_start=date(2026, 3, 1),
        task_end=date(2027, 6, 30),
    )


def test_a_final_report_covers_the_whole_task_or_its_last_year() -> None:
    assert _period("końcowe", date(2026, 3, 1), date(2027, 6, 30)) == []
    assert _period("końcowe", date(2027, 1, 1), date(2027, 6, 30)) == []
    (late,) = _period("końcowe", date(2027, 2, 1), date(2027, 6, 30))
    (short,) = _period("końcowe", date(2026, 3, 1), date(2027, 6, 29))
    assert (late.where, short.where) == ("begin", "end")
    assert "od 01.01.2027 do 30.06.2027" in late.remedy


def test_a_partial_report_stays_inside_the_task() -> None:
    assert _period("częściowe", date(2026, 3, 1), date(2026, 12, 31)) == []
    (early,) = _period("częściowe", date(2026, 2, 28), date(2026, 12, 31))
    (late,) = _period("częściowe", date(2026, 3, 1), date(2027, 7, 1))
    assert (early.where, late.where) == ("begin", "end")
    assert early.code == "RP-01"


def test_table_ii_1_has_three_sums() -> None:
    # By hand: 100,10 + 200,20 = 300,30; 50; together 350,30.
    answer = cost_sums(LAW, actions=(D("100.10"), D("200.20")), administration=(D(50),))
    assert answer.value == CostSums(D("300.30"), D(50), D("350.30"))
    assert cost_sums(LAW, actions=()).value.total == 0


def test_costs_and_sources_that_differ_by_a_grosz_are_told() -> None:
    # 8000 + 1500 + 500 = 10000.
    sources = {"from_grant": D(8000), "financial": D(1500), "contributed": D(500)}
    assert costs_equal_sources(LAW, costs=D(10000), **sources) == []
    (finding,) = costs_equal_sources(LAW, costs=D("10000.01"), **sources)
    assert "Różnica: 0,01\u00a0zł" in finding.message


def test_no_kind_of_money_can_be_spent_beyond_what_there_was() -> None:
    found = no_more_is_spent_than_there_was(
        LAW,
        transferred=D(100),
        used=D("100.01"),
        interest_earned=D(2),
        interest_used=D(2),
        income_used=D(1),
    )
    assert [each.where for each in found] == ["used", "income_used"]


def test_what_is_left_of_the_grant_its_interest_and_income_comes_back() -> None:
    # 10000 - 9500,50 = 499,50; 3,20 - 1,20 = 2; 40 - 40 = 0; together 501,50.
    answer = unspent(
        LAW,
        transferred=D(10000),
        used=D("9500.50"),
        interest_earned=D("3.20"),
        interest_used=D("1.20"),
        income_earned=D(40),
        income_used=D(40),
    )
    assert answer.value == Unspent(D("499.50"), D(2), D(0), D("501.50"))
    assert answer.steps[-1] == "Do zwrotu razem: 501,50\u00a0zł."


@given(amounts, amounts)
def test_a_return_is_never_negative_and_never_more_than_the_grant(
    transferred: Decimal, used: Decimal
) -> None:
    answer = unspent(LAW, transferred=transferred, used=used).value
    assert 0 <= answer.total <= transferred


def test_rows_2_and_3_are_sums() -> None:
    # 1 + 2 + 3 + 4 = 10; 5 + 6 = 11.
    answer = source_sums(
        LAW, own=D(1), fees=D(2), public=D(3), rest=D(4), personal=D(5), material=D(6)
    )
    assert answer.value == SourceSums(D(10), D(11))


def test_a_late_report_is_taken_and_marked() -> None:
    # 24.11.2026 + 30 = 24.12, moved over Christmas and Sunday to 28.12.2026.
    end = date(2026, 11, 24)
    kept = filing(LAW, task_end=end, filed=date(2026, 12, 28))
    assert (kept.value.days_late, kept.value.due.last) == (0, date(2026, 12, 28))
    late = filing(LAW, task_end=end, filed=date(2026, 12, 29))
    assert late.value.days_late == 1
    assert late.steps[-1] == "Sprawozdanie złożono 29.12.2026, wtorek, 1 dzień po terminie."


def test_fees_of_recipients_are_described() -> None:
    (finding,) = fees_are_described(LAW, fees=D(5), description=" ")
    assert (finding.code, finding.where) == ("RP-13", "description")
    assert fees_are_described(LAW, fees=D(0)) == []
    assert fees_are_described(LAW, fees=D(5), description="bilety po 5 zł") == []


def test_a_task_paid_as_a_whole_has_no_other_money() -> None:
    found = other_money_only_in_support(LAW, form="powierzenie", own=D(1), rest=D(2))
    assert [each.where for each in found] == ["own", "rest"]
    assert "wiersz 2.4" in found[1].message
    assert other_money_only_in_support(LAW, form="wsparcie", own=D(1)) == []
