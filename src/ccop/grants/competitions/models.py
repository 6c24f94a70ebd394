"""An announcement of an open competition (otwarty konkurs ofert) and the tasks it offers.

Everything the announcement limits - amounts, shares, dates, hours - is data; the form, the
findings and the public page read the same columns. Whether a call is open is a question to its
dates, never a column.
"""

import uuid
from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor


class CompetitionQuerySet(models.QuerySet["Competition"]):
    def visible_to(self, _actor: Actor) -> Self:
        """Announced calls are public; nobody sees the others yet."""
        return self.filter(announced_at__lte=clock.Now())

    def open(self) -> Self:
        """Calls that take offers at this moment of the database's clock."""
        return self.filter(opens_at__lte=clock.Now(), closes_at__gt=clock.Now())

    def opened(self) -> Self:
        """Closed calls whose offers have been opened: from then on the office reads them."""
        return self.filter(closes_at__lte=clock.Now(), offers_opening__isnull=False)

    def unopened(self) -> Self:
        """Calls whose offers come in, or wait to be opened."""
        begun = self.filter(opens_at__lte=clock.Now())
        return begun.filter(Q(closes_at__gt=clock.Now()) | Q(offers_opening=None))


class Competition(models.Model):
    """One announcement; `closes_at` is the first moment that is too late."""

    class Kind(models.TextChoices):
        SUPPORT = "wspieranie"
        COMMISSION = "powierzenie"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.TextField()
    summary = models.TextField()
    authority = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind)
    form = models.CharField(max_length=40)
    announced_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    decision_on = models.DateField()
    results_required = models.BooleanField(default=True)
    fees_count_as_own = models.BooleanField(default=False)
    arrears_block = models.BooleanField(default=False)
    joint_allowed = models.BooleanField(default=True)
    conditions = models.TextField()
    previous_years = models.TextField(default="")
    note = models.TextField(default="")

    objects = CompetitionQuerySet.as_manager()

    class Meta:
        ordering = ["closes_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(announced_at__lte=F("opens_at")) & Q(opens_at__lt=F("closes_at")),
                name="competition_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="competition_window_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def stream(self) -> str:
        """Where the journal keeps the acts of this call and its offers."""
        return f"konkurs:{self.pk}"

    def takes_offers(self, at: datetime) -> bool:
        """Whether an offer received at this time is in time."""
        return self.opens_at <= at < self.closes_at

    @property
    def offers_opened_at(self) -> datetime | None:
        """When the office opened the offers; None before that."""
        return self.offers_opening.at if hasattr(self, "offers_opening") else None


class CompetitionTask(models.Model):
    """A task of the announcement, with its money and limits (PLN and per cent; null: no limit)."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="tasks")
    place = models.PositiveSmallIntegerField()
    title = models.TextField()
    description = models.TextField()
    beneficiaries = models.TextField(default="")
    eligible_costs = models.TextField(default="")
    spheres = ArrayField(models.CharField(max_length=4))
    min_grant = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    max_grant = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    max_grant_pct = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    min_own_pct = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    min_own_financial_pct = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    max_admin_pct = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    offers_per_party = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["competition", "place"], name="task_place"),
            models.CheckConstraint(
                condition=Q(offers_per_party=None) | Q(offers_per_party__gte=1),
                name="task_takes_an_offer_of_each_party",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.title}"


class TaskPool(models.Model):
    """The money planned for a task in one calendar year, PLN."""

    task = models.ForeignKey(CompetitionTask, models.PROTECT, related_name="pools")
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["task", "year"], name="one_pool_a_year")]


class Criterion(models.Model):
    """What offers are judged by, with the most points it may bring (null: no points)."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="criteria")
    place = models.PositiveSmallIntegerField()
    name = models.TextField()
    points = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["competition", "place"], name="criterion_place"),
        ]


class ClosingChange(models.Model):
    """One extension of a call, equal for all; written once and never changed.

    `token` comes from the form that asked for it: the same form sent twice is one extension.
    """

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="closing_changes")
    before = models.DateTimeField()
    after = models.DateTimeField()
    reason = models.TextField()
    notice = models.TextField()
    """The text for the three places of art. 13 ust. 3, as it was confirmed."""
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.PROTECT)
    token = models.UUIDField(unique=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(after__gt=F("before")), name="closing_moves_later"),
        ]

    def __str__(self) -> str:
        return f"{self.before} – {self.after}"

    @property
    def reopens(self) -> bool:
        """Whether the call had closed, and took offers anew from this act on."""
        return self.at >= self.before


class OffersOpening(models.Model):
    """The act from which on the office reads the offers of a call; written once, never changed.

    `token` comes from the form that asked for it: the same form sent twice is one opening.
    """

    competition = models.OneToOneField(Competition, models.PROTECT, related_name="offers_opening")
    at = models.DateTimeField()
    by = models.ForeignKey("people.Person", models.PROTECT)
    token = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return str(self.at)
