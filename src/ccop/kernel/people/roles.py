"""Roles that the city gives to its people."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """A city role; what each may do stands in the process tables and in ``visible_to``."""

    GRANTS_CLERK = "grants_clerk"
    """Runs competitions, opens their offers after the closing and reads them."""
    WEBMASTER = "webmaster"
    """Answers error reports."""
    DIRECTORY_KEEPER = "directory_keeper"
    """Keeps the directory of organisations: accepts, changes, joins and archives cards."""
    OPERATOR = "operator"
    """Looks after the installation and gives roles; is told when something technical fails."""
    AUDITOR = "auditor"
    """Reads what clerks read, changes nothing."""

    @property
    def label(self) -> str | Promise:
        """The role as people call it."""
        return _WORDS[self][0]

    @property
    def may(self) -> str | Promise:
        """What its holder may do, in one sentence."""
        return _WORDS[self][1]


_WORDS = {
    Role.GRANTS_CLERK: (
        _("Clerk for grants"),
        _("Runs competitions, opens and reads offers after the closing, writes to organisations."),
    ),
    Role.WEBMASTER: (_("Webmaster"), _("Answers reports of errors on the site.")),
    Role.DIRECTORY_KEEPER: (
        _("Keeper of the directory"),
        _("Keeps Baza NGO: accepts, changes, joins and archives cards of organisations."),
    ),
    Role.OPERATOR: (
        _("Operator"),
        _("Looks after the installation, gives roles, enters values of the law; reads no offers."),
    ),
    Role.AUDITOR: (_("Auditor"), _("Reads what clerks read and changes nothing.")),
}
