from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ccop.kernel.people.models import Person
from ccop.kernel.ui import navigation, prefs


def _kept_look(request: HttpRequest) -> str:
    return request.user.look if request.user.is_authenticated else ""


def _keep_look(request: HttpRequest, look: str) -> None:
    if request.user.is_authenticated:
        Person.objects.filter(pk=request.user.pk).update(look=look)


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


prefs.register_store(load=_kept_look, save=_keep_look)
navigation.register(
    navigation.Item(
        label=_("Account"), url_name="people:home", place=90, area="account", shown=_signed_in
    )
)
