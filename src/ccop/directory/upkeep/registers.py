from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations.models import KEEPERS
from ccop.directory.registrations.merging.hanging import Stays, decide
from ccop.directory.upkeep.own_data import KEEPER as OWN_DATA
from ccop.kernel.people import holdings
from ccop.kernel.ui.navigation import Item, register


def _keeps(request: HttpRequest) -> bool:
    return bool(request.actor.roles & KEEPERS)  # type: ignore[attr-defined]  # ActorMiddleware


register(Item(_("Confirmations"), "upkeep:overview", 73, area="account", shown=_keeps))
decide({"upkeep.Round.organization": Stays("asked whether the joined card was true")})
holdings.register(OWN_DATA)
