from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.directory.importing.own_data import KEEPER as OWN_DATA
from ccop.directory.organizations.models import KEEPERS
from ccop.directory.registrations.merging.hanging import Moves, decide
from ccop.kernel.people import holdings
from ccop.kernel.ui.navigation import Item, register


def _keeps(request: HttpRequest) -> bool:
    return bool(request.actor.roles & KEEPERS)  # type: ignore[attr-defined]  # ActorMiddleware


register(Item(_("Import"), "importing:imports", 72, area="account", shown=_keeps))
decide({"importing.OldAddress.organization": Moves(_("old addresses"))})
holdings.register(OWN_DATA)
