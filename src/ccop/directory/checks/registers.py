from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccop.directory.checks.own_data import KEEPER as OWN_DATA
from ccop.directory.organizations import actions
from ccop.directory.organizations.actions import CardAction
from ccop.directory.organizations.models import KEEPERS, Organization
from ccop.kernel.people import holdings
from ccop.kernel.people.actor import Actor
from ccop.kernel.ui.navigation import Item, register


def _keeps(request: HttpRequest) -> bool:
    return bool(request.actor.roles & KEEPERS)  # type: ignore[attr-defined]  # ActorMiddleware


def _beside_register(organization: Organization | None, actor: Actor) -> list[CardAction]:
    """For who keeps the directory, on a card with a number."""
    if organization is None or not organization.party.krs or not actor.roles & KEEPERS:
        return []
    page = reverse("checks:organization", args=[organization.pk])
    return [CardAction(_("Compare with the register (KRS)"), page, for_office=True)]


actions.ACTIONS.append(_beside_register)
register(Item(_("Baza NGO and KRS"), "checks:start", 74, area="account", shown=_keeps))
holdings.register(OWN_DATA)
