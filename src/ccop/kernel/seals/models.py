"""Seals: what was signed, by which key, over which heads. Written once and never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Seal(models.Model):
    """One signature over the heads of all streams as they stood at one moment."""

    class Reason(models.TextChoices):
        NIGHT = "night", _("every night")
        CLOSING = "closing", _("a closing")
        HAND = "hand", _("made by the operator")

    number = models.PositiveBigIntegerField(primary_key=True)
    """1, 2, 3 … without gaps."""
    at = models.DateTimeField()
    reason = models.CharField(max_length=8, choices=Reason)
    about = models.TextField()
    """The night or the closing; each has one seal."""
    streams = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    """The public part of the key, 64 hexadecimal digits."""
    text = models.TextField()
    """The very text that was signed: canonical JSON of all the above and of the seal before it."""
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["reason", "about"], name="one_seal")]

    def __str__(self) -> str:
        return f"{self.number}"


class SealedHead(models.Model):
    """The head of a stream under the first seal that found it there; later ones repeat nothing."""

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="heads")
    stream = models.TextField()
    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seal", "stream"], name="one_head_a_seal")]

    def __str__(self) -> str:
        return f"{self.stream} #{self.seq}"
