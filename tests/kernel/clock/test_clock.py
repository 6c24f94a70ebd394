"""One clock for everybody, the database's, which only a demonstration may move."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection

from ccop.kernel import clock
from ccop.kernel.city.models import Installation
from tests.tools.roles import execute_as_owner

pytestmark = pytest.mark.django_db

NEW_YEARS_EVE = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
A_MOMENT = timedelta(seconds=30)


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_the_clock_runs_on_during_a_transaction() -> None:
    assert clock.now() < clock.now()


def test_the_day_is_the_one_in_poland() -> None:
    clock.move(to=NEW_YEARS_EVE)
    assert clock.today() == date(2027, 1, 1)


def test_a_naive_instant_is_refused() -> None:
    naive = NEW_YEARS_EVE.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        clock.move(to=naive)
    with pytest.raises(ValueError, match="time zone"):
        clock.warsaw(naive)


def test_a_moved_clock_is_seen_by_queries_and_runs_on() -> None:
    present = clock.move(to=NEW_YEARS_EVE)
    assert timedelta(0) <= present - NEW_YEARS_EVE < A_MOMENT
    (seen,) = Installation.objects.values_list(clock.Now(), flat=True)
    assert present < seen < present + A_MOMENT


def test_a_clock_set_back_to_real_time_forgets_its_shift() -> None:
    before = clock.now()
    clock.move(to=NEW_YEARS_EVE + timedelta(days=400))
    assert timedelta(0) < clock.reset() - before < A_MOMENT


def test_sessions_in_different_time_zones_agree_across_a_change_of_summer_time() -> None:
    clock.move(to=clock.now() + timedelta(days=200))
    seconds = []
    for zone in ("UTC", "Europe/Warsaw"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('TimeZone', %s, true)", [zone])
            cursor.execute("SELECT extract(epoch FROM ccop_now())")
            seconds.append(cursor.fetchone()[0])
    assert seconds[1] - seconds[0] < A_MOMENT.seconds


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE clock_shift SET shift = interval '1 hour'",
        "UPDATE clock_shift SET movable = true",
        "DELETE FROM clock_shift",
        "INSERT INTO clock_shift (id) VALUES (2)",
        "CREATE OR REPLACE FUNCTION ccop_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'",
    ],
)
def test_the_site_cannot_reach_behind_the_clock(statement: str) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        _execute(statement)


def test_a_temporary_table_cannot_stand_in_for_the_shift() -> None:
    real = clock.now()
    _execute("CREATE TEMPORARY TABLE clock_shift AS SELECT interval '9 years' AS shift")
    assert clock.now() - real < A_MOMENT


@pytest.mark.django_db(transaction=True)
def test_outside_a_demonstration_the_service_and_the_database_refuse_to_move_the_clock() -> None:
    execute_as_owner("UPDATE clock_shift SET movable = false")
    with pytest.raises(clock.ClockFixed):
        clock.move(to=NEW_YEARS_EVE)
    with pytest.raises(clock.ClockFixed):
        clock.reset()
    with pytest.raises(IntegrityError, match="clock_shift_only_in_demonstration"):
        _execute("SELECT clock_move(interval '1 hour')")
