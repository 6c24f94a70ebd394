from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ccop.kernel.city import Mode, mode
from ccop.kernel.parties import desk
from ccop.kernel.parties.accounts import ACCOUNT_READERS
from ccop.kernel.parties.own_data import KEEPER
from ccop.kernel.parties.representing import REPRESENTATION_ROLES
from ccop.kernel.people import holdings
from ccop.kernel.ui import navigation


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _in_demonstration(_request: HttpRequest) -> bool:
    return mode() is Mode.DEMONSTRATION


navigation.register(
    navigation.Item(
        label=_("Desk"), url_name="parties:choose", place=10, area="account", shown=_signed_in
    ),
    navigation.Item(
        label=_("Invented people"),
        url_name="parties:demonstration",
        place=90,
        area="footer",
        shown=_in_demonstration,
    ),
)
holdings.register(KEEPER)
desk.register(
    desk.DeskPage(_("Texts"), "parties:texts", place=40),
    desk.DeskPage(pgettext_lazy("party", "Details"), "parties:card", place=50),
    desk.DeskPage(_("People"), "parties:members", place=60),
    desk.DeskPage(
        _("Representation"),
        "parties:representation",
        place=70,
        roles=frozenset(REPRESENTATION_ROLES),
    ),
    desk.DeskPage(_("Bank accounts"), "parties:accounts", place=80, roles=ACCOUNT_READERS),
)
