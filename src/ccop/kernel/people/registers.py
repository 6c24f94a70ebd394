from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.kernel.people import own_data
from ccop.kernel.people.holdings import Keeper, register
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.ui import navigation, prefs


def _kept_look(request: HttpRequest) -> str:
    return request.user.look if request.user.is_authenticated else ""


def _keep_look(request: HttpRequest, look: str) -> None:
    if request.user.is_authenticated:
        Person.objects.filter(pk=request.user.pk).update(look=look)


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _gives_roles(request: HttpRequest) -> bool:
    return Role.OPERATOR in request.actor.roles  # type: ignore[attr-defined]  # ActorMiddleware


prefs.register_store(load=_kept_look, save=_keep_look)
navigation.register(
    navigation.Item(
        label=_("Account"), url_name="people:home", place=90, area="account", shown=_signed_in
    ),
    navigation.Item(
        label=_("City roles"),
        url_name="people:office",
        place=77,
        area="account",
        shown=_gives_roles,
    ),
)
register(
    Keeper(
        tables=own_data.tables,
        holdings=own_data.holdings,
        erase=own_data.erase,
        obstacles=own_data.obstacles,
    )
)
