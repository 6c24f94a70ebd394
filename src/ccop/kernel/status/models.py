"""The outage log: when something did not work, and what people are told about it."""

import uuid
from datetime import datetime
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from ccop.kernel import clock
from ccop.kernel.status.log import What


class Stretch(Func):
    """The time between two columns, without its last instant; without an end it has none."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


_HINDERING = (What.SITE, What.DATABASE, What.OVERLOAD)


class OutageQuerySet(models.QuerySet["Outage"]):
    def overlapping(self, start: datetime, end: datetime) -> Self:
        """Outages of which any instant lies between the two."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=start), started_at__lt=end)

    def hindering(self) -> Self:
        """Outages in which somebody may have been unable to send: that needs web and database."""
        return self.filter(what__in=_HINDERING)


class Outage(models.Model):
    """A stretch of time in which something did not work; open while `ended_at` is empty.

    What the platform recorded itself is corrected by nobody, only described. Two entries of the
    platform about the same thing never overlap; an entry of the staff may overlap any other, as
    when the town's network was away for longer than our own measuring shows.
    """

    class Kind(models.TextChoices):
        SITE = What.SITE.value, _("the whole site")
        DATABASE = What.DATABASE.value, _("the database")
        WORKER = What.WORKER.value, _("background jobs")
        MAIL = What.MAIL.value, _("e-mail")
        OVERLOAD = What.OVERLOAD.value, _("too many visitors at once")

    class Source(models.TextChoices):
        PLATFORM = "platform", _("recorded by the platform")
        STAFF = "staff", _("entered by the city's staff")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    what = models.CharField(max_length=8, choices=Kind)
    source = models.CharField(max_length=8, choices=Source)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    planned = models.BooleanField(default=False)
    """Whether the operator stopped the installation."""
    pages = models.PositiveIntegerField(default=0)
    """Waiting pages served meanwhile."""
    description = models.TextField(blank=True, default="")
    """In plain words, for everybody."""
    noted_at = models.DateTimeField(db_default=clock.Now())

    objects = OutageQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gt=F("started_at")),
                name="outage_ends_after_its_start",
            ),
            ExclusionConstraint(
                name="one_recorded_outage_at_a_time",
                expressions=[
                    ("what", RangeOperators.EQUAL),
                    ("planned", RangeOperators.EQUAL),
                    (Stretch("started_at", "ended_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(source="platform"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.started_at} – {self.ended_at or ''}"

    @property
    def hinders_sending(self) -> bool:
        """Whether somebody may have been unable to send; letters and PDF files can wait."""
        return self.what in _HINDERING

    @property
    def recorded(self) -> bool:
        """Whether the platform measured it, so that nobody may change its times."""
        return self.source == self.Source.PLATFORM


class LogPlace(models.Model):
    """How far the file of a machine has been taken in."""

    log = models.UUIDField(primary_key=True)
    end = models.PositiveBigIntegerField(default=0)
    """Bytes."""

    def __str__(self) -> str:
        return f"{self.log}: {self.end}"
