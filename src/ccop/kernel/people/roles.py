"""Roles that the city gives to its people."""

from enum import StrEnum


class Role(StrEnum):
    """A city role; what each may do stands in the process tables and in ``visible_to``."""

    GRANTS_CLERK = "grants_clerk"
    """Runs competitions and reads offers after the closing."""
    WEBMASTER = "webmaster"
    """Answers error reports."""
    OPERATOR = "operator"
    """Looks after the installation; is told when something technical fails."""
    AUDITOR = "auditor"
    """Reads what clerks read, changes nothing."""
