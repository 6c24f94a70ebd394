"""Handing letters over to the mail server, each once."""

from smtplib import SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from ccop.kernel import clock
from ccop.kernel.notices.models import Mail

ATTEMPTS = 9
"""With waits of 4, 16, 64 … seconds between them the last comes after about a day."""
_FOR_GOOD = range(500, 600)
"""Answers of a mail server that another attempt would not change (RFC 5321, 4.2.1)."""


def deliver(mail: str) -> None:
    """Send a waiting letter over SMTP, or keep it for the demonstration's mailbox.

    The row stays locked meanwhile, so two workers never send one letter twice; should a worker die
    between the server's answer and the commit, the second copy bears the same Message-ID. Raises
    what the mail library raises (OSError, of which smtplib's errors are kinds) while another
    attempt makes sense; the reason is kept for the operator.
    """
    with transaction.atomic():
        row = Mail.objects.select_for_update().get(pk=mail)
        if row.state != Mail.State.WAITING:
            return
        failure = _attempt(row)
        row.save()
    if failure and row.state == Mail.State.WAITING:
        raise failure


def _attempt(row: Mail) -> OSError | None:
    row.attempts += 1
    if not settings.ENVIRONMENT.smtp:
        row.state, row.sent_at = Mail.State.KEPT, clock.now()
        return None
    try:
        _message(row).send()
    except OSError as failure:
        row.problem = f"{type(failure).__name__}: {failure}"
        if row.attempts >= ATTEMPTS or _refused_for_good(failure):
            row.state = Mail.State.FAILED
        return failure
    row.state, row.sent_at, row.problem = Mail.State.SENT, clock.now(), ""
    if row.confidential:
        row.text = ""
    return None


def _message(row: Mail) -> EmailMessage:
    host = urlsplit(settings.ENVIRONMENT.base_url).hostname
    headers = {
        "Message-ID": f"<{row.pk}@{host}>",
        "Auto-Submitted": "auto-generated",  # RFC 3834: no answers from holidays
    }
    return EmailMessage(row.subject, row.text, to=[row.to], headers=headers)


def _refused_for_good(failure: OSError) -> bool:
    if isinstance(failure, SMTPRecipientsRefused):
        return all(code in _FOR_GOOD for code, _answer in failure.recipients.values())
    return isinstance(failure, SMTPResponseException) and failure.smtp_code in _FOR_GOOD
