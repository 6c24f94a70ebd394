from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.kernel.notices.invitations import tell_invited
from ccop.kernel.notices.own_data import KEEPER
from ccop.kernel.notices.selectors import unread
from ccop.kernel.notices.services import tell
from ccop.kernel.parties.services import register_letter
from ccop.kernel.parties.telling import register_teller
from ccop.kernel.people import holdings
from ccop.kernel.ui import navigation


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _unread(request: HttpRequest) -> int:
    return unread(request.user).count() if request.user.is_authenticated else 0


register_letter(tell_invited)
holdings.register(KEEPER)
register_teller(tell)
navigation.register(
    navigation.Item(
        label=_("Notices"),
        url_name="notices:mine",
        place=80,
        area="account",
        shown=_signed_in,
        waiting=_unread,
    )
)
