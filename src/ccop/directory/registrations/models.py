"""Reports of organisations, claims to act for one, and cards that were joined."""

import uuid
from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from ccop.directory.organizations.models import KEEPERS
from ccop.directory.registrations.words import EvidenceKind, Relation
from ccop.kernel.cases.models import Matter
from ccop.kernel.people.actor import Actor

UNDO_TIME = timedelta(days=30)
"""How long joined cards can be parted again: later the people act for one organisation only, and
its papers tell of one."""


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, actor: Actor) -> Self:
        """Reports begun at the desk of the party acted for, and the keepers' queue; others follow
        theirs by its secret address."""
        mine = Q(case__party=actor.party) if actor.party else Q(pk__in=[])
        return self.filter(mine | Q(pk__in=self.in_office(actor)))

    def in_office(self, actor: Actor) -> Self:
        """Confirmed reports, for who keeps the directory."""
        if not actor.roles & KEEPERS:
            return self.none()
        return self.filter(confirmed_at__isnull=False)


class Registration(Matter):
    """A report of an organisation that is missing from the directory.

    Anybody makes one and confirms it by a letter; one begun at the desk has a party and needs no
    confirmation. `key` makes the secret address at which it is confirmed, followed and answered.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    values = models.JSONField(default=dict)
    """What was reported, by the names of `card.FIELDS` (`ccop.directory.registrations.values`)."""
    email = models.EmailField(blank=True, default="")
    """Of who reports; never published. Empty at the desk, where the party's members are told."""
    relation = models.CharField(max_length=10, choices=Relation, blank=True, default="")
    clauses = models.CharField(max_length=10)
    """Version of the clauses agreed to."""
    language = models.CharField(max_length=2)
    confirm_until = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, null=True)
    """The card begun with the report, made of it or joined with it."""

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["unconfirmed", "lapsed"], confirmed_at__isnull=True)
                | (~Q(state__in=["unconfirmed", "lapsed"]) & Q(confirmed_at__isnull=False)),
                name="only_a_confirmed_report_is_queued",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "joined"]) | Q(organization__isnull=False),
                name="accepted_report_has_card",
            ),
        ]


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, actor: Actor) -> Self:
        """Claims on the party acted for, and all for who keeps the directory; the claimant reads
        the own one as `of`."""
        mine = Q(case__party=actor.party) if actor.party else Q(pk__in=[])
        return self.filter(mine | Q(pk__in=self.in_office(actor)))

    def in_office(self, actor: Actor) -> Self:
        """All claims, for who keeps the directory."""
        return self if actor.roles & KEEPERS else self.none()

    def of(self, actor: Actor) -> Self:
        """Claims that the person has made."""
        return self.filter(person=actor.person) if actor.person else self.none()


class Claim(Matter):
    """A person says "this is my organisation" of a listed one; that alone gives no right.

    `key` makes the secret address at which who holds the organisation's known e-mail contests it.
    """

    OPEN = ("received", "evidence", "contested", "decided")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="claims")
    function = models.TextField()
    """What the person says to be in the organisation."""
    statement = models.TextField()
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    waits_until = models.DateTimeField(null=True)
    """When an organisation that has members already was claimed: the members have so long to
    answer."""
    agreed_at = models.DateTimeField(null=True)
    """When one of the members agreed, so that nobody need wait."""
    contested_at = models.DateTimeField(null=True)
    contest = models.TextField(blank=True, default="")
    """Why it was contested."""
    decision = models.TextField(blank=True, default="")
    """Why the keeper let the claim go on in spite of that."""

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "person"],
                condition=Q(state__in=["received", "evidence", "contested", "decided"]),
                name="one_open_claim_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="granted", contested_at__isnull=False) | ~Q(decision=""),
                name="contested_claim_is_granted_by_decision",
            ),
        ]

    @classmethod
    def for_moves(cls) -> models.QuerySet[Self]:
        return super().for_moves().select_related("organization__party", "person")


class Evidence(models.Model):
    """A document that the keeper has seen; no copy is kept."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    dated = models.DateField()
    number = models.TextField(blank=True, default="")
    shows = models.TextField()
    """Who may act for the organisation by this document."""
    seen_on = models.DateField()
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.dated}"


class MergerQuerySet(models.QuerySet["Merger"]):
    def visible_to(self, actor: Actor) -> Self:
        """Joined cards, for who keeps the directory."""
        return self if actor.roles & KEEPERS else self.none()


class Merger(models.Model):
    """Two cards of one organisation that were joined, with what is needed to part them again."""

    token = models.UUIDField(unique=True)
    """Of the form: sent twice it joins once."""
    kept = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    lost = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    moved = models.JSONField()
    """Rows that changed: model, key, and of each column its value before and after
    (`ccop.directory.registrations.merging.rows`)."""
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    left = models.JSONField(default=list)
    """What was changed between, and therefore stayed when the cards were parted."""

    objects = MergerQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lost"], condition=Q(undone_at=None), name="joined_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(kept=models.F("lost")), name="two_cards_joined"),
        ]

    def __str__(self) -> str:
        return f"{self.lost_id} → {self.kept_id}"
