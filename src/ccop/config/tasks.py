"""Background jobs of the installation itself."""

from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(pass_context=True, queueing_lock="stalled")
async def retry_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  (set by cron)
    """Give the jobs of a worker that was killed to another."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)
