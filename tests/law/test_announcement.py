"""What the announcement of a call limits in offers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from ccop.law.announcement import offers_finding
from ccop.law.terms import WARSAW
from tests.law.offers import terms


def test_a_call_follows_the_law_of_the_day_of_its_announcement() -> None:
    call = terms("minimal", {"announced_at": datetime(2025, 12, 31, 23, 59, tzinfo=WARSAW)})
    assert call.reference_day == date(2025, 12, 31)
    assert call.act_reference == "Dz. U. z 2024 r. poz. 1491"
    assert terms("minimal").act_reference == "Dz. U. z 2025 r. poz. 1338"


def test_the_money_of_a_call_is_that_of_all_its_years() -> None:
    assert terms("longest").pool == Decimal("300000.00")
    assert terms("longest", {"pools": {}}).pool is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "inne"},
        {"max_grant_pct": "101"},
        {"closes_at": "2026-12-01T15:30:00"},
        {"spheres": ["16", "35"]},
    ],
)
def test_terms_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        terms("minimal", wrong)


def test_one_offer_too_many_is_refused() -> None:
    call = terms("minimal", {"max_offers_per_party": 2})
    assert offers_finding(call, "Fundacja", ["OF.1.2026"]) is None
    finding = offers_finding(call, "Fundacja", ["OF.1.2026", "OF.2.2026"])
    assert finding is not None
    assert finding.severity == "error"
    assert offers_finding(terms("minimal"), "Fundacja", ["OF.1.2026"] * 99) is None
