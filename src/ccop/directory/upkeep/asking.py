"""Letters that ask whether a card is still true: each once, a few a round, few a day."""

import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ccop.directory.organizations.freshness import (
    ASKED_AFTER,
    known_since,
    known_since_of,
    passed,
)
from ccop.directory.organizations.models import Organization
from ccop.directory.upkeep.models import Letter, Round
from ccop.directory.upkeep.record import record
from ccop.kernel import clock
from ccop.kernel.notices.models import Mail
from ccop.kernel.notices.services import letter, mail
from ccop.kernel.people.actor import Actor

PAUSES = (timedelta(days=14), timedelta(days=16))
"""From a letter to the next: reminders come after 14 and 30 days. After an outage the pause stays,
so that nobody gets two letters at once."""
GOOD_FOR = timedelta(days=60)
"""How long a link works."""
A_DAY = 500
"""Letters a day: mail servers take a flood for an attack, and an import makes many due at once."""


def letters_send() -> int:
    """Write all letters that are due today, and answer how many; called again it writes none."""
    today = clock.today()
    left = A_DAY - Letter.objects.filter(sent_on=today).count()
    return sum(_send(key, today) for key in due(today)[: max(left, 0)])


def due(today: date) -> list[int]:
    """Keys of the organisations that get a letter today, the longest unconfirmed first."""
    asked = (
        Organization.objects.listed()
        .exclude(party__email="")
        .annotate(known=known_since_of())
        .filter(known__lte=passed(ASKED_AFTER, today))
        .order_by("known", "pk")
    )
    sent: dict[tuple[int, date], list[date]] = {}
    answered = set()
    for each in Round.objects.filter(organization__in=asked).prefetch_related("letters"):
        round_of = (each.organization_id, each.known_since)
        sent[round_of] = [letter.sent_on for letter in each.letters.all()]
        if each.answered_at:
            answered.add(round_of)
    return [
        key
        for key, known in asked.values_list("pk", "known")
        if (key, known) not in answered and is_due(sent.get((key, known), []), today)
    ]


def is_due(sent: Sequence[date], today: date) -> bool:
    """Whether another letter follows those sent on these days."""
    if not sent:
        return True
    return len(sent) <= len(PAUSES) and today >= sent[-1] + PAUSES[len(sent) - 1]


@transaction.atomic
def _send(key: int, today: date) -> bool:
    card = (
        Organization.objects.listed()
        .select_related("party")
        .select_for_update(of=("self",))
        .filter(pk=key)
        .first()
    )
    if card is None or not card.party.email or known_since(card) > passed(ASKED_AFTER, today):
        return False
    this, _new = Round.objects.get_or_create(organization=card, known_since=known_since(card))
    sent = list(this.letters.values_list("sent_on", flat=True))
    if this.answered_at or not is_due(sent, today):
        return False
    token = secrets.token_urlsafe(24)
    Letter.objects.create(
        round=this,
        step=len(sent),
        token_digest=digest(token),
        mail=_mail(this, len(sent), token, today),
        sent_on=today,
    )
    record("upkeep.asked", card, Actor.system(), step=len(sent))
    return True


def digest(token: str) -> str:
    """What is kept of a link's secret."""
    return sha256(token.encode()).hexdigest()


def _mail(this: Round, step: int, token: str, today: date) -> Mail:
    card = this.organization
    with override("pl"):
        words = {
            "name": card.party.name,
            "since": date_format(this.known_since, "j E Y"),
            "until": date_format(today + GOOD_FOR, "j E Y"),
        }
        subject = (
            _("Is this still true? %(name)s in Baza NGO")
            if not step
            else _("Reminder: is this still true? %(name)s in Baza NGO")
        )
        text = _(
            "Nobody has confirmed the data of %(name)s in Baza NGO since %(since)s.\n"
            "Open this page, see what everybody reads about you, and press one button. "
            "You need no account. The link is yours alone and works until %(until)s."
        )
        return mail(
            to=card.party.email,
            subject=subject % words,
            text=letter(text % words, reverse("upkeep:link", args=[token])),
            key=f"upkeep:{this.pk}:{step}",
            confidential=True,
        )
