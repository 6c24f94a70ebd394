"""Values that the city adds to the parameters of the law: proposed by one person, decided by
another. Both tables only grow; what holds is a proposal whose decision confirms it."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.law.amendment import Amendment
from ccop.law.parameters import Parameter

READERS = frozenset({Role.OPERATOR, Role.GRANTS_CLERK, Role.AUDITOR})


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, actor: Actor) -> Self:
        """Proposals are for the office: what holds is public by its effects, and by the act."""
        return self.all() if actor.roles & READERS else self.none()

    def waiting(self) -> Self:
        """Proposals nobody has decided about."""
        return self.filter(decision=None)


class Proposal(models.Model):
    """A row that shall stand after the program's own; its columns are those of `Parameter`.

    The id comes from the form that asked for it: the same form sent twice is one proposal.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=80)
    title = models.TextField()
    value = models.TextField(blank=True)
    unit = models.CharField(max_length=12)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    legal_basis = models.TextField()
    status = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    """Why the value begins in the past, "" where it does not."""
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=clock.Now())

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "pk"]
        constraints = [
            # What the composite foreign key of a decision refers to.
            models.UniqueConstraint(fields=["id", "by"], name="proposal_of_a_person"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="proposal_ends_after_its_beginning",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.valid_from}"

    @property
    def row(self) -> Parameter:
        """The row as the law's table takes it."""
        return Parameter.model_validate({name: getattr(self, name) for name in COLUMNS})

    @property
    def wish(self) -> Amendment:
        """What was asked for, to be held against the rules once more."""
        return Amendment(
            code=self.code,
            value=self.value,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            legal_basis=self.legal_basis,
            reason=self.reason,
        )


COLUMNS = tuple(Parameter.model_fields)
"""Columns of a proposal that make a row of the law's table."""


class Decision(models.Model):
    """What became of a proposal, once for ever; its number gives the order.

    `proposed_by` repeats who proposed, held by a foreign key to the pair, so that the database
    itself refuses who would confirm their own proposal.
    """

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn")

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="decision")
    proposed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    note = models.TextField(blank=True)
    """Why it was rejected."""
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=clock.Now())

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="withdrawn") & Q(by=F("proposed_by")))
                | (Q(kind__in=["confirmed", "rejected"]) & ~Q(by=F("proposed_by"))),
                name="decided_by_somebody_else_withdrawn_by_oneself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.proposal_id}"
