"""How often public registers were asked."""

from django.db import models


class Quota(models.Model):
    """Calls to a register on one day of the Polish calendar, counted before each is made."""

    register = models.CharField(max_length=20)
    day = models.DateField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "day"], name="one_quota_a_register_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.day}: {self.used}"
