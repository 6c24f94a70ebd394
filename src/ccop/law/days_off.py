"""Days off in Poland: the statutory ones (TIME-5) and what counts as a working day (TIME-6).

Source: ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy. A city's own closing days are
no part of it: they move no term.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 6, 7

_FIXED = (
    (1, 1, "Nowy Rok"),
    (1, 6, "Święto Trzech Króli"),
    (5, 1, "Święto Państwowe"),
    (5, 3, "Święto Narodowe Trzeciego Maja"),
    (8, 15, "Wniebowzięcie Najświętszej Maryi Panny"),
    (11, 1, "Wszystkich Świętych"),
    (11, 11, "Narodowe Święto Niepodległości"),
    (12, 25, "pierwszy dzień Bożego Narodzenia"),
    (12, 26, "drugi dzień Bożego Narodzenia"),
)
_EASTER = (
    (0, "pierwszy dzień Wielkiej Nocy"),
    (1, "drugi dzień Wielkiej Nocy"),
    (49, "pierwszy dzień Zielonych Świątek"),
    (60, "dzień Bożego Ciała"),
)
_CHRISTMAS_EVE_SINCE = 2025


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous (Meeus) algorithm."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, skipped = divmod(century, 4)
    moon = (19 * golden + century - leap_centuries - (8 * century + 13) // 25 + 15) % 30
    leap_years, plain = divmod(rest, 4)
    weekday = (32 + 2 * skipped + 2 * leap_years - moon - plain) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> Mapping[date, str]:
    """Statutory days off of a year since 2011 with their names; Sundays come on top of them.

    24 December is one since 2025 (ustawa z dnia 6 grudnia 2024 r.).
    """
    days = {date(year, month, day): name for month, day, name in _FIXED}
    days |= {easter(year) + n * DAY: name for n, name in _EASTER}
    if year >= _CHRISTMAS_EVE_SINCE:
        days[date(year, 12, 24)] = "Wigilia Bożego Narodzenia"
    return dict(sorted(days.items()))


def is_day_off(day: date) -> bool:
    """Whether the day is a statutory day off: a holiday or a Sunday."""
    return day.isoweekday() == SUNDAY or day in holidays(day.year)


def is_working_day(day: date) -> bool:
    """Monday to Friday, days off excepted: what offices read "dni robocze" as."""
    return day.isoweekday() < SATURDAY and not is_day_off(day)


def next_working_day(day: date) -> date:
    """The day itself when it is a working one, else the first that follows."""
    while not is_working_day(day):
        day += DAY
    return day


def last_working_day(day: date) -> date:
    """The day itself when it is a working one, else the last before it.

    The safe date for what the law fixes by the calendar, such as 31 January, and does not
    postpone (TIME-7).
    """
    while not is_working_day(day):
        day -= DAY
    return day
