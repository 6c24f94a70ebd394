from django.db import models

from ccop.kernel import clock
from ccop.kernel.city.mode import Mode


class Installation(models.Model):
    """The one row that says whose database this is and what for; written at birth and kept."""

    id = models.SmallAutoField(primary_key=True)
    mode = models.TextField(choices=[(mode.value, mode.name) for mode in Mode])
    city = models.TextField()
    """Code of the city's identity, the name of its data file."""
    created_at = models.DateTimeField(db_default=clock.Now())

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="city_installation_one"),
            models.CheckConstraint(
                condition=models.Q(mode__in=[mode.value for mode in Mode]),
                name="city_installation_mode",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city} ({self.mode})"


class Department(models.Model):
    """A unit of the city office (wydział, biuro) that runs calls and leads cases."""

    code = models.SlugField(unique=True)
    """Lasting name in addresses and in data files."""
    name = models.TextField()
    symbol = models.TextField(unique=True)
    """The office symbol that stands in case numbers, e.g. ``PS``."""

    class Meta:
        ordering = ["symbol"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(symbol__regex=r"^[A-Z]{1,6}$"), name="city_department_symbol"
            ),
        ]

    def __str__(self) -> str:
        return self.name
