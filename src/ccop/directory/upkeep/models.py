"""A directory that stays true by itself: organisations are asked once a year, by one link."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations.models import KEEPERS
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor


class Round(models.Model):
    """One asking of an organisation, with all its letters, until somebody answers.

    It belongs to the day since which the card is unconfirmed: a card that is confirmed in any way
    has a new day, and its earlier rounds are past.
    """

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("everything is right")
        CHANGE = "change", _("a change was proposed")

    organization = models.ForeignKey(
        "organizations.Organization", models.PROTECT, related_name="rounds"
    )
    known_since = models.DateField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "known_since"], name="one_round_of_asking"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="round_answered_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.known_since}"


class Letter(models.Model):
    """A letter with a link of its own; of the link only the digest is kept."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="letters")
    step = models.PositiveSmallIntegerField()
    """0 for the first letter, then the number of the reminder."""
    token_digest = models.CharField(max_length=64, unique=True)
    mail = models.ForeignKey("notices.Mail", models.PROTECT, related_name="+")
    sent_on = models.DateField()

    class Meta:
        ordering = ["step"]
        constraints = [
            models.UniqueConstraint(fields=["round", "step"], name="no_letter_of_a_round_twice")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}/{self.step} {self.sent_on}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, actor: Actor) -> Self:
        """All proposals, for who keeps the directory or audits it."""
        return self if actor.roles & KEEPERS else self.none()


class Proposal(models.Model):
    """What somebody at the organisation wants to stand on the card; the keeper decides.

    Whoever has the link may be anybody with the organisation's mailbox, so nothing changes by
    itself.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for the office")
        ACCEPTED = "accepted", _("taken over")
        DECLINED = "declined", _("declined")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.OneToOneField(Round, models.PROTECT, related_name="proposal")
    values = models.JSONField()
    """By the names of `upkeep.forms.FIELDS`, texts as the card keeps them."""
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.TextField(blank=True, default="")
    """Why it was declined; the organisation reads it."""
    made_at = models.DateTimeField(db_default=clock.Now())
    decided_at = models.DateTimeField(null=True)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="proposal_decided_has_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.round} ({self.state})"
