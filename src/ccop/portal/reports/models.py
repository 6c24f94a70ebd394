"""A report of an error on the portal ("Zgłoś błąd"), made by anybody, no account needed."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from ccop.kernel.cases.models import Matter
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    def visible_to(self, actor: Actor) -> Self:
        """The webmaster's queue; whoever reported follows the report by its secret address."""
        return self.filter(Q() if Role.WEBMASTER in actor.roles else Q(pk__in=[]))


class ErrorReport(Matter):
    """What was wrong and where. `key` makes the secret address at which the reporter follows it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.TextField()
    description = models.TextField()
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2)

    objects = ErrorReportQuerySet.as_manager()
