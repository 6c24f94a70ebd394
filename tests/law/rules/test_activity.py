"""Paid activity, business, and simplified records."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.parameters import parameters_at
from ccop.law.rules.activity import (
    fees_need_paid_activity,
    may_keep_simplified_records,
    paid_activity_stays_no_business,
)

LAW = parameters_at(date(2026, 11, 26))
amounts = st.decimals(min_value=0, max_value=1_000_000, places=2)


@pytest.mark.parametrize(("charged", "warned"), [("50.00", False), ("50.01", True)])
def test_a_price_above_the_cost_makes_a_business(charged: str, *, warned: bool) -> None:
    # Art. 9 ust. 1 pkt 1: one grosz above the cost is above it.
    found = paid_activity_stays_no_business(LAW, charged=Decimal(charged), cost=Decimal("50.00"))
    assert [finding.severity for finding in found] == ["warning"] * warned


@pytest.mark.parametrize(("pay", "warned"), [("24000.00", False), ("24000.01", True)])
def test_pay_above_three_times_the_average_makes_a_business(pay: str, *, warned: bool) -> None:
    # By hand (art. 9 ust. 1 pkt 2): 3 x 8 000,00 = 24 000,00.
    found = paid_activity_stays_no_business(
        LAW,
        charged=Decimal(0),
        cost=Decimal(0),
        pay=Decimal(pay),
        average_pay=Decimal("8000.00"),
    )
    assert [finding.citation for finding in found] == ["art. 9 ust. 1 pkt 2 ustawy"] * warned


def test_one_subject_is_not_both_paid_activity_and_business() -> None:
    (finding,) = paid_activity_stays_no_business(
        LAW, charged=Decimal(0), cost=Decimal(0), same_business=True
    )
    assert (finding.severity, finding.citation) == ("warning", "art. 9 ust. 3 ustawy")


def test_payments_of_recipients_need_paid_activity() -> None:
    (finding,) = fees_need_paid_activity(LAW, fees=Decimal("0.01"), paid_activity=False)
    assert (finding.code, finding.severity) == ("ART10-1", "error")
    assert "0,01\u00a0zł" in finding.message
    assert fees_need_paid_activity(LAW, fees=Decimal("0.01"), paid_activity=True) == []
    assert fees_need_paid_activity(LAW, fees=Decimal(0), paid_activity=False) == []


@pytest.mark.parametrize(
    ("revenue", "business", "public_benefit", "where"),
    [
        ("100000.00", False, False, []),
        ("100000.01", False, False, ["revenue"]),
        ("0.00", True, True, ["business", "public_benefit"]),
    ],
)
def test_simplified_records_are_for_small_organisations(
    revenue: str, where: list[str], *, business: bool, public_benefit: bool
) -> None:
    found = may_keep_simplified_records(
        LAW, revenue=Decimal(revenue), business=business, public_benefit=public_benefit
    )
    assert [finding.where for finding in found] == where


@given(amounts, amounts)
def test_less_revenue_never_takes_simplified_records_away(less: Decimal, more: Decimal) -> None:
    less, more = sorted((less, more))

    def hindered(revenue: Decimal) -> int:
        return len(
            may_keep_simplified_records(LAW, revenue=revenue, business=False, public_benefit=False)
        )

    assert hindered(less) <= hindered(more)
