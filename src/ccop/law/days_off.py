"""Days off in Poland: the statutory ones (TIME-5) and what counts as a working day (TIME-6).

Source: ustawa z dnia 18 stycznia 1951 r. o dniach wolnych od pracy. A city's own closing days are
no part of it: they move no term.
"""

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 6, 7
_EASTER, _LEAP_DAY = "easter+", "02-29"


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


@dataclass(frozen=True)
class DayOff:
    """A holiday: "12-24" for a day of each year, "easter+60" for so many days after Easter; while
    the Act names it. Without a name it says that the day is an ordinary one again."""

    when: str
    name: str
    valid_from: date
    valid_to: date | None = None

    def in_year(self, year: int) -> date | None:
        """The holiday's day in a year; None where the Act does not name it then."""
        if self.when.startswith(_EASTER):
            day = easter(year) + int(self.when.removeprefix(_EASTER)) * DAY
        elif self.when == _LEAP_DAY and not isleap(year):
            return None
        else:
            month, number = map(int, self.when.split("-"))
            day = date(year, month, number)
        holds = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return day if holds else None


@dataclass(frozen=True)
class Calendar:
    """Working days and days off by the holidays it is given; Sundays come on top of them.

    Of two rows about one holiday the later counts.
    """

    holidays: tuple[DayOff, ...]
    _years: dict[int, Mapping[date, str]] = field(default_factory=dict, repr=False, compare=False)

    def names(self, year: int) -> Mapping[date, str]:
        """The holidays of a year in their order, with their names."""
        if year not in self._years:
            told = {
                each.when: (day, each.name) for each in self.holidays if (day := each.in_year(year))
            }
            self._years[year] = {day: name for day, name in sorted(told.values()) if name}
        return self._years[year]

    def is_day_off(self, day: date) -> bool:
        """Whether the day is a statutory day off: a holiday or a Sunday."""
        return day.isoweekday() == SUNDAY or day in self.names(day.year)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, days off excepted: what offices read "dni robocze" as."""
        return day.isoweekday() < SATURDAY and not self.is_day_off(day)

    def next_working_day(self, day: date) -> date:
        """The day itself when it is a working one, else the first that follows."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def last_working_day(self, day: date) -> date:
        """The day itself when it is a working one, else the last before it.

        The safe date for what the law fixes by the calendar, such as 31 January, and does not
        postpone (TIME-7).
        """
        while not self.is_working_day(day):
            day -= DAY
        return day
