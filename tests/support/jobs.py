"""The worker's part, done in the test's own transaction."""

import json
from dataclasses import dataclass

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import JobRetry
from procrastinate.jobs import Job, Status

_NEXT = """
    SELECT *
      FROM procrastinate_jobs
     WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())
     ORDER BY priority DESC, id
     LIMIT 1
"""


@dataclass(frozen=True)
class Done:
    """A job that was run, and what it raised."""

    task: str
    failure: Exception | None
    again: bool
    """Whether the worker will try it another time."""


def run_jobs() -> list[Done]:
    """Run what waits, with the jobs that these jobs order, and answer what was run, in its order.

    A job that fails is retried or given up as its task says. One put off until later stays put off.
    """
    done: list[Done] = []
    while job := _next():
        done.append(_run(job))
    return done


def hurry_jobs() -> None:
    """Let the jobs that were put off until later wait no more."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")


def _next() -> Job | None:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT)
        row = cursor.fetchone()
        if row is None:
            return None
        job = dict(zip([column.name for column in cursor.description], row, strict=True))
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job["id"]])
    return Job.from_row({**job, "args": json.loads(job["args"])})


def _run(job: Job) -> Done:
    task = app.tasks[job.task_name]
    try:
        task.func(**job.task_kwargs)
    except Exception as failure:  # noqa: BLE001  (the worker too goes on after any failure)
        retry = task.get_retry_exception(failure, job)
        if retry:
            _put_off(job, retry)
        else:
            _finish(job, Status.FAILED)
        return Done(job.task_name, failure, again=retry is not None)
    _finish(job, Status.SUCCEEDED)
    return Done(job.task_name, None, again=False)


def _finish(job: Job, status: Status) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT procrastinate_finish_job_v1(%s, %s, false)", [job.id, status.value])


def _put_off(job: Job, retry: JobRetry) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT procrastinate_retry_job_v2(%s, %s, NULL, NULL, NULL)",
            [job.id, retry.retry_decision.retry_at],
        )
