"""An official form at work: the draft as typed, the sealed paper, its signatures, its submission
and its PDF. Sealing, signing and submitting are three acts, so they are three kinds of row."""

import json
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ccop.kernel import clock
from ccop.law.forms.changes import Change
from ccop.law.forms.document import Document


class Draft(models.Model):
    """A form being filled in, exactly as typed.

    The document is JSON kept as text: jsonb would refuse signs that people paste, and they must
    see them again beside the message that names them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.CharField(max_length=40)
    text = models.TextField(default="{}")
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(db_default=clock.Now())
    saved_by = models.ForeignKey("people.Person", models.PROTECT, null=True)

    @property
    def document(self) -> Document:
        """The nested document of strings."""
        document: Document = json.loads(self.text)
        return document

    @document.setter
    def document(self, document: Document) -> None:
        self.text = json.dumps(document)


class Revision(models.Model):
    """One saving of a draft: who, when, and what it changed; the whole history can be replayed."""

    class Reason(models.TextChoices):
        TYPED = "typed", _("typed")
        SETTLED = "settled", _("one of two texts was chosen")
        RESTORED = "restored", _("an earlier version was brought back")
        IMPORTED = "imported", _("taken from a file")
        COPIED = "copied", _("taken from an earlier paper")
        PARTNERS = "partners", _("an organisation joined or left")

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey("people.Person", models.PROTECT, null=True)
    reason = models.CharField(max_length=10, choices=Reason)
    text = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="one_revision")]

    @property
    def changes(self) -> list[Change]:
        """What the saving changed."""
        return [Change(*change) for change in json.loads(self.text)]

    @changes.setter
    def changes(self, made: list[Change]) -> None:
        self.text = json.dumps([(change.path, change.before, change.after) for change in made])


class Conflict(models.Model):
    """A text that met another one in its field: kept beside it until somebody chooses."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="conflicts")
    path = models.TextField()
    texts = models.TextField()
    """What both started from and what was typed, as JSON: a text may hold signs, such as NUL, that
    the database takes nowhere else."""
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=clock.Now())
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    taken = models.BooleanField(null=True)
    """Whether this text was chosen; null while nobody has."""

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, taken__isnull=True)
                | models.Q(settled_at__isnull=False, taken__isnull=False),
                name="settled_conflict_has_choice",
            )
        ]

    @property
    def base(self) -> str:
        """What stood in the field when the page was opened."""
        return str(json.loads(self.texts)[0])

    @property
    def typed(self) -> str:
        """The text that met another one."""
        return str(json.loads(self.texts)[1])


class Comment(models.Model):
    """What somebody says of a field of a draft to the others who prepare it. It is no part of the
    form: it is neither sealed nor printed, and the office never sees it."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="comments")
    path = models.CharField(max_length=200, blank=True)
    """Of the field; "" for the whole form."""
    text = models.TextField()
    at = models.DateTimeField()
    author = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    token = models.UUIDField(unique=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True, settled_by__isnull=True)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
                name="settled_comment_has_person",
            )
        ]


class Presence(models.Model):
    """The step of a draft that a person had open last, and when the page told so."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="presences")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    step = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "person"], name="one_presence_a_person")
        ]


class Paper(models.Model):
    """A sealed form: exact bytes that never change; the checksum is their SHA-256."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="papers")
    form = models.CharField(max_length=40)
    content = models.BinaryField()
    checksum = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    sealed_by = models.ForeignKey("people.Person", models.PROTECT, null=True)


class Signature(models.Model):
    """One entitled person's approval of a paper in the portal, in the name of a party."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="signatures")
    person = models.ForeignKey("people.Person", models.PROTECT)
    party = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="+")
    """Null only where a paper was signed before approvals named their party."""
    name = models.TextField()
    """The name as it stood when the person signed."""
    capacity = models.TextField(default="")
    """As what the person signed for the party, as it stood then: a function, a power of attorney;
    "" where nothing is on record."""
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "person", "party"], name="one_signature_a_person_and_party"
            )
        ]


class Submission(models.Model):
    """A paper handed in: what the receipt says and the check page answers from."""

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="submission")
    number = models.CharField(max_length=40, unique=True)
    received_at = models.DateTimeField()


class Rendition(models.Model):
    """The PDF of a submitted paper; made by the worker after the receipt, never before it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        MADE = "made"
        FAILED = "failed"

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="rendition")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True)
    problem = models.TextField(default="")
    made_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="made", file__isnull=False)
                | (~models.Q(state="made") & models.Q(file__isnull=True)),
                name="made_has_file",
            )
        ]
