"""Limits on guessing that stop who guesses, never whose password is guessed.

Failures at an account are counted for each network apart, so that a stranger who fails again and
again shuts out only the stranger's own network. A browser in which the person was signed in of
late has a count of its own, which nobody else can use up, not even in the same network. Letters
with a link to a new password have a count for each address; over it the answer stays the same,
since the letters that were sent still work.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter

# The library counts for an address and a network in turn, and offers no public way to join them.
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from ccop.kernel.people.kept_posts import told_person
from ccop.kernel.people.models import Person

_OWN_BROWSER = {"login_failed": "5/5m/key"}


class GuardedSignIn(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """What the sign-in library asks about attempts, and about proving again who one is."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count an attempt; the count is given back when the password is right.

        Raises ValidationError when there were too many from this browser or network.
        """
        known = _known(request, credentials["email"])
        self._login_failed_rl_usage = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_failed",
            config=_OWN_BROWSER if known else None,
            key=self._get_login_attempts_cache_key(request, **credentials),
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        email = credentials["email"].lower()
        known = _known(request, email)
        return f"{email} {'own browser' if known else ratelimit.get_ip(request)}"

    def get_reauthentication_methods(self, user: Person | AnonymousUser) -> list[dict[str, Any]]:
        """Whoever has a second factor confirms by it: the password alone must not change it."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        factors = [way for way in ways if way["id"] != "reauthenticate"]
        if not factors:
            return ways
        app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
        return factors if app else factors[::-1]


def _known(request: HttpRequest, email: str) -> bool:
    told = told_person(request)
    return told is not None and Person.objects.filter(pk=told, email=email.lower()).exists()
