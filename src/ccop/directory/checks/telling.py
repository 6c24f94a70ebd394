"""Keepers of the directory are told what a register says that cannot wait."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.directory.checks.models import RegisterCheck
from ccop.directory.organizations.models import Organization
from ccop.kernel.notices.services import tell
from ccop.kernel.notices.words import filled
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import people_with_role


def warning(check: RegisterCheck) -> Promise | None:
    """What of an answer cannot wait, a sentence; None where nothing."""
    if check.state == RegisterCheck.State.NO:
        return _("The register has no such number.")
    if check.state != RegisterCheck.State.YES:
        return None
    extract = check.read
    if extract.in_bankruptcy:
        return _("According to the register the organisation is bankrupt.")
    return (
        _("According to the register the organisation is in liquidation.")
        if extract.in_liquidation
        else None
    )


def tell_keepers(check: RegisterCheck) -> None:
    """Each kind of warning about an organisation once, unless its card says so already."""
    organization, sentence = check.organization, warning(check)
    if organization is None or sentence is None or _is_on_card(organization, check):
        return
    what = "gone" if check.state == RegisterCheck.State.NO else "ending"
    tell(
        people=people_with_role(Role.DIRECTORY_KEEPER),
        title=filled(_("The register warns: %(name)s"), name=organization.party.name),
        text=sentence,
        url=reverse("checks:organization", args=[organization.pk]),
        key=f"register.{what}:{organization.pk}",
    )


def _is_on_card(organization: Organization, check: RegisterCheck) -> bool:
    if check.state == RegisterCheck.State.NO:
        return organization.struck_off_on is not None
    return bool(organization.in_liquidation)
