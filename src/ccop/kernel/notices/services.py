"""Telling people: in the portal, and by e-mail. Both are rows of the caller's transaction."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from ccop.kernel.notices.models import Mail, Notice
from ccop.kernel.notices.tasks import send_mail
from ccop.kernel.people.models import Person


def mail(*, to: str, subject: str, text: str, key: str) -> Mail:
    """Write a letter and order its sending; the same key to the same address is one letter."""
    with transaction.atomic():
        # A line break in a subject would begin a header of its own, so there is none.
        row, new = Mail.objects.get_or_create(
            to=to, key=key, defaults={"subject": " ".join(subject.split()), "text": text}
        )
        if new:
            send_mail.defer(mail=str(row.pk))
    return row


def tell(*, people: Iterable[Person], title: str, text: str, url: str, key: str) -> None:
    """Tell people in the portal and by e-mail; `url` is a path of this site."""
    for person in people:
        Notice.objects.create(person=person, title=title, text=text, url=url)
        mail(to=person.email, subject=title, text=letter(text, url), key=f"{key}:{person.pk}")


def letter(text: str, url: str) -> str:
    """A text with the full address of the page it speaks of."""
    return f"{text}\n\n{settings.ENVIRONMENT.base_url}{url}\n"
