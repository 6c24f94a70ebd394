"""Dates and time left are said as people in Poland say them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from ccop.kernel.clock import WARSAW
from ccop.kernel.ui import wording

NOON = datetime(2026, 11, 23, 12, tzinfo=WARSAW)


def poland(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=WARSAW)


def test_a_moment_is_said_with_its_hour_in_poland() -> None:
    assert wording.moment(poland(2026, 11, 30, 15, 30)) == "30 listopada 2026, godz. 15.30"


def test_a_time_until_midnight_ends_at_the_hour_24_of_the_day_before() -> None:
    assert wording.closing(poland(2026, 12, 1)) == "30 listopada 2026, godz. 24.00"
    assert wording.closing(poland(2026, 12, 1, 0, 1)) == "1 grudnia 2026, godz. 0.01"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (poland(2026, 11, 30, 12), "Zostało 7 dni"),
        (poland(2026, 12, 1), "Zostało 7 dni"),  # until the end of the 30th
        (poland(2026, 11, 25, 15, 30), "Zostały 2 dni"),
        (poland(2026, 11, 24, 12), "Został 1 dzień"),
        (poland(2026, 11, 24, 11, 59), "Zostało 23 godz. 59 min"),
        (poland(2026, 11, 23, 13), "Zostało 1 godz. 0 min"),
        (poland(2026, 11, 23, 12, 59), "Zostało 59 minut"),
        (NOON + timedelta(seconds=5), "Została 1 minuta"),
        (NOON, "Termin minął"),
    ],
)
def test_time_left_is_counted_in_days_then_hours_then_minutes(at: datetime, words: str) -> None:
    assert wording.time_left(at, NOON) == words


def test_the_day_of_25_hours_is_not_said_to_have_no_days_left() -> None:
    assert wording.time_left(poland(2026, 10, 26), poland(2026, 10, 25)) == "Zostało 25 godzin"


@given(
    st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31)),  # noqa: DTZ001
    st.timedeltas(min_value=timedelta(microseconds=1), max_value=timedelta(days=400)),
)
def test_some_time_left_is_never_said_to_be_none(now: datetime, left: timedelta) -> None:
    start = now.replace(tzinfo=UTC)
    words = wording.time_left(start + left, start)
    assert int(next(word for word in words.split() if word.isdigit())) > 0


def test_a_visitor_who_reads_english_gets_english() -> None:
    with translation.override("en"):
        assert wording.time_left(NOON + timedelta(days=2), NOON) == "2 days left"


def test_only_the_last_three_days_are_urgent() -> None:
    assert wording.is_urgent(NOON + timedelta(days=2, hours=23), NOON)
    assert not wording.is_urgent(NOON + timedelta(days=3), NOON)
    assert not wording.is_urgent(NOON, NOON)


def test_the_time_that_decides_is_shown_to_the_second_in_the_last_24_hours() -> None:
    assert wording.server_time(poland(2026, 11, 23, 18, 48)) == "18:48:00"
    assert wording.is_last_day(NOON + timedelta(hours=23, minutes=59), NOON)
    assert not wording.is_last_day(NOON + timedelta(hours=24), NOON)
    assert not wording.is_last_day(NOON, NOON)
