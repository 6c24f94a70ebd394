"""Parties: whoever can be party to a case, and the people who act for them."""

import uuid
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.kernel import clock
from ccop.kernel.parties.ordering import PolishOrder
from ccop.kernel.people.actor import Actor


class PartyQuerySet(models.QuerySet["Party"]):
    def visible_to(self, actor: Actor) -> Self:
        """Parties the person is a member of today."""
        if actor.person is None:
            return self.none()
        return self.filter(
            memberships__person=actor.person, memberships__during__contains=clock.Today()
        ).distinct()


class Party(models.Model):
    """An organisation, a group of residents, a district council or one person, as a party."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", _("Organisation")
        RESIDENTS = "residents", _("Group of residents")
        COUNCIL = "council", _("District council")
        PERSON = "person", _("One person")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.TextField()
    sort_key = models.GeneratedField(
        expression=PolishOrder("name"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    legal_form = models.TextField(blank=True, default="")
    register_number = models.TextField(blank=True, default="")
    """Register and number as an official form wants them, e.g. ``KRS 0000123456``."""
    krs = models.CharField(max_length=10, blank=True, default="")
    nip = models.CharField(max_length=10, blank=True, default="")
    regon = models.CharField(max_length=9, blank=True, default="")
    seat = models.TextField(blank=True, default="")
    """The address as written on an envelope."""
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    website = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(db_default=clock.Now())

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        indexes = [models.Index(fields=["sort_key"], name="party_in_polish_order")]

    def __str__(self) -> str:
        return self.name


class MemberRole(models.TextChoices):
    """What a member may do at the desk of a party."""

    EDITOR = "editor", _("Editor")
    """Writes and seals papers, writes to the office."""
    SIGNATORY = "signatory", _("Signatory")
    """Approves and submits papers, and manages members."""
    ADMINISTRATOR = "administrator", _("Administrator")
    """Manages the people and the details of the party."""
    ACCOUNTANT = "accountant", _("Accountant")
    """Reads everything and keeps the money matters."""
    VIEWER = "viewer", _("Viewer")
    """Reads everything and changes nothing."""

    @property
    def may(self) -> str | Promise:
        """What the role allows, in one sentence."""
        return _MAY[self]


_MAY = {
    MemberRole.EDITOR: _("Fills in forms and writes to the office."),
    MemberRole.SIGNATORY: _("Approves and submits papers, and manages the people of the party."),
    MemberRole.ADMINISTRATOR: _("Manages the people and the details of the party."),
    MemberRole.ACCOUNTANT: _("Reads everything and keeps the money matters."),
    MemberRole.VIEWER: _("Reads everything and changes nothing."),
}


class Membership(models.Model):
    """A role of a person in a party for a time; a person may hold several at once.

    The end of the time is the first day without the role.
    """

    party = models.ForeignKey(Party, models.PROTECT, related_name="memberships")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=15, choices=MemberRole)
    during = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_membership_of_a_role_at_a_time",
                expressions=[
                    ("party", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.during}"


class Invitation(models.Model):
    """A role offered to whoever owns an e-mail address, whether or not they have an account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Stands in the letter's link, and works only for the owner of the address."""
    party = models.ForeignKey(Party, models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=15, choices=MemberRole)
    created_at = models.DateTimeField(db_default=clock.Now())
    answered_at = models.DateTimeField(null=True)
    """When it was taken up or withdrawn; nothing can be done with it afterwards."""

    class Meta:
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "email", "role"],
                condition=models.Q(answered_at=None),
                name="one_open_invitation_to_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.created_at:%Y-%m-%d}"


class PartyTextQuerySet(models.QuerySet["PartyText"]):
    def visible_to(self, actor: Actor) -> Self:
        """Texts of the party acted for."""
        return self.filter(party=actor.party) if actor.party else self.none()


class PartyText(models.Model):
    """A text that a party uses in paper after paper, kept by its members for themselves."""

    class Kind(models.TextChoices):
        """What a text tells of; fields of official forms name the kind that fits them."""

        EXPERIENCE = "experience", _("Experience")
        RESOURCES = "resources", _("Resources")
        ABOUT = "about", _("About the organisation")
        OTHER = "other", _("Other texts")

    party = models.ForeignKey(Party, models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.TextField()
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    """Counts changes, so that nobody writes over a text that another member has changed."""
    updated_at = models.DateTimeField(db_default=clock.Now())

    objects = PartyTextQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return self.title
