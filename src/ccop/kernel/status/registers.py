from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ccop.kernel.status.views.office import WRITERS
from ccop.kernel.ui import navigation


def _keeps_the_log(request: HttpRequest) -> bool:
    return bool(request.actor.roles & set(WRITERS))  # type: ignore[attr-defined]  # ActorMiddleware


navigation.register(
    navigation.Item(_("How the portal is working"), "status:page", 40, area="footer"),
    navigation.Item(
        pgettext_lazy("menu", "Outages"), "status:outages", 75, area="account", shown=_keeps_the_log
    ),
)
