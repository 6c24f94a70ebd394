"""Cards of Baza NGO held against the National Court Register (KRS)."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations.models import KEEPERS
from ccop.directory.registers.answer import Reason
from ccop.directory.registers.answer import State as Said
from ccop.directory.registers.extract import Extract
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor

_PATIENCE = timedelta(minutes=10)


class RegisterCheckQuerySet(models.QuerySet["RegisterCheck"]):
    def visible_to(self, actor: Actor) -> Self:
        """Checks are for who keeps the directory."""
        return self.all() if actor.roles & KEEPERS else self.none()


class RegisterCheck(models.Model):
    """A question to the register and what it said, for a card or for one that is to be.

    The id comes from the form that asked: the same form sent twice is one question.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("being asked")
        YES = Said.YES.value, Said.YES.label
        NO = Said.NO.value, Said.NO.label
        UNKNOWN = Said.UNKNOWN.value, Said.UNKNOWN.label

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(
        "organizations.Organization", models.PROTECT, null=True, related_name="register_checks"
    )
    """None where a new card is to be made from the answer, until it is made."""
    krs = models.CharField(max_length=10)
    asked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    """None for the platform itself."""
    asked_at = models.DateTimeField(db_default=clock.Now())
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=15, choices=Reason, blank=True, default="")
    """Why there is no answer."""
    answered_at = models.DateTimeField(null=True)
    evidence = models.JSONField(default=dict)
    """Id of the request; of each call its address, time, status and the checksum of its bytes."""
    extract = models.JSONField(null=True)
    """What was read (`ccop.directory.registers.extract`); of people only their functions."""

    objects = RegisterCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization"],
                condition=Q(state="waiting"),
                name="card_is_asked_about_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None)
                | (~Q(state="waiting") & Q(answered_at__isnull=False)),
                name="answered_check_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="yes", extract__isnull=False)
                | (~Q(state="yes") & Q(extract__isnull=True)),
                name="check_that_found_has_extract",
            ),
        ]

    def __str__(self) -> str:
        return f"KRS {self.krs}: {self.state}"

    @property
    def is_stuck(self) -> bool:
        """Whether it has waited so long that the question may be put once more."""
        waiting = self.state == self.State.WAITING
        return waiting and self.asked_at < clock.now() - _PATIENCE

    @property
    def read(self) -> Extract:
        """The extract, where the register found the number."""
        return Extract.model_validate(self.extract)

    @property
    def as_of(self) -> date:
        """The day whose state the extract shows, otherwise the day of the answer."""
        return self.read.as_of or clock.warsaw(self.answered_at or self.asked_at).date()

    @property
    def source(self) -> str:
        """Where values come from that are taken over, as the facts of a card name it."""
        return f"KRS, odpis z dnia {self.as_of:%d.%m.%Y}"
