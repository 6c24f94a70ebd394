"""Jobs of the status room."""

from procrastinate.contrib.django import app

from ccop.kernel.status.intake import outages_take_in


@app.periodic(cron="* * * * *")
@app.task(name="status.take_in", queueing_lock="status.take_in")
def take_in(timestamp: int) -> None:  # noqa: ARG001  (set by cron)
    """Take what supervisor and web servers saw into the table."""
    outages_take_in()
