from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.kernel.people import holdings
from ccop.kernel.statutes.models import READERS
from ccop.kernel.statutes.own_data import KEEPER
from ccop.kernel.ui.navigation import Item, register


def _reads(request: HttpRequest) -> bool:
    return bool(request.actor.roles & READERS)  # type: ignore[attr-defined]  # ActorMiddleware


register(Item(_("Numbers of the law"), "statutes:list", 76, area="account", shown=_reads))
holdings.register(KEEPER)
