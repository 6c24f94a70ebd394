"""The thin row that every matter has, its history, its letters and its number."""

import uuid
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q

from ccop.kernel import clock
from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.cases.process import State
from ccop.kernel.people.actor import Actor


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Actor) -> Self:
        """Cases the actor may open, at the desk of the party acted for or in the office."""
        return self.filter(_any(kind.mine(actor) | kind.inbox(actor) for kind in KINDS.values()))

    def mine(self, actor: Actor) -> Self:
        """ "Moje sprawy" of the party acted for."""
        return self.filter(_any(kind.mine(actor) for kind in KINDS.values()))

    def inbox(self, actor: Actor) -> Self:
        """What the actor's roles show in the office."""
        return self.filter(_any(kind.inbox(actor) for kind in KINDS.values()))

    def waiting_for(self, side: str) -> Self:
        """Cases whose state waits for "office" or for "party"."""
        return self.filter(
            _any(
                Q(kind=kind.code, state__in=kind.process.states_waiting_for(side))
                for kind in KINDS.values()
            )
        )


def _any(conditions: Iterable[Q]) -> Q:
    whole = Q(pk__in=[])
    for condition in conditions:
        whole |= condition
    return whole


class Case(models.Model):
    """One matter (sprawa) as lists show it; everything else stands on the matter's own table.

    `state` is a copy that `perform` writes together with the matter's own, for lists only; its
    words come from the kind's process when it is read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=40, null=True, unique=True)
    party = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="cases")
    origin = models.ForeignKey("self", models.PROTECT, null=True, related_name="follow_ups")
    title = models.TextField()
    state = models.CharField(max_length=40)
    next_deadline = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(db_default=clock.Now())
    moved_at = models.DateTimeField(db_default=clock.Now())

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "state"]),
            models.Index(fields=["party", "-moved_at"]),
        ]

    def __str__(self) -> str:
        return self.number or str(self.pk)

    @property
    def process_state(self) -> State:
        """The state with its words, from the kind's process table."""
        return KINDS[self.kind].process.state(self.state)


class Matter(models.Model):
    """What a kind of matter builds on: its case and the state its constraints can rely on."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True)
    state = models.CharField(max_length=40)

    class Meta:
        abstract = True

    @classmethod
    def for_moves(cls) -> models.QuerySet[Self]:
        """The matter with what its moves read of other tables, so that each is asked once."""
        return cls._default_manager.select_related("case")

    @classmethod
    def held(cls, pk: uuid.UUID) -> Self:
        """The matter, locked with its case. What its moves read is asked once the lock is ours:
        rows of other tables that came with the lock could be older than it."""
        row = cls._default_manager.select_related("case").only("pk", "case__id")
        row.select_for_update(of=("self", "case")).get(pk=pk)
        return cls.for_moves().get(pk=pk)


class CaseEvent(models.Model):
    """One move made in a case, with its receipt from the journal.

    `token` comes from the form that asked for the move: the same form sent twice is one event.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    at = models.DateTimeField()
    move = models.CharField(max_length=40)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True)
    token = models.UUIDField(null=True, unique=True)
    stream = models.CharField(max_length=120)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["stream", "seq"], name="event_receipt")]


class Message(models.Model):
    """A letter in a case, from the office to the other side or back."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    at = models.DateTimeField(db_default=clock.Now())
    author = models.ForeignKey("people.Person", models.PROTECT, null=True)
    from_office = models.BooleanField()
    text = models.TextField()
    token = models.UUIDField(unique=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]


class NumberCounter(models.Model):
    """The last number given for a symbol in a year."""

    symbol = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["symbol", "year"], name="one_counter")]
