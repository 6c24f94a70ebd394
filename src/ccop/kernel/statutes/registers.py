from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.kernel.statutes.models import READERS
from ccop.kernel.ui.navigation import Item, register


def _reads(request: HttpRequest) -> bool:
    return bool(request.actor.roles & READERS)  # type: ignore[attr-defined]  # ActorMiddleware


register(Item(_("Numbers of the law"), "statutes:list", 76, area="account", shown=_reads))
