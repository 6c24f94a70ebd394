"""People who sign in, and the roles the city gave them."""

import uuid
from datetime import date, timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models.functions import Lower

from ccop.kernel import clock
from ccop.kernel.people.roles import Role
from ccop.kernel.ui.prefs import Look

FULL_NAME_LENGTH = 200


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person with an e-mail address as name; without a password nobody can sign in."""
        person = self.model(email=email.lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """A human being with an account. The e-mail address is the name to sign in with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    """Always in small letters, so that one address is one person."""
    full_name = models.CharField(max_length=FULL_NAME_LENGTH)
    look = models.CharField(max_length=80, blank=True, default="")
    """Preferences of the look, spelled as in the cookie."""
    is_active = models.BooleanField(default=True)
    closed_at = models.DateTimeField(null=True)
    """When the account was deleted; what the row still says is only what must stay."""
    created_at = models.DateTimeField(db_default=clock.Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="email_in_small_letters"
            )
        ]

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = PersonManager()

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        """The name as other people see it."""
        return self.full_name

    @property
    def language(self) -> str:
        """The language in which this person is written to."""
        return Look.parse(self.look).language


class RoleGrant(models.Model):
    """A city role held by a person for a time; the end is the first day without it.

    Without a giver it came from the command line, or from before givers were kept.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    department = models.ForeignKey("city.Department", models.PROTECT, null=True)
    during = DateRangeField()
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_grant_of_a_role_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.during}"

    @property
    def until(self) -> date | None:
        """The last day with the role; None while no end is known."""
        return self.during.upper - timedelta(days=1) if self.during.upper else None

    @property
    def named(self) -> Role:
        """The role with its words."""
        return Role(self.role)


class KeptPost(models.Model):
    """What a person sent when the sign-in or the form's token had expired; kept for an hour."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="kept_posts")
    path = models.TextField()
    fields = models.JSONField()
    """Pairs of name and value in the order in which the browser sent them."""
    created_at = models.DateTimeField(db_default=clock.Now())

    def __str__(self) -> str:
        return self.path
