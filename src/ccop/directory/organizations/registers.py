from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations import actions, finding
from ccop.directory.organizations.actions import CardAction
from ccop.directory.organizations.models import KEEPERS, Organization
from ccop.directory.organizations.own_data import KEEPER as OWN_DATA
from ccop.directory.organizations.services import card_of_party, details_changed
from ccop.kernel.parties import desk
from ccop.kernel.parties.services import register_follower
from ccop.kernel.people import holdings
from ccop.kernel.people.actor import Actor
from ccop.kernel.search import sources
from ccop.kernel.ui.frontpage import Tile, register_tiles
from ccop.kernel.ui.navigation import Item, register


def _in_office(request: HttpRequest) -> bool:
    held: frozenset[str] = request.actor.roles  # type: ignore[attr-defined]
    return bool(held & KEEPERS)


def _open_in_office(organization: Organization | None, actor: Actor) -> list[CardAction]:
    """From the card that everybody sees to the whole one."""
    if organization is None or not actor.roles & KEEPERS:
        return []
    return [
        CardAction(
            _("Open in the office"), reverse("organizations:office_card", args=[organization.pk])
        )
    ]


actions.ACTIONS.append(_open_in_office)
register(
    Item(_("NGO directory"), "organizations:list", 15),
    Item(_("Directory"), "organizations:office", 25, area="account", shown=_in_office),
)
register_tiles(
    Tile(
        _("NGO directory"),
        _("Find an organisation of the city"),
        "building-2",
        15,
        "organizations:list",
        lead=True,
    )
)

desk.register(desk.DeskPage(_("Card in Baza NGO"), "organizations:desk", place=45))
register_follower(card_of_party, details_changed)
sources.register(finding.SOURCE)
holdings.register(OWN_DATA)
