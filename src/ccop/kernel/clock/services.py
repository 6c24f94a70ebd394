import time
from datetime import date, datetime, timedelta

from django.db import connection

from ccop.kernel.clock.expressions import WARSAW

_last_reading: tuple[datetime, float] | None = None
"""An answer of the database and the moment it came, by a clock that nobody sets."""


class ClockFixed(Exception):
    """The clock of this installation cannot be moved: it is not a demonstration."""


def now() -> datetime:
    """The present instant by the database's clock, aware, in UTC, to the microsecond.

    Each call asks the database again. A request that decides about a deadline asks once, before
    any lock, and keeps the answer.
    """
    global _last_reading  # noqa: PLW0603  (what this process has seen of the database's clock)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ccop_now()")
        instant: datetime = cursor.fetchone()[0]
    _last_reading = instant, time.monotonic()
    return instant


def estimated() -> datetime | None:
    """The present by the last answer of the database and the time gone since, for when it cannot
    be asked; None where this process has had no answer yet. Decides nothing by itself."""
    if _last_reading is None:
        return None
    instant, seen = _last_reading
    return instant + timedelta(seconds=time.monotonic() - seen)


def today() -> date:
    """The present day in Poland, where the law counts days."""
    return warsaw(now()).date()


def warsaw(instant: datetime) -> datetime:
    """The same instant as people in Poland read it from the wall. Raises ValueError when naive."""
    if instant.tzinfo is None:
        raise ValueError("An instant without a time zone has no place on the clock.")
    return instant.astimezone(WARSAW)


def shift() -> timedelta:
    """How far the installation's clock is from real time; zero unless a demonstration moved it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ccop_now() - clock_timestamp()")
        moved: timedelta = cursor.fetchone()[0]
    # The two readings lie some microseconds apart.
    return timedelta(seconds=round(moved.total_seconds()))


def movable() -> bool:
    """Whether the clock of this installation may be moved; decided once, at its birth."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT movable FROM clock_shift")
        answer: bool = cursor.fetchone()[0]
    return answer


def move(*, to: datetime) -> datetime:
    """Make the present instant ``to``; time runs on from there. Returns the new present, in UTC.

    Recording the act is left to the caller. Raises ValueError for an instant without a time zone
    and ClockFixed outside a demonstration; there the database refuses too, whoever asks.
    """
    _refuse_when_fixed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_move(%s - clock_timestamp())", [warsaw(to)])
        instant: datetime = cursor.fetchone()[0]
    return instant


def reset() -> datetime:
    """Go back to real time. Returns the present, in UTC. Raises ClockFixed as :func:`move`."""
    _refuse_when_fixed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_move(interval '0')")
        instant: datetime = cursor.fetchone()[0]
    return instant


def _refuse_when_fixed() -> None:
    if not movable():
        raise ClockFixed("The clock moves only in a demonstration installation.")
