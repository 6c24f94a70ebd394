from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.directory.checks.own_data import KEEPER as OWN_DATA
from ccop.directory.organizations.models import KEEPERS
from ccop.kernel.people import holdings
from ccop.kernel.ui.navigation import Item, register


def _keeps(request: HttpRequest) -> bool:
    return bool(request.actor.roles & KEEPERS)  # type: ignore[attr-defined]  # ActorMiddleware


register(Item(_("Baza NGO and KRS"), "checks:start", 74, area="account", shown=_keeps))
holdings.register(OWN_DATA)
