"""Parties: whoever can be party to a case, and the people who act for them."""

import uuid
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor


class PartyQuerySet(models.QuerySet["Party"]):
    def visible_to(self, actor: Actor) -> Self:
        """Parties the person is a member of today."""
        if actor.person is None:
            return self.none()
        return self.filter(
            memberships__person=actor.person, memberships__during__contains=clock.today()
        ).distinct()


class Party(models.Model):
    """An organisation, a group of residents, a district council or one person, as a party."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation"
        RESIDENTS = "residents"
        COUNCIL = "council"
        PERSON = "person"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.TextField()
    legal_form = models.TextField(blank=True, default="")
    register_number = models.TextField(blank=True, default="")
    nip = models.CharField(max_length=10, blank=True, default="")
    regon = models.CharField(max_length=9, blank=True, default="")
    seat = models.TextField(blank=True, default="")
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=40, blank=True, default="")
    website = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(db_default=clock.Now())

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A role of a person in a party for a time; a person may hold several at once."""

    class Role(models.TextChoices):
        EDITOR = "editor"
        SIGNATORY = "signatory"
        VIEWER = "viewer"

    party = models.ForeignKey(Party, models.PROTECT, related_name="memberships")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role)
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
