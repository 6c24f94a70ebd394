"""Jobs of the registrations room."""

from procrastinate.contrib.django import app

from ccop.directory.registrations.registering import lapse_unconfirmed


@app.periodic(cron="50 3 * * *")
@app.task(name="registrations.lapse", queueing_lock="registrations.lapse")
def lapse(timestamp: int) -> None:  # noqa: ARG001  (given by the timetable)
    """Forget reports that nobody confirmed in time, with the addresses of who made them."""
    lapse_unconfirmed()
