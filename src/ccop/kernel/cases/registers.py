from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.kernel.cases.own_data import KEEPER
from ccop.kernel.cases.verification import event_faults
from ccop.kernel.journal.checks import register_check
from ccop.kernel.parties import desk
from ccop.kernel.people import holdings
from ccop.kernel.ui import navigation


def _in_office(request: HttpRequest) -> bool:
    return bool(request.actor.roles)  # type: ignore[attr-defined]


desk.register(desk.DeskPage(_("My cases"), "cases:mine", 10))
navigation.register(
    navigation.Item(_("Office"), "cases:inbox", 20, area="account", shown=_in_office)
)
register_check(event_faults)
holdings.register(KEEPER)
