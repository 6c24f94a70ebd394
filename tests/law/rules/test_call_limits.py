"""What an announcement limits in offers: shares and amounts that can be kept together."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ccop.law.parameters import parameters_at
from ccop.law.rules.call_limits import SourceLimits, limits_can_be_kept, source_limits

LAW = parameters_at(date(2026, 11, 4))
amounts = st.decimals(min_value=0, max_value=999_999_999, places=2)
shares = st.decimals(min_value=0, max_value=100, places=3)


def test_shares_of_the_city_hold_where_the_announcement_sets_none() -> None:
    # 80% of 10 000,01 is 8 000,008, down to 8 000,00; 20% is 2 000,002, up to 2 000,01; 10% is
    # 1 000,001, up to 1 000,01.
    answer = source_limits(LAW, total=Decimal("10000.01"))
    assert answer.value == SourceLimits(Decimal("8000.00"), Decimal("2000.01"), Decimal("1000.01"))
    assert answer.steps[0] == (
        "Dotacja: najwyżej 80% z 10\u00a0000,01 zł, w dół do grosza: 8\u00a0000,00 zł."
    )


def test_shares_of_the_announcement_come_first() -> None:
    # 90% of 500,00 is 450,00; 12,5% is 62,50; nothing financial is asked for.
    answer = source_limits(
        LAW,
        total=Decimal("500.00"),
        max_grant_pct=Decimal(90),
        min_own_pct=Decimal("12.5"),
        min_fin_own_pct=Decimal(0),
    ).value
    assert answer == SourceLimits(Decimal("450.00"), Decimal("62.50"), Decimal("0.00"))


@given(amounts, shares)
def test_the_most_grant_and_the_least_own_part_make_the_total(
    total: Decimal, share: Decimal
) -> None:
    limits = source_limits(LAW, total=total, max_grant_pct=share, min_own_pct=100 - share).value
    assert limits.most_grant + limits.least_own == total


def _where(**limits: Any) -> list[tuple[str, str]]:
    found = limits_can_be_kept(LAW, **limits)
    return [(finding.where, finding.severity) for finding in found]


def test_limits_that_agree_pass() -> None:
    assert not _where(kind="powierzenie", max_grant_pct=Decimal(100))
    assert not _where(
        kind="wspieranie",
        pool=Decimal(100_000),
        min_grant=Decimal(5_000),
        max_grant=Decimal(100_000),
        max_grant_pct=Decimal(80),
        min_own_pct=Decimal(20),
        min_fin_own_pct=Decimal(10),
        max_offers=1,
    )


def test_amounts_that_no_offer_can_keep_are_found() -> None:
    one = Decimal("0.01")
    assert _where(kind="powierzenie", min_grant=5 + one, max_grant=Decimal(5)) == [
        ("min_grant", "error")
    ]
    assert _where(kind="powierzenie", min_grant=5 + one, pool=Decimal(5)) == [
        ("min_grant", "error")
    ]
    assert _where(kind="powierzenie", max_grant=5 + one, pool=Decimal(5)) == [
        ("max_grant", "warning")
    ]
    assert _where(kind="powierzenie", max_offers=0) == [("max_offers", "error")]


def test_a_task_paid_in_full_asks_for_no_own_contribution() -> None:
    assert _where(kind="powierzenie", min_own_pct=Decimal(20)) == [("min_own_pct", "error")]
    assert _where(kind="powierzenie", min_fin_own_pct=Decimal(5)) == [("min_fin_own_pct", "error")]


def test_a_supported_task_is_not_paid_in_full() -> None:
    assert _where(kind="wspieranie", max_grant_pct=Decimal(100)) == [("max_grant_pct", "warning")]


def test_a_share_that_own_contribution_excludes_is_found() -> None:
    # 81% of the grant and 20% of own contribution make 101%.
    limits = limits_can_be_kept(
        LAW, kind="wspieranie", max_grant_pct=Decimal(81), min_own_pct=Decimal(20)
    )
    assert [finding.remedy for finding in limits] == [
        "Wpisz najwyżej 80% albo zmniejsz wymagany wkład."
    ]
