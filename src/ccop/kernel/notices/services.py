"""Telling people: in the portal, and by e-mail. Both are rows of the caller's transaction."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from procrastinate.types import JSONDict

from ccop.kernel import clock
from ccop.kernel.notices.models import Mail, Notice
from ccop.kernel.notices.tasks import send_mail
from ccop.kernel.notices.words import Words
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person


def mail(*, to: str, subject: Words, text: Words, key: str, confidential: bool = False) -> Mail:
    """Write a letter and order its sending; the same key to the same address is one letter.

    The text of a confidential letter (it opens an account) is forgotten once it is sent.
    """
    with transaction.atomic(savepoint=False):
        words = {"subject": _line(subject), "text": str(text)}
        _send([Mail(to=to, key=key, confidential=confidential, **words)])
        return Mail.objects.get(to=to, key=key)


def tell(*, people: Iterable[Person], title: Words, text: Words, url: str, key: str) -> None:
    """Tell people in the portal and by e-mail; `url` is a path of this site.

    Everybody is told once a key. Lazy words are said in each person's own language
    (`ccop.kernel.notices.words.filled`).
    """
    notices, letters = [], []
    for person in people:
        with translation.override(person.language):
            said, told = str(title), str(text)
        notices.append(Notice(person=person, key=key, title=said, text=told, url=url))
        letters.append(
            Mail(
                to=person.email,
                key=f"{key}:{person.pk}",
                subject=_line(said),
                text=letter(told, url),
            )
        )
    with transaction.atomic(savepoint=False):
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        _send(letters)


def _send(letters: list[Mail]) -> None:
    """Write letters that are not written yet, and order the sending of those."""
    Mail.objects.bulk_create(letters, ignore_conflicts=True)
    written = Mail.objects.filter(pk__in=[each.pk for each in letters]).values_list("pk", flat=True)
    jobs: list[JSONDict] = [{"mail": str(pk)} for pk in written]
    if jobs:
        send_mail.batch_defer(*jobs)


def _line(subject: Words) -> str:
    """One line: a break in a subject would begin a header of its own."""
    return " ".join(str(subject).split())


def letter(text: Words, url: str) -> str:
    """A text with the full address of the page it speaks of."""
    return f"{text}\n\n{settings.ENVIRONMENT.base_url}{url}\n"


def notice_read(*, notice: UUID, actor: Actor) -> Notice | None:
    """Note that a person has seen a notice of theirs; None when it is not theirs."""
    with transaction.atomic():
        found = Notice.objects.visible_to(actor).select_for_update().filter(pk=notice).first()
        if found and found.read_at is None:
            found.read_at = clock.now()
            found.save(update_fields=["read_at"])
    return found


def notices_read(*, actor: Actor) -> int:
    """Note that a person has seen all notices; answers how many were new."""
    return Notice.objects.visible_to(actor).filter(read_at=None).update(read_at=clock.now())
