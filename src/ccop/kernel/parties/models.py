"""Parties: whoever can be party to a case, and the people who act for them."""

import uuid
from datetime import date, timedelta
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.kernel import clock
from ccop.kernel.parties.ordering import PolishOrder
from ccop.kernel.people.actor import Actor
from ccop.law import representation as law


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
    """Approves, submits and withdraws papers, changes bank accounts."""
    ADMINISTRATOR = "administrator", _("Administrator")
    """Manages the people and the details of the party."""
    ACCOUNTANT = "accountant", _("Accountant")
    """Reads everything, bank accounts too, and keeps the money matters."""
    VIEWER = "viewer", _("Viewer")
    """Reads everything and changes nothing."""

    @property
    def may(self) -> str | Promise:
        """What the role allows, in one sentence."""
        return _MAY[self]


_MAY = {
    MemberRole.EDITOR: _("Fills in forms and writes to the office."),
    MemberRole.SIGNATORY: _("Approves, submits and withdraws papers, and changes bank accounts."),
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
    """Roles offered to whoever owns an e-mail address, whether or not they have an account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Stands in the letter's link, and works only for the owner of the address."""
    party = models.ForeignKey(Party, models.PROTECT, related_name="invitations")
    email = models.EmailField()
    roles = ArrayField(models.CharField(max_length=15, choices=MemberRole))
    """At least one, in the order of `MemberRole`."""
    created_at = models.DateTimeField(db_default=clock.Now())
    answered_at = models.DateTimeField(null=True)
    """When it was taken up or withdrawn; nothing can be done with it afterwards."""

    class Meta:
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                fields=["party", "email", "roles"],
                condition=models.Q(answered_at=None),
                name="one_open_invitation_to_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.named} {self.created_at:%Y-%m-%d}"

    @property
    def offered(self) -> list[MemberRole]:
        """The roles."""
        return [MemberRole(role) for role in self.roles]

    @property
    def named(self) -> str:
        """The roles in words."""
        return ", ".join(str(role.label) for role in self.offered)


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


class DatedQuerySet(models.QuerySet[Any]):
    """Rows of a party that hold for a time (`during`)."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the party acted for."""
        return self.filter(party=actor.party) if actor.party else self.none()

    def now(self) -> Self:
        """Those that hold today."""
        return self.filter(during__contains=clock.Today())


class Dated(models.Model):
    """What holds of a party for a time: it is ended, never written over.

    The end of the time is the first day without it.
    """

    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    during = DateRangeField()
    recorded_at = models.DateTimeField(db_default=clock.Now())

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.during)

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None where no end is set."""
        return self.during.upper - timedelta(days=1) if self.during.upper else None


class Representative(Dated):
    """A person entitled to sign for a party, by name and function, for a term of office."""

    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    """The account that signs for the person here; null as long as there is none."""
    name = models.TextField()
    function = models.CharField(max_length=60)
    group = models.CharField(max_length=60, blank=True, default="")
    """The organ or another group that the rule may speak of."""

    class Meta:
        ordering = ["name", "pk"]


class Proxy(Dated):
    """A power of attorney (pełnomocnictwo) of a party."""

    class Scope(models.TextChoices):
        OFFERS = law.Scope.OFFERS.value, _("offers")
        CONTRACTS = law.Scope.CONTRACTS.value, _("contracts")
        REPORTS = law.Scope.REPORTS.value, _("reports")
        EVERYTHING = law.Scope.EVERYTHING.value, _("everything")

    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    name = models.TextField()
    scope = models.CharField(max_length=10, choices=Scope)
    given_by = models.TextField()
    together = models.BooleanField(default=False)
    """Whether the person signs only together with another such proxy."""

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "proxies"


class RepresentationRule(models.Model):
    """How a party is represented from a day on. Of several rules the last to begin holds, and of
    those the last recorded; none is ever changed."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    text = models.TextField()
    """`ccop.law.representation.Rule` as JSON."""
    source = models.TextField()
    """Where the rule is written: a paragraph of the statute, a section of the register."""
    recorded_at = models.DateTimeField(db_default=clock.Now())

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "-recorded_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.valid_from}"

    @property
    def rule(self) -> law.Rule:
        """The rule as the law reads it."""
        return law.Rule.model_validate_json(self.text)


class BankAccount(Dated):
    """A bank account of a party by its 26 digits (NRB)."""

    number = models.CharField(max_length=26)
    label = models.TextField()

    class Meta:
        ordering = ["label", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(number__regex=r"^[0-9]{26}$"), name="account_has_26_digits"
            ),
            ExclusionConstraint(
                name="one_account_of_a_number_at_a_time",
                expressions=[
                    ("party", RangeOperators.EQUAL),
                    ("number", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]
