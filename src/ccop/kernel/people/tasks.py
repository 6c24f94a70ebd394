"""Jobs of the people room."""

from django.core.management import call_command
from procrastinate.contrib.django import app

from ccop.kernel.people.kept_posts import forget_old
from ccop.kernel.people.sessions import forget_ended


@app.periodic(cron="17 * * * *")
@app.task(name="people.tidy", queueing_lock="people.tidy")
def tidy(timestamp: int) -> None:  # noqa: ARG001  (given by the timetable)
    """Forget late posts after an hour, ended sessions, and where they came from."""
    forget_old()
    call_command("clearsessions")
    forget_ended()
