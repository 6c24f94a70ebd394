"""Jobs of the notices room."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from ccop.kernel.notices.delivery import ATTEMPTS, deliver


@app.task(
    name="notices.send_mail",
    queue="mail",
    retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=4),
)
def send_mail(mail: str) -> None:
    """Send one letter; tried again for about a day when the mail server does not answer."""
    deliver(mail)
