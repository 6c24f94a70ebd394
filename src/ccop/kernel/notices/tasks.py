"""Jobs of the notices room."""

from datetime import timedelta

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from ccop.kernel import clock
from ccop.kernel.notices.delivery import ATTEMPTS, deliver
from ccop.kernel.notices.models import Mail

LAST_LETTERS = timedelta(days=30)
"""How long it is known that a deleted account's address was told of the deletion."""


@app.periodic(cron="27 3 * * *")
@app.task(name="notices.tidy", queueing_lock="notices.tidy")
def tidy(timestamp: int) -> None:  # noqa: ARG001  (given by the timetable)
    """Forget the last letters to addresses whose accounts are deleted."""
    Mail.objects.filter(
        key__startswith="account/email/account_closed:",
        created_at__lt=clock.now() - LAST_LETTERS,
    ).delete()


@app.task(
    name="notices.send_mail",
    queue="mail",
    retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=4),
)
def send_mail(mail: str) -> None:
    """Send one letter; tried again for about a day when the mail server does not answer."""
    deliver(mail)
