"""Opening the offers of a call: after it has closed, once, by the clerk for grants."""

from datetime import UTC, datetime, timedelta

import pytest

from ccop.law.opening import not_an_opener, opening_findings

# Written down in UTC; in winter the clocks in Poland show an hour more.
CLOSING = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize("now", [CLOSING, CLOSING + DAY])
def test_offers_are_opened_from_the_instant_of_closing(now: datetime) -> None:
    assert list(opening_findings(CLOSING, None, now)) == []


def test_while_the_call_lasts_nobody_opens_its_offers() -> None:
    (finding,) = opening_findings(CLOSING, None, CLOSING - INSTANT)
    assert (finding.code, finding.severity) == ("OPEN-1", "error")
    assert finding.message.startswith("Nabór trwa do 01.12.2026, godz. 15:30;")
    assert "art. 5 ust. 3" in finding.citation


def test_offers_are_opened_only_once() -> None:
    (finding,) = opening_findings(CLOSING, CLOSING + DAY, CLOSING + 2 * DAY)
    assert finding.code == "OPEN-2"
    assert finding.message == "Oferty otwarto już 02.12.2026, godz. 15:30."


def test_a_call_that_was_opened_and_lasts_is_told_both() -> None:
    found = opening_findings(CLOSING + 2 * DAY, CLOSING, CLOSING + DAY)
    assert [finding.code for finding in found] == ["OPEN-1", "OPEN-2"]


def test_nobody_but_the_clerk_for_grants_opens() -> None:
    finding = not_an_opener()
    assert (finding.code, finding.severity) == ("OPEN-3", "error")
    assert "urzędnik do spraw dotacji" in finding.message
    assert finding.remedy
