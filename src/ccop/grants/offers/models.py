"""An offer: one party's answer to one task of a call."""

from typing import Self

from django.db import models
from django.db.models import Q

from ccop.kernel import clock
from ccop.kernel.cases.models import Matter
from ccop.kernel.paperwork.models import Paper
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, actor: Actor) -> Self:
        """The party's own offers, and what the office may read."""
        return self.filter(Q(pk__in=self.mine(actor)) | Q(pk__in=self.in_office(actor)))

    def mine(self, actor: Actor) -> Self:
        """Offers of the party acted for."""
        return self.filter(party=actor.party) if actor.party else self.none()

    def in_office(self, actor: Actor) -> Self:
        """Submitted offers of closed calls; until the closing nobody in the city reads them."""
        if not actor.roles & OFFICE_ROLES:
            return self.none()
        return self.filter(
            submitted_at__isnull=False, task__competition__closes_at__lte=clock.Now()
        )


OFFICE_ROLES = frozenset({Role.GRANTS_CLERK, Role.AUDITOR})
"""City roles that read offers after the closing; clerks also write to the organisations."""


class Offer(Matter):
    """The offer's own row: what the process and the constraints need; the words are in the draft
    and, once sealed, in the paper."""

    task = models.ForeignKey("competitions.CompetitionTask", models.PROTECT, related_name="offers")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="offers")
    draft = models.OneToOneField("paperwork.Draft", models.PROTECT)
    paper = models.OneToOneField("paperwork.Paper", models.PROTECT, null=True)
    submitted_at = models.DateTimeField(null=True)

    objects = OfferQuerySet.as_manager()

    @property
    def sealed(self) -> Paper:
        """The paper of a sealed offer; ValueError for a draft, which has none."""
        if self.paper is None:
            raise ValueError("a draft has no sealed paper")
        return self.paper

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "party"], name="one_offer_a_task"),
            models.CheckConstraint(
                condition=Q(state="draft", paper__isnull=True)
                | (~Q(state="draft") & Q(paper__isnull=False)),
                name="sealed_offer_has_paper",
            ),
            models.CheckConstraint(
                condition=Q(state="submitted", submitted_at__isnull=False)
                | (~Q(state="submitted") & Q(submitted_at__isnull=True)),
                name="submitted_offer_has_time",
            ),
        ]
