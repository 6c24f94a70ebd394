"""Directories that come as a file, and the addresses that pages of organisations had before."""

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ccop.directory.importing.sheets import Shape
from ccop.directory.organizations.models import KEEPERS
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, actor: Actor) -> Self:
        """All imports, for who keeps the directory or audits it."""
        return self if actor.roles & KEEPERS else self.none()


class Import(models.Model):
    """A file of organisations on its way into the directory."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("columns to be named")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        WRITING = "writing", _("being written")
        DONE = "done", _("in the directory")
        FAILED = "failed", _("stopped")
        """Nothing of it was written; `problem` says why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    filename = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    kind = models.CharField(max_length=4)
    encoding = models.CharField(max_length=10, blank=True)
    separator = models.CharField(max_length=1, blank=True)
    sheets = ArrayField(models.TextField(), default=list)
    sheet = models.TextField(blank=True)
    header = ArrayField(models.TextField(), default=list)
    samples = models.JSONField(default=list)
    """The first rows as lists of texts."""
    columns = ArrayField(models.TextField(), default=list)
    """For each column of the header what it tells (`mapping.CHOICES`)."""
    source = models.TextField(blank=True)
    """Where the data come from, in the words of the keeper; empty: the file."""
    as_of = models.DateField()
    """The day on which the data were true."""
    overwrite = models.BooleanField(default=False)
    """Whether values that a card has already give way to the file's."""
    read = models.PositiveIntegerField(default=0)
    """Rows read so far; not witnessed, since it only tells how far the work has come."""
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    duplicate = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    preview = models.JSONField(default=list)
    """What the check says of the first rows, for people only."""
    wrong_rows = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    plan = models.CharField(max_length=64, blank=True)
    """SHA-256 of all that the check found would be written, and of the values it replaces."""
    problem = models.TextField(blank=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(db_default=clock.Now())
    done_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["writing", "done"]) | Q(wrong=0),
                name="import_writes_no_wrong_row",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False)
                | (~Q(state="done") & Q(done_at__isnull=True)),
                name="import_done_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def shape(self) -> Shape:
        """How the file is to be read."""
        return Shape(self.kind, self.encoding, self.separator, tuple(self.sheets))

    @property
    def total(self) -> int:
        """Rows that were checked."""
        return self.new + self.changed + self.unchanged + self.duplicate + self.wrong

    @property
    def works(self) -> bool:
        """Whether the worker has it now."""
        return self.state in {self.State.CHECKING, self.State.WRITING}

    @property
    def may_be_mapped(self) -> bool:
        """Whether its columns may still be named anew."""
        return self.state in {self.State.UPLOADED, self.State.CHECKED, self.State.FAILED}

    @property
    def may_be_written(self) -> bool:
        """Whether the check has found something to write and nothing wrong."""
        return self.state == self.State.CHECKED and not self.wrong and bool(self.new + self.changed)


class OldAddress(models.Model):
    """An address that the page of an organisation had before; it leads to its card for good."""

    path = models.TextField(unique=True)
    """As `addresses.normal` writes it."""
    organization = models.ForeignKey(
        "organizations.Organization", models.PROTECT, related_name="old_addresses"
    )

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path
