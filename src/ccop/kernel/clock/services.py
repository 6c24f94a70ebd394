from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import connection

WARSAW = ZoneInfo("Europe/Warsaw")


class ClockFixed(Exception):
    """The clock of this installation cannot be moved: it is not a demonstration."""


def now() -> datetime:
    """The present instant by the database's clock, aware, in UTC, to the microsecond.

    Each call asks the database again; a request that decides about a deadline asks once, first, and keeps the answer.
    """
    instant: datetime = _scalar("SELECT ccop_now()")
    return instant


def today() -> date:
    """The present day in Poland (Europe/Warsaw), where the law counts days."""
    return now().astimezone(WARSAW).date()


def movable() -> bool:
    """Whether the clock of this installation may be moved (decided once, when the database is born)."""
    answer: bool = _scalar("SELECT movable FROM clock_shift")
    return answer


def move(*, to: datetime) -> datetime:
    """Make the present instant ``to``; time runs on from there. Returns the new present, in UTC.

    Raises ClockFixed outside a demonstration. The database refuses too, whoever asks.
    """
    if to.tzinfo is None:
        raise ValueError("An instant without a time zone cannot set the clock.")
    _refuse_when_fixed()
    instant: datetime = _scalar("SELECT clock_move(%s - clock_timestamp())", [to])
    return instant


def reset() -> datetime:
    """Go back to real time. Returns the present, in UTC. Raises ClockFixed outside a demonstration."""
    _refuse_when_fixed()
    instant: datetime = _scalar("SELECT clock_move(interval '0')")
    return instant


def _refuse_when_fixed() -> None:
    if not movable():
        raise ClockFixed("The clock moves only in a demonstration installation.")


def _scalar(sql: str, parameters: list[datetime] | None = None):  # type: ignore[no-untyped-def]  # any SQL type
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()[0]
