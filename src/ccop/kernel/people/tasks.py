"""Jobs of the people room."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.core.management import call_command
from procrastinate.contrib.django import app

from ccop.kernel import clock
from ccop.kernel.people.kept_posts import forget_old

SESSION_TRACES = timedelta(days=7)
"""How long the network address of a session is kept; every session ends sooner by itself."""


@app.periodic(cron="17 * * * *")
@app.task(name="people.tidy", queueing_lock="people.tidy")
def tidy(timestamp: int) -> None:  # noqa: ARG001  (given by the timetable)
    """Forget late posts after an hour, ended sessions, and where old sessions came from."""
    forget_old()
    call_command("clearsessions")
    UserSession.objects.filter(created_at__lt=clock.now() - SESSION_TRACES).delete()
