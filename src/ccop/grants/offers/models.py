"""An offer: the answer of one party, or of several together, to one task of a call."""

from functools import cached_property
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ccop.grants.competitions.models import Competition
from ccop.kernel.cases.models import Matter
from ccop.kernel.paperwork.models import Paper
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.law.representation import Representation


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, actor: Actor) -> Self:
        """The party's own offers, and what the office may read."""
        return self.filter(Q(pk__in=self.mine(actor)) | Q(pk__in=self.in_office(actor)))

    def mine(self, actor: Actor) -> Self:
        """Offers that the party acted for leads, makes with others or is invited to."""
        if actor.party is None:
            return self.none()
        joined = OfferPartner.objects.filter(
            offer=OuterRef("pk"), party=actor.party, state__in=OfferPartner.PRESENT
        )
        return self.filter(Q(party=actor.party) | Exists(joined))

    def led(self, actor: Actor) -> Self:
        """Of these the ones that the party acted for began and leads; most are."""
        return self.filter(party=actor.party) if actor.party else self.none()

    def in_office(self, actor: Actor) -> Self:
        """Submitted offers of calls whose offers have been opened; before that nobody in the city
        reads them, and one that was withdrawn nobody ever."""
        if not actor.roles & OFFICE_ROLES:
            return self.none()
        opened = Competition.objects.opened()
        return self.filter(state="submitted", task__competition__in=opened)


OFFICE_ROLES = frozenset({Role.GRANTS_CLERK, Role.AUDITOR})
"""City roles that read offers once they are opened; clerks also write to the organisations."""


class Offer(Matter):
    """The offer's own row: what the process and the constraints need; the words are in the draft
    and, once sealed, in the paper."""

    task = models.ForeignKey("competitions.CompetitionTask", models.PROTECT, related_name="offers")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="offers")
    """Who began the offer; it leads where others make the offer too."""
    draft = models.OneToOneField("paperwork.Draft", models.PROTECT)
    paper = models.OneToOneField("paperwork.Paper", models.PROTECT, null=True)
    submitted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    """The withdrawn offer that this one was begun from."""

    objects = OfferQuerySet.as_manager()

    @property
    def sealed(self) -> Paper:
        """The paper of a sealed offer; ValueError for a draft, which has none."""
        if self.paper is None:
            raise ValueError("a draft has no sealed paper")
        return self.paper

    @classmethod
    def for_moves(cls) -> models.QuerySet[Self]:
        related = ("party", "draft", "paper", "task__competition")
        return super().for_moves().select_related(*related).prefetch_related("task__pools")

    def makers(self) -> list[Party]:
        """The parties that make the offer: the one that leads, then those that have joined it."""
        joined = OfferPartner.State.CONFIRMED
        return [self.party, *(row.party for row in self._partners if row.state == joined)]

    def unanswered(self) -> list[Party]:
        """Parties that are invited and have neither joined nor declined."""
        invited = OfferPartner.State.INVITED
        return [row.party for row in self._partners if row.state == invited]

    @cached_property
    def _partners(self) -> "list[OfferPartner]":
        """Asked once for an offer at hand: guards of several moves at one instant share it."""
        return list(self.partners.present())

    @cached_property
    def known_representations(self) -> dict[UUID, Representation]:
        """How its organisations are represented, as far as it has been asked."""
        return {}

    def partners_changed(self) -> None:
        """Who joined, and how they are represented, is asked anew."""
        self.__dict__.pop("_partners", None)
        self.__dict__.pop("known_representations", None)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        self.partners_changed()
        super().refresh_from_db(*args, **kwargs)

    @property
    def made_by(self) -> str:
        """The names of the parties that make the offer."""
        return "; ".join(party.name for party in self.makers())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", paper__isnull=True)
                | (~Q(state="draft") & Q(paper__isnull=False)),
                name="sealed_offer_has_paper",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["submitted", "withdrawn"], submitted_at__isnull=False)
                | (~Q(state__in=["submitted", "withdrawn"]) & Q(submitted_at__isnull=True)),
                name="submitted_offer_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="withdrawn_offer_has_time",
            ),
        ]


class OfferPartnerQuerySet(models.QuerySet["OfferPartner"]):
    def present(self) -> Self:
        """Partners that may open the offer: those that have joined, in that order, then those
        that are invited."""
        present = self.filter(state__in=OfferPartner.PRESENT).select_related("party")
        return present.order_by(F("confirmed_at").asc(nulls_last=True), "pk")


class OfferPartner(models.Model):
    """A party invited to make an offer together with the one that leads (art. 14 ust. 2).

    Its consent to the sealed paper is a signature of that paper in its name.
    """

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        CONFIRMED = "confirmed", _("takes part")
        LEFT = "left", _("does not take part")

    PRESENT = (State.INVITED, State.CONFIRMED)

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="partners")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="joint_offers")
    state = models.CharField(max_length=10, choices=State, default=State.INVITED)
    invited_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    objects = OfferPartnerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "party"], name="partner_once"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="partner_confirmed_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state="left", left_at__isnull=False)
                | (~Q(state="left") & Q(left_at__isnull=True)),
                name="partner_left_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.invited_at:%Y-%m-%d}"


class OfferSlot(models.Model):
    """One of the places that a task has for the submitted offers of a party.

    Whoever submits takes the first free number up to the announcement's limit; a withdrawal gives
    it back. Two submissions can never hold the same place.
    """

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="slots")
    task = models.ForeignKey("competitions.CompetitionTask", models.PROTECT, related_name="slots")
    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="slots")
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "party", "number"], name="slot_taken_once"),
            models.UniqueConstraint(fields=["offer", "party"], name="one_slot_an_offer"),
            models.CheckConstraint(condition=Q(number__gte=1), name="slots_from_one"),
        ]

    def __str__(self) -> str:
        return str(self.number)
