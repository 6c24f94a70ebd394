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


@app.periodic(cron="40 3 * * *")
@app.task(pass_context=True, queueing_lock="forgotten")
async def forget_done(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  (set by cron)
    """Remove jobs that were done three days ago; some come every minute. Failed ones stay."""
    await context.app.job_manager.delete_old_jobs(nb_hours=72)
