"""Terms end where k.p.a. art. 57 says, and deadlines follow the clocks of Poland."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.parameters import table
from ccop.law.terms import (
    WARSAW,
    Left,
    days_after,
    ends_at,
    last_day,
    left,
    months_after,
    same_day,
    spoken,
    weeks_after,
    working_days_after,
    years_after,
)

POLAND = table().calendar
days = st.dates(min_value=date(2011, 1, 1), max_value=date(2090, 1, 1))
counts = st.integers(min_value=0, max_value=400)


def _count(event: date, count: int) -> date:
    """Days counted one by one, as on fingers."""
    day = event
    for _ in range(count):
        day += timedelta(days=1)
    return day


@given(days, counts)
def test_a_term_in_days_does_not_count_the_day_of_the_event(event: date, count: int) -> None:
    term = days_after(event, count, POLAND)
    assert term.nominal == _count(event, count)
    assert POLAND.is_working_day(term.last)
    assert timedelta() <= term.last - term.nominal <= timedelta(days=5)


@given(days, st.integers(min_value=0, max_value=60))
def test_a_term_in_weeks_ends_on_the_same_weekday(event: date, count: int) -> None:
    assert weeks_after(event, count, POLAND).nominal.isoweekday() == event.isoweekday()


@given(days, st.integers(min_value=0, max_value=60))
def test_a_term_in_months_ends_on_the_same_day_or_the_months_last(event: date, count: int) -> None:
    end = same_day(event, count)
    assert (end.year - event.year) * 12 + end.month - event.month == count
    assert end.day == event.day or (end + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("event", "months", "nominal"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_months_without_the_day_end_on_their_last(event: date, months: int, nominal: date) -> None:
    assert months_after(event, months, POLAND).nominal == nominal


def test_a_term_in_years_from_a_leap_day_ends_a_day_earlier() -> None:
    assert years_after(date(2028, 2, 29), 1, POLAND).nominal == date(2029, 2, 28)
    assert years_after(date(2028, 2, 29), 4, POLAND).nominal == date(2032, 2, 29)


def test_an_end_on_a_day_off_moves_past_all_of_them() -> None:
    term = days_after(date(2026, 12, 3), 21, POLAND)
    assert term.nominal == date(2026, 12, 24)
    assert term.last == date(2026, 12, 28)
    assert term.ends_at == datetime(2026, 12, 28, 23, tzinfo=UTC)


@given(days, st.integers(min_value=1, max_value=60))
def test_working_days_are_counted_from_the_day_after(event: date, count: int) -> None:
    end = [event, *working_days_after(event, count, POLAND)][-1]
    between = (event + timedelta(days=n) for n in range(1, (end - event).days + 1))
    assert sum(map(POLAND.is_working_day, between)) == count
    assert POLAND.is_working_day(end)


@pytest.mark.parametrize("hour", [None, time(23, 59), time(23, 59, 59)])
def test_the_whole_day_ends_at_the_next_midnight(hour: time | None) -> None:
    end = ends_at(date(2026, 11, 30), hour)
    assert end.astimezone(WARSAW) == datetime(2026, 12, 1, tzinfo=WARSAW)
    assert last_day(end) == date(2026, 11, 30)
    assert spoken(end) == "30.11.2026, godz. 24:00"


def test_an_hour_is_read_from_polish_clocks() -> None:
    summer, winter = (
        ends_at(date(2026, 7, 1), time(15, 30)),
        ends_at(date(2026, 12, 1), time(15, 30)),
    )
    assert summer == datetime(2026, 7, 1, 13, 30, tzinfo=UTC)
    assert winter == datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
    assert spoken(winter) == "01.12.2026, godz. 15:30"


@given(days)
def test_midnight_closes_the_day_on_nights_of_clock_changes_too(day: date) -> None:
    assert last_day(ends_at(day)) == day
    assert ends_at(day).astimezone(WARSAW).time() == time.min


DEADLINE = datetime(2026, 11, 30, 15, 30, tzinfo=WARSAW)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (timedelta(days=7), Left(7, 0, 0, over=False)),
        (timedelta(days=1), Left(1, 0, 0, over=False)),
        (timedelta(hours=23, minutes=59, seconds=59), Left(0, 23, 59, over=False)),
        (timedelta(seconds=59), Left(0, 0, 0, over=False)),
        (timedelta(0), Left(0, 0, 0, over=True)),
        (timedelta(seconds=-1), Left(0, 0, 0, over=True)),
    ],
)
def test_what_is_left_is_told_in_days_then_in_hours_and_minutes(
    before: timedelta, expected: Left
) -> None:
    assert left(DEADLINE, DEADLINE.astimezone(UTC) - before) == expected


def test_a_day_on_which_clocks_change_has_an_hour_more_or_less() -> None:
    autumn, spring = date(2026, 10, 25), date(2027, 3, 28)
    for day, expected in (
        (autumn, Left(1, 0, 0, over=False)),
        (spring, Left(0, 23, 0, over=False)),
    ):
        noon = datetime.combine(day, time(12), WARSAW)
        assert left(noon, noon - timedelta(days=1)) == expected
