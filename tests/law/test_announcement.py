"""What an announcement must say and how long offers must be taken (art. 13)."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from ccop.law.announcement import (
    Contents,
    Published,
    closing_findings,
    contents_findings,
    earliest_last_day,
    offers_finding,
    publication_findings,
)
from ccop.law.findings import Finding
from ccop.law.parameters import parameters_at
from ccop.law.terms import WARSAW, ends_at
from tests.law.offers import terms

PUBLISHED = Published(bip=date(2026, 11, 2), board=date(2026, 11, 4), website=date(2026, 11, 3))
NUMBERS = parameters_at(date(2026, 11, 4))


def _closing(day: date, hour: time | None = None) -> list[Finding]:
    return list(closing_findings(ends_at(day, hour), PUBLISHED, NUMBERS))


def test_the_21_days_run_from_the_last_of_the_three_announcements() -> None:
    assert earliest_last_day(date(2026, 11, 4), NUMBERS) == date(2026, 11, 25)
    assert _closing(date(2026, 11, 25)) == []


def test_a_day_too_early_is_an_error_that_names_the_right_day() -> None:
    (finding,) = _closing(date(2026, 11, 24))
    assert (finding.code, finding.severity) == ("ART13-1", "error")
    assert finding.citation == "art. 13 ust. 1 ustawy"
    assert "25.11.2026, godz. 24:00" in finding.remedy


def test_an_hour_on_the_last_of_the_days_is_a_warning() -> None:
    (finding,) = _closing(date(2026, 11, 25), time(15, 30))
    assert (finding.code, finding.severity) == ("ART13-1", "warning")


def test_a_closing_on_a_day_off_names_the_next_working_day() -> None:
    (finding,) = _closing(date(2026, 11, 28))
    assert (finding.code, finding.severity) == ("TIME-3", "warning")
    assert "30.11.2026" in finding.remedy


def test_the_term_does_not_begin_until_all_three_places_show_the_announcement() -> None:
    published = Published(bip=date(2026, 11, 2), website=date(2026, 11, 3))
    assert published.last is None
    assert list(closing_findings(ends_at(date(2026, 11, 4)), published, NUMBERS)) == []
    (finding,) = publication_findings(published)
    assert (finding.code, finding.where) == ("ART13-3", "board")
    assert finding.citation == "art. 13 ust. 3 pkt 2 ustawy"


def test_an_announcement_shown_everywhere_has_no_finding() -> None:
    assert list(publication_findings(PUBLISHED)) == []


def test_each_of_the_seven_contents_is_missed() -> None:
    missed = list(contents_findings(Contents(task_kind=" ")))
    assert len(missed) == 7
    assert missed[0].citation == "art. 13 ust. 2 pkt 1 ustawy"
    full = Contents(**dict.fromkeys(Contents.model_fields, "tekst"))
    assert list(contents_findings(full)) == []


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
