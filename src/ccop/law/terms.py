"""Terms (terminy): when they end, counted as the law counts, and how much of them is left.

k.p.a. art. 57 (k.c. art. 111-115 give the same). Dates are days in Poland; instants are aware.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ccop.law.days_off import DAY, Calendar

WARSAW = ZoneInfo("Europe/Warsaw")
"""Where every deadline is read from the wall (TIME-8)."""

_WHOLE_DAY = time(23, 59)
_MONTHS = 12


@dataclass(frozen=True)
class Term:
    """A term to perform an act: its last day as counted, and after days off (TIME-3)."""

    nominal: date
    last: date

    @property
    def ends_at(self) -> datetime:
        """The first instant that is too late."""
        return ends_at(self.last)


def days_after(event: date, count: int, calendar: Calendar) -> Term:
    """A term of days; the day of the event is not counted (TIME-1, § 1)."""
    return _shifted(event + count * DAY, calendar)


def weeks_after(event: date, count: int, calendar: Calendar) -> Term:
    """A term of weeks ends on the weekday of the event (TIME-2, § 2)."""
    return days_after(event, 7 * count, calendar)


def months_after(event: date, count: int, calendar: Calendar) -> Term:
    """A term of months ends on the day with the event's number, or on the last day of a month
    that has none (TIME-2, § 3)."""
    return _shifted(same_day(event, count), calendar)


def years_after(event: date, count: int, calendar: Calendar) -> Term:
    """A term of years ends on the event's day; one begun on 29 February ends on 28 February
    where there is no such day (TIME-2, § 3a)."""
    return months_after(event, _MONTHS * count, calendar)


def working_days_after(event: date, count: int, calendar: Calendar) -> list[date]:
    """So many working days; the first is the one after the event (TIME-6)."""
    days: list[date] = []
    day = event
    while len(days) < count:
        day += DAY
        if calendar.is_working_day(day):
            days.append(day)
    return days


def same_day(day: date, months: int) -> date:
    """The day with the same number so many months on, or the last of that month."""
    year, month = divmod(12 * day.year + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def ends_at(day: date, hour: time | None = None) -> datetime:
    """The first instant that is too late for a deadline on this day and hour in Poland, in UTC.

    No hour, or 23:59 (a way to say "that day"), means the whole day: the next midnight.
    """
    if hour is None or hour.replace(second=0, microsecond=0) == _WHOLE_DAY:
        day, hour = day + DAY, time.min
    return datetime.combine(day, hour, WARSAW).astimezone(UTC)


def last_day(deadline: datetime) -> date:
    """The last day in Poland on which the deadline is still kept."""
    return (deadline.astimezone(UTC) - timedelta(microseconds=1)).astimezone(WARSAW).date()


def spoken(deadline: datetime) -> str:
    """The deadline as people read it: "30.11.2026, godz. 15:30"; midnight belongs to the day that
    it ends: "30.11.2026, godz. 24:00"."""
    wall = deadline.astimezone(WARSAW)
    hour = "24:00" if wall.time() == time.min else f"{wall:%H:%M}"
    return f"{last_day(deadline):%d.%m.%Y}, godz. {hour}"


@dataclass(frozen=True)
class Left:
    """What is left of a term: whole days, and in the last 24 hours hours and minutes instead."""

    days: int
    hours: int
    minutes: int
    over: bool


def left(deadline: datetime, now: datetime) -> Left:
    """What is left until the deadline, rounded down, so that nobody is promised too much.

    Counted in real time: the nights when clocks change are an hour longer or shorter.
    """
    # Subtracted in UTC, since two instants of one zone would be subtracted as the wall shows them.
    rest = deadline.astimezone(UTC) - now.astimezone(UTC)
    if rest <= timedelta():
        return Left(0, 0, 0, over=True)
    if rest.days:
        return Left(rest.days, 0, 0, over=False)
    minutes = rest.seconds // 60
    return Left(0, minutes // 60, minutes % 60, over=False)


def _shifted(nominal: date, calendar: Calendar) -> Term:
    return Term(nominal, calendar.next_working_day(nominal))
