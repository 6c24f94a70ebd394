"""What people are told: notices in the portal and letters by e-mail."""

import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, actor: Actor) -> Self:
        """A person's own notices."""
        return self.filter(person=actor.person) if actor.person else self.none()


class Notice(models.Model):
    """One thing a person is told in the portal; `url` leads to what it is about."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="notices")
    title = models.TextField()
    text = models.TextField()
    url = models.TextField(blank=True, default="")
    key = models.CharField(max_length=200)
    created_at = models.DateTimeField(db_default=clock.Now())
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_notice_a_key")]
        indexes = [
            models.Index(fields=["person"], name="notices_unread", condition=models.Q(read_at=None))
        ]

    def __str__(self) -> str:
        return self.title


class Mail(models.Model):
    """One letter to one address, sent by the worker after the transaction that wrote it.

    `key` names what the letter is about: the same key to the same address is one letter.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to be sent")
        SENT = "sent", _("sent")
        KEPT = "kept", _("delivered to the mailbox of the demonstration")
        """Shown in the demonstration's mailbox, where no mail server is set."""
        FAILED = "failed", _("not delivered")
        """Given up: refused by the server for good, or tried for a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Also the left side of the letter's Message-ID, the same at every attempt."""
    to = models.EmailField()
    subject = models.TextField()
    text = models.TextField()
    confidential = models.BooleanField(default=False)
    """Whether the text opens an account, and is therefore forgotten once it is sent."""
    key = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(db_default=clock.Now())
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["to", "key"], name="one_mail_a_key")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.state})"
