from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.grants.competitions.consequences import call_consequences
from ccop.grants.competitions.own_data import KEEPER
from ccop.grants.competitions.selectors import closings, open_deadlines
from ccop.kernel.people import holdings
from ccop.kernel.people.roles import Role
from ccop.kernel.seals.closings import register_closings
from ccop.kernel.statutes.consequences import CONSEQUENCES
from ccop.kernel.ui.frontpage import Tile, register_deadlines, register_tiles
from ccop.kernel.ui.navigation import Item, register


def _in_office(request: HttpRequest) -> bool:
    held: frozenset[str] = request.actor.roles  # type: ignore[attr-defined]
    return bool(held & {Role.GRANTS_CLERK, Role.AUDITOR})


register(
    Item(_("Grant competitions"), "competitions:list", 20),
    Item(_("Calls"), "competitions:office", 21, area="account", shown=_in_office),
)
register_tiles(
    Tile(
        _("Grant competitions"),
        _("See open calls, prepare and submit an offer"),
        "megaphone",
        10,
        "competitions:list",
        lead=True,
    )
)
CONSEQUENCES.append(call_consequences)
register_deadlines(open_deadlines)
register_closings(closings)
holdings.register(KEEPER)
