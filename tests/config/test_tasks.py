"""Jobs that were done long ago do not fill the database; a failed one waits to be looked at."""

from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from ccop.config.tasks import forget_done

pytestmark = pytest.mark.django_db(transaction=True)

_ENDED = """
    WITH job AS (INSERT INTO procrastinate_jobs (queue_name, task_name, status)
                 VALUES ('default', %s, %s::procrastinate_job_status) RETURNING id)
    INSERT INTO procrastinate_events (job_id, type, at)
    SELECT id, %s::procrastinate_job_event_type, now() - make_interval(days => %s) FROM job
"""


def _ended(name: str, status: str, days: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ENDED, [name, status, status, days])


def _forget() -> None:
    try:
        async_to_sync(forget_done.func)(Mock(app=app), 0)
    finally:
        connection.close()


def test_only_jobs_that_succeeded_over_three_days_ago_go() -> None:
    _ended("done long ago", "succeeded", days=4)
    _ended("done lately", "succeeded", days=2)
    _ended("failed long ago", "failed", days=40)

    with ThreadPoolExecutor(1) as worker:  # a browser's loop may run in this thread
        worker.submit(_forget).result(60)

    assert set(ProcrastinateJob.objects.values_list("task_name", flat=True)) == {
        "done lately",
        "failed long ago",
    }
