"""Handing letters over to the mail server, each once."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from ccop.kernel import clock
from ccop.kernel.notices.models import Mail


def deliver(mail: str) -> None:
    """Send a waiting letter over SMTP, or keep it for the demonstration's mailbox.

    The row stays locked meanwhile, so two workers never send one letter twice. Raises what the
    mail library raises (smtplib.SMTPException, OSError); the reason is kept for the operator.
    """
    with transaction.atomic():
        row = Mail.objects.select_for_update().get(pk=mail)
        if row.state in (Mail.State.SENT, Mail.State.KEPT):
            return
        try:
            row.state = _hand_over(row)
        except OSError as problem:  # smtplib's errors are among them
            failure: OSError | None = problem
            row.problem = f"{type(problem).__name__}: {problem}"
        else:
            failure = None
            row.sent_at, row.problem = clock.now(), ""
        row.save()
    if failure:
        raise failure


def _hand_over(row: Mail) -> Mail.State:
    if not settings.ENVIRONMENT.smtp:
        return Mail.State.KEPT
    EmailMessage(
        row.subject, row.text, to=[row.to], headers={"Message-ID": f"<{row.pk}@ccop>"}
    ).send()
    return Mail.State.SENT
