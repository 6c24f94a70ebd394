from datetime import date, datetime, timedelta

from django.db import connection

from ccop.kernel.clock.expressions import WARSAW


class ClockFixed(Exception):
    """The clock of this installation cannot be moved: it is not a demonstration."""


def now() -> datetime:
    """The present instant by the database's clock, aware, in UTC, to the microsecond.

    Each call asks the database again. A request that decides about a deadline asks once, before
    any lock, and keeps the answer.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT ccop_now()")
        instant: datetime = cursor.fetchone()[0]
    return instant


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
