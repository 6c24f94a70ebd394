from enum import StrEnum

from django.conf import settings


class Mode(StrEnum):
    """What an installation is for; written into its database at birth."""

    DEMONSTRATION = "demonstration"
    PRODUCTION = "production"


def mode() -> Mode:
    """The mode in which this process was started.

    It is also the database's own: a start in the other mode is refused, see
    :func:`ccop.kernel.city.installation.ensure_mode`.
    """
    return Mode(settings.ENVIRONMENT.mode)
