"""Jobs of the checks room."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from ccop.directory.checks.asking import JOB, check_answer, organizations_recheck


@app.task(name=JOB, queue="registers", retry=RetryStrategy(max_attempts=3, exponential_wait=4))
def ask(check: str) -> None:
    """Ask the register. Its own failures are answers; only ours are tried again."""
    check_answer(check=UUID(check))


@app.periodic(cron="50 0 * * *")
@app.task(name="checks.recheck", queueing_lock="checks.recheck")
def recheck(timestamp: int) -> None:  # noqa: ARG001  (set by cron)
    """Tonight's part of all organisations, where the installation wants it."""
    organizations_recheck()
