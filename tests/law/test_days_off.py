"""Days off in Poland."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import (
    easter,
    holidays,
    is_day_off,
    is_working_day,
    last_working_day,
    next_working_day,
)

DAY = timedelta(days=1)
days = st.dates(min_value=date(2011, 1, 1), max_value=date(2099, 12, 1))

EVERY_YEAR = "1.1 6.1 1.5 3.5 15.8 1.11 11.11 24.12 25.12 26.12"


@pytest.mark.parametrize(
    ("year", "movable"),
    [
        (2026, "5.4 6.4 24.5 4.6"),
        (2027, "28.3 29.3 16.5 27.5"),
        (2028, "16.4 17.4 4.6 15.6"),
    ],
)
def test_the_holidays_of_a_year(year: int, movable: str) -> None:
    expected = set(f"{EVERY_YEAR} {movable}".split())
    assert {f"{day.day}.{day.month}" for day in holidays(year)} == expected


def test_christmas_eve_is_a_day_off_since_2025() -> None:
    assert not is_day_off(date(2024, 12, 24))
    assert is_day_off(date(2025, 12, 24))


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2026, 4, 3)])
def test_new_years_eve_and_good_friday_are_working_days(day: date) -> None:
    assert is_working_day(day)


def test_easter_over_two_centuries_is_a_sunday_in_its_season() -> None:
    for year in range(1900, 2100):
        day = easter(year)
        assert day.isoweekday() == 7
        assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(days)
def test_no_working_day_lies_between_a_day_and_its_next_working_one(day: date) -> None:
    found = next_working_day(day)
    assert is_working_day(found)
    assert not any(is_working_day(day + n * DAY) for n in range((found - day).days))


@given(days)
def test_the_last_working_day_is_found_backwards(day: date) -> None:
    found = last_working_day(day)
    assert is_working_day(found)
    assert not any(is_working_day(day - n * DAY) for n in range((day - found).days))


def test_a_saturday_is_no_day_off_but_no_working_day_either() -> None:
    saturday = date(2026, 11, 28)
    assert not is_day_off(saturday)
    assert not is_working_day(saturday)
