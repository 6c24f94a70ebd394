"""Days off in Poland."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import Calendar, DayOff, easter
from ccop.law.parameters import table

DAY = timedelta(days=1)
POLAND = table().calendar
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
    assert {f"{day.day}.{day.month}" for day in POLAND.names(year)} == expected


def test_christmas_eve_is_a_day_off_since_2025() -> None:
    assert not POLAND.is_day_off(date(2024, 12, 24))
    assert POLAND.is_day_off(date(2025, 12, 24))


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2026, 4, 3)])
def test_new_years_eve_and_good_friday_are_working_days(day: date) -> None:
    assert POLAND.is_working_day(day)


def test_easter_over_two_centuries_is_a_sunday_in_its_season() -> None:
    for year in range(1900, 2100):
        day = easter(year)
        assert day.isoweekday() == 7
        assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(days)
def test_no_working_day_lies_between_a_day_and_its_next_working_one(day: date) -> None:
    found = POLAND.next_working_day(day)
    assert POLAND.is_working_day(found)
    assert not any(POLAND.is_working_day(day + n * DAY) for n in range((found - day).days))


@given(days)
def test_the_last_working_day_is_found_backwards(day: date) -> None:
    found = POLAND.last_working_day(day)
    assert POLAND.is_working_day(found)
    assert not any(POLAND.is_working_day(day - n * DAY) for n in range((day - found).days))


def test_a_saturday_is_no_day_off_but_no_working_day_either() -> None:
    saturday = date(2026, 11, 28)
    assert not POLAND.is_day_off(saturday)
    assert not POLAND.is_working_day(saturday)


def test_a_holiday_made_for_one_year_is_one_in_no_other() -> None:
    once = DayOff("11-12", "setna rocznica", date(2018, 11, 12), date(2018, 11, 12))
    assert list(Calendar((once,)).names(2018)) == [date(2018, 11, 12)]
    assert not Calendar((once,)).names(2019)
