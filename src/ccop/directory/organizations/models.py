"""Baza NGO: an organisation is a party with its register card."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations.words import Area, LegalForm, Register, Standing
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role

SLUG_LENGTH = 60
_POLISH = str.maketrans("łŁ", "lL")


class OrganizationQuerySet(models.QuerySet["Organization"]):
    def listed(self) -> Self:
        """What everybody finds in Baza NGO."""
        return self.filter(state=Organization.State.LISTED)

    def with_address(self) -> Self:
        """Cards whose address everybody may open: listed ones, and what became of once listed."""
        states = (
            Organization.State.LISTED,
            Organization.State.ARCHIVED,
            Organization.State.MERGED,
        )
        return self.filter(state__in=states, listed_at__isnull=False)

    def visible_to(self, actor: Actor) -> Self:
        """Cards that are listed, the card of the party acted for, and all for who keeps the
        directory."""
        if actor.roles & KEEPERS:
            return self
        return self.filter(Q(state=Organization.State.LISTED) | Q(party=actor.party))


KEEPERS = frozenset({Role.DIRECTORY_KEEPER, Role.AUDITOR})
"""City roles that see every card whole; keepers change them too."""


class Organization(models.Model):
    """The card of an organisation; its names, numbers and contact stand on the party.

    The id is public: it makes the lasting address of the card. Which fields everybody may see, and
    where each was read and when, is in `facts` (`ccop.directory.organizations.facts`).
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed, not yet accepted")
        LISTED = "listed", _("listed")
        HIDDEN = "hidden", _("hidden")
        ARCHIVED = "archived", _("archived")
        MERGED = "merged", _("joined with another card")

    party = models.OneToOneField("parties.Party", models.PROTECT, related_name="organization")
    state = models.CharField(max_length=10, choices=State)
    short_name = models.TextField(blank=True, default="")
    form = models.CharField(max_length=20, choices=LegalForm, blank=True, default="")
    standing = models.CharField(max_length=10, choices=Standing, blank=True, default="")
    register = models.CharField(max_length=10, choices=Register, blank=True, default="")
    registered_on = models.DateField(null=True)
    struck_off_on = models.DateField(null=True)
    """The day the organisation left its register, where it did."""
    in_liquidation = models.BooleanField(null=True)
    """None here and below: nobody has said."""
    street = models.TextField(blank=True, default="")
    """Street with the number of house and flat, as written on an envelope."""
    postcode = models.CharField(max_length=6, blank=True, default="")
    town = models.TextField(blank=True, default="")
    terc = models.CharField(max_length=7, blank=True, default="")
    """TERYT of the commune: 7 digits."""
    simc = models.CharField(max_length=7, blank=True, default="")
    """TERYT of the town: 7 digits."""
    district = models.TextField(blank=True, default="")
    delivery_address = models.CharField(max_length=40, blank=True, default="")
    """Address for electronic delivery, ``AE:PL-12345-12345-ABCDE-12``."""
    social_media = ArrayField(models.TextField(), default=list, blank=True)
    aims = models.TextField(blank=True, default="")
    spheres = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    """Numbers of art. 4 ust. 1 (`ccop.law.spheres`)."""
    topics = ArrayField(models.TextField(), default=list, blank=True)
    """Fields of activity in free words."""
    area = models.CharField(max_length=10, choices=Area, blank=True, default="")
    beneficiaries = ArrayField(models.CharField(max_length=15), default=list, blank=True)
    accepts_volunteers = models.BooleanField(null=True)
    paid_activity = models.BooleanField(null=True)
    business_activity = models.BooleanField(null=True)
    public_benefit = models.BooleanField(null=True)
    """Status of public benefit (OPP) in the register."""
    logo = models.ForeignKey("files.StoredFile", models.PROTECT, null=True)
    facts = models.JSONField(default=dict)
    facets = ArrayField(models.TextField(), default=list, blank=True)
    """What the card is found by in lists (`ccop.directory.organizations.facets`)."""
    confirmed_on = models.DateField(null=True)
    """When somebody entitled last said that the card is true."""
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    listed_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(db_default=clock.Now())
    token = models.UUIDField(null=True, unique=True)
    """Of the form by which the card was typed in: sent twice, it makes one card."""

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["facets"], name="organization_facets"),
            models.Index(
                fields=["-listed_at"], condition=Q(state="listed"), name="organization_newest"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="merged_organization_has_heir",
            ),
            models.CheckConstraint(
                condition=~Q(state="listed") | Q(listed_at__isnull=False),
                name="listed_organization_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.party.name

    def get_absolute_url(self) -> str:
        return reverse("organizations:card", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """The readable end of the card's address, which may change with the name."""
        return slugify(self.party.name.translate(_POLISH))[:SLUG_LENGTH].strip("-") or "-"


class StateChange(models.Model):
    """Why the office hid, archived or brought back a card; the reason is never public."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="changes")
    state = models.CharField(max_length=10, choices=Organization.State)
    reason = models.TextField()
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=clock.Now())

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"
