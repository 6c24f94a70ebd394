"""The second factor: when it is asked for, and whether it was shown.

An authenticator app or a passkey; recovery codes stand in for both.

In production nobody who holds a city role reaches the office without it. Until it was shown in
this session the person acts without any city role (:mod:`ccop.kernel.people.middleware`), so that
no page, paper or file opens by the role, wherever its address lies; the office's own addresses
lead to setting it up or entering it.
"""

from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ccop.kernel.city import Mode, identity, mode
from ccop.kernel.people.ciphers import cipher
from ccop.kernel.people.models import Person
from ccop.kernel.people.selectors import actor_of

GUARDED = ("/urzad/", "/redakcja/")
"""Beginnings of the addresses of the office, which lead to the second factor."""

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_SET_UP = "second_factor_set_up"


def required() -> bool:
    """Whether this installation asks the city's people for a second factor."""
    return mode() is Mode.PRODUCTION


def shown(request: HttpRequest) -> bool:
    """Whether the person signed in has a second factor and proved it in this session."""
    own = _factors(request)
    return bool(own) and (
        request.session.get(_SET_UP) in own
        or any(
            record["method"] == "mfa"
            for record in get_authentication_records(request, request.user)
        )
    )


def waits(request: HttpRequest) -> bool:
    """Whether somebody signed in holds city roles that act only after the second factor."""
    return (
        required()
        and request.user.is_authenticated
        and bool(actor_of(request.user).roles)
        and not shown(request)
    )


def remember_set_up(request: HttpRequest) -> None:
    """Setting the first factor up proves it: it was just used in this session.

    Whoever adds another one has shown the first, or is asked for it.
    """
    own = _factors(request)
    if len(own) == 1:
        (request.session[_SET_UP],) = own


def way_in(request: HttpRequest) -> str:
    """The page where the factor is entered or, where there is none yet, set up."""
    if not _factors(request):
        return reverse("mfa_index")
    first, *_others = get_account_adapter().get_reauthentication_methods(request.user)
    return f"{first['url']}?{urlencode({'next': request.path})}"


def _factors(request: HttpRequest) -> set[int]:
    own = Authenticator.objects.filter(user=request.user, type__in=FACTORS)
    return set(own.values_list("pk", flat=True))


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """What the library asks about the second factor."""

    def get_totp_issuer(self) -> str:
        """The name under which an authenticator app lists the account."""
        return f"{identity().centre.abbreviation} {identity().city}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the site's own name, whatever name a request came by."""
        host = urlsplit(settings.ENVIRONMENT.base_url).hostname or ""
        return {"id": host, "name": self.get_totp_issuer()}

    def generate_authenticator_name(
        self,
        user: Person,
        type: Authenticator.Type,  # noqa: A002  (the library's name)
    ) -> str:
        """What a passkey is called until its owner says otherwise."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def encrypt(self, text: str) -> str:
        """Secrets are kept enciphered: a stolen copy of the database signs nobody in."""
        return cipher("second factor").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return cipher("second factor").decrypt(encrypted_text.encode()).decode()
