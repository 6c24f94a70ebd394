from django.db import models

from ccop.kernel import clock


class StoredFile(models.Model):
    """Bytes in the store. Who may see them is decided by whatever refers to this row."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    """64 small hexadecimal digits; also the file's name in the store."""
    size = models.PositiveBigIntegerField()
    """Bytes."""
    media_type = models.TextField()
    created_at = models.DateTimeField(db_default=clock.Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="files_storedfile_sha256"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.media_type}, {self.size} B)"
