"""Extending a call: when it may be done, and the notice that all can read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.extension import (
    Extension,
    changed_meanwhile,
    closed_meanwhile,
    extension_findings,
    extension_notice,
    not_a_clerk,
)

# Written down in UTC; in winter the clocks in Poland show an hour more.
CLOSING = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 8, 23, 0, tzinfo=UTC)
BEFORE = CLOSING - timedelta(days=1)
INSTANT = timedelta(microseconds=1)
WISH = Extension(
    title="Lato w mieście (przykład)",
    authority="Prezydent Miasta Częstochowy",
    before=CLOSING,
    after=LATER,
    reason="Awaria portalu.",
    opened_at=None,
)


def _codes(wish: Extension, now: datetime) -> list[str]:
    return [finding.code for finding in extension_findings(wish, now)]


@pytest.mark.parametrize("now", [BEFORE, CLOSING, LATER - INSTANT])
def test_a_later_closing_for_a_reason_is_allowed_also_after_the_old_one(now: datetime) -> None:
    assert _codes(WISH, now) == []


def test_a_call_whose_offers_were_opened_is_not_extended() -> None:
    opened = replace(WISH, opened_at=CLOSING + timedelta(hours=1))
    (finding,) = extension_findings(opened, CLOSING + timedelta(hours=2))
    assert (finding.code, finding.severity) == ("EXT-1", "error")
    assert finding.message.startswith("Oferty otwarto 01.12.2026, godz. 16:30;")
    assert "art. 5 ust. 3" in finding.citation


@pytest.mark.parametrize("after", [CLOSING, CLOSING - INSTANT])
def test_a_call_is_never_shortened(after: datetime) -> None:
    (finding,) = extension_findings(replace(WISH, after=after), BEFORE)
    assert (finding.code, finding.where) == ("EXT-2", "day")
    assert finding.message == "Nowy termin nie jest późniejszy niż obecny: 01.12.2026, godz. 15:30."


@pytest.mark.parametrize("now", [LATER, LATER + INSTANT])
def test_a_new_closing_that_has_passed_already_is_none(now: datetime) -> None:
    (finding,) = extension_findings(WISH, now)
    assert (finding.code, finding.where) == ("EXT-2", "day")
    # Midnight belongs to the day that it ends.
    assert finding.message == "Nowy termin już minął: 08.12.2026, godz. 24:00."


@given(st.timedeltas(max_value=timedelta(days=300), min_value=-timedelta(days=300)))
def test_whatever_the_hour_a_closing_is_only_moved_onwards_and_into_the_future(
    by: timedelta,
) -> None:
    allowed = _codes(replace(WISH, after=CLOSING + by), BEFORE) == []
    assert allowed == (by > timedelta())


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_reason_is_told_to_all(reason: str) -> None:
    (finding,) = extension_findings(replace(WISH, reason=reason), BEFORE)
    assert (finding.code, finding.where) == ("EXT-3", "reason")


def test_everything_that_stands_against_an_extension_is_told_at_once() -> None:
    hopeless = replace(WISH, after=CLOSING, reason="", opened_at=CLOSING)
    assert _codes(hopeless, LATER) == ["EXT-1", "EXT-2", "EXT-3"]


def test_a_clerk_who_saw_another_closing_is_told_the_present_one() -> None:
    finding = changed_meanwhile(LATER)
    assert finding.code == "EXT-4"
    assert "do 08.12.2026, godz. 24:00." in finding.message


def test_a_clerk_who_confirms_the_notice_of_an_open_call_is_told_when_it_closed() -> None:
    finding = closed_meanwhile(CLOSING)
    assert finding.code == "EXT-6"
    assert "01.12.2026, godz. 15:30." in finding.message


def test_nobody_but_the_clerk_for_grants_extends() -> None:
    finding = not_a_clerk()
    assert (finding.code, finding.severity) == ("EXT-5", "error")
    assert "urzędnik do spraw dotacji" in finding.message
    assert finding.remedy


def test_the_notice_of_an_open_call_gives_both_closings_and_the_reason() -> None:
    # 23:30 in UTC is the next day in Poland already.
    notice = extension_notice(WISH, datetime(2026, 11, 29, 23, 30, tzinfo=UTC))
    assert notice.startswith(
        "Prezydent Miasta Częstochowy informuje o przedłużeniu terminu składania ofert "
        "w otwartym konkursie ofert „Lato w mieście (przykład)”.\n\n"
        "Dotychczasowy termin: 01.12.2026, godz. 15:30.\n"
        "Nowy termin: 08.12.2026, godz. 24:00.\n"
        "Powód: Awaria portalu.\n\n"
    )
    assert notice.endswith("\n\nPrezydent Miasta Częstochowy, 30.11.2026")


@pytest.mark.parametrize(("at", "reopens"), [(CLOSING - INSTANT, False), (CLOSING, True)])
def test_from_the_instant_of_closing_the_notice_says_that_the_call_is_opened_again(
    at: datetime, reopens: bool
) -> None:
    assert WISH.reopens(at) is reopens
    assert ("ponownym otwarciu naboru" in extension_notice(WISH, at)) is reopens


def test_the_notice_of_a_reopened_call_says_that_nobody_read_the_offers() -> None:
    notice = extension_notice(WISH, CLOSING + timedelta(hours=1))
    assert (
        "Nabór zakończył się 01.12.2026, godz. 15:30 i zostaje ponownie otwarty "
        "do 08.12.2026, godz. 24:00. Złożonych ofert nie otwarto;" in notice
    )
