"""The second factor of the city's people: when it is asked for, and whether it was shown.

In production nobody who holds a city role reaches the office without it. Until it was shown in
this session the person acts without any city role (:mod:`ccop.kernel.people.middleware`), so that
no page, paper or file opens by the role, wherever its address lies; the office's own addresses
lead to setting it up or entering it.
"""

import base64
from hashlib import sha256

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from ccop.kernel.city import Mode, identity, mode
from ccop.kernel.people.selectors import actor_of

GUARDED = ("/urzad/", "/redakcja/")
"""Beginnings of the addresses of the office, which lead to the second factor."""

_SET_UP = "second_factor_set_up"


def required() -> bool:
    """Whether this installation asks the city's people for a second factor."""
    return mode() is Mode.PRODUCTION


def shown(request: HttpRequest) -> bool:
    """Whether the person signed in has a second factor and proved it in this session."""
    factor = _factor(request)
    return factor is not None and (
        request.session.get(_SET_UP) == factor.pk
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
    """Setting a factor up proves it: its first code was just entered in this session."""
    factor = _factor(request)
    request.session[_SET_UP] = factor.pk if factor else None


def way_in(request: HttpRequest) -> str:
    """The page where the factor is entered or, where there is none yet, set up."""
    if _factor(request) is None:
        return reverse("mfa_activate_totp")
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}"


def _factor(request: HttpRequest) -> Authenticator | None:
    return Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).first()


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """What the library asks about the second factor."""

    def get_totp_issuer(self) -> str:
        """The name under which an authenticator app lists the account."""
        return f"{identity().centre.abbreviation} {identity().city}"

    def encrypt(self, text: str) -> str:
        """Secrets are kept enciphered: a stolen copy of the database signs nobody in."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    key = sha256(b"second factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
