"""Dates, hours, time left and checksums in the words of the visitor's language."""

from datetime import UTC, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ccop.kernel.clock import warsaw

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_URGENT = timedelta(days=3)
_INSTANT = timedelta(microseconds=1)


def moment(at: datetime) -> str:
    """Day and hour as the clock on the wall in Poland shows them."""
    local = warsaw(at)
    return _day_and_hour(local, local.hour)


def closing(at: datetime) -> str:
    """The end of a time: what ends at midnight ends at the hour 24 of the day before.

    A call "until 23 November" closes with the first instant of the 24th; shown as the 24th, hour
    0.00, it would read as a day more.
    """
    local = warsaw(at)
    if local.hour == local.minute == 0:
        return _day_and_hour(warsaw(at - _INSTANT), 24, minute=0)
    return moment(at)


def _day_and_hour(local: datetime, hour: int, minute: int | None = None) -> str:
    return _("%(day)s, %(hour)d:%(minute)02d") % {
        "day": date_format(local, "j E Y"),
        "hour": hour,
        "minute": local.minute if minute is None else minute,
    }


def time_left(at: datetime, now: datetime) -> str:
    """What is left until `at`: in days of the calendar, in the last 24 hours in hours and minutes,
    in the last one in minutes."""
    left = _between(now, at)
    if left <= timedelta():
        return _("The time is over")
    days = (warsaw(at - _INSTANT).date() - warsaw(now).date()).days
    if left >= _DAY and days:  # the autumn day of 25 hours has more than a day left, and no days
        return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
    hours = left // _HOUR
    if left >= _DAY:
        return ngettext("%(count)d hour left", "%(count)d hours left", hours) % {"count": hours}
    minutes = left % _HOUR // _MINUTE
    if hours:
        return _("%(hours)d h %(minutes)d min left") % {"hours": hours, "minutes": minutes}
    minutes = max(minutes, 1)
    return ngettext("%(count)d minute left", "%(count)d minutes left", minutes) % {"count": minutes}


def is_urgent(at: datetime, now: datetime) -> bool:
    """Whether little time is left and not all of it is over."""
    return timedelta() < _between(now, at) < _URGENT


def is_last_day(at: datetime, now: datetime) -> bool:
    """Whether less than 24 hours are left and not all of them are over."""
    return timedelta() < _between(now, at) < _DAY


def server_time(now: datetime) -> str:
    """The time that decides, to the second: "18:48:03"."""
    return f"{warsaw(now):%H:%M:%S}"


def _between(start: datetime, end: datetime) -> timedelta:
    # Python subtracts the faces of the clock when both instants have the same zone.
    return end.astimezone(UTC) - start.astimezone(UTC)


def grouped(digits: str) -> str:
    """A checksum in groups of eight: easier to compare by eye, and a line can break in it."""
    return " ".join(digits[n : n + 8] for n in range(0, len(digits), 8))
