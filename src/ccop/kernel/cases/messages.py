"""Letters in a case: written here, told to the other side in the portal and by mail."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ccop.kernel import journal
from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.cases.models import Case, Message
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Finding, Refused
from ccop.law.reading import Unreadable, clean_text


def message_send(*, case: Case, actor: Actor, text: str, from_office: bool, token: UUID) -> Message:
    """Put a letter into a case and tell the other side; the same token sends it once.

    Raises Refused for an empty or unprintable text. The caller has read the case through
    ``visible_to(actor)``.
    """
    try:
        clean = clean_text(text).strip()
    except Unreadable as problem:
        raise Refused(_unusable(str(problem))) from problem
    if not clean:
        raise Refused(_unusable(_("The message is empty.")))
    with transaction.atomic():
        message, new = Message.objects.get_or_create(
            token=token,
            defaults={
                "case": case,
                "author_id": actor.person,
                "from_office": from_office,
                "text": clean,
            },
        )
        if new:
            kind = KINDS[case.kind]
            if from_office:
                subject = _("A message in the case %(case)s") % {"case": case}
                kind.tell(case, subject, clean, f"message:{message.pk}")
            journal.append(
                stream=journal.monthly("listy"),
                act=f"{case.kind}.message",
                actor=str(actor.person) if actor.person else None,
                data={"case": str(case.pk), "message": message.pk, "from_office": from_office},
            )
    return message


def messages_read(*, case: Case, by_office: bool, at: object) -> None:
    """Note that the letters of the other side have been seen."""
    case.messages.filter(from_office=not by_office, read_at=None).update(read_at=at)


def _unusable(message: str) -> Finding:
    return Finding(
        code="MSG-1",
        severity="error",
        message=message,
        citation=_("the rules of correspondence in the portal"),
        where="text",
        remedy=_("Write the message and send it again."),
    )
