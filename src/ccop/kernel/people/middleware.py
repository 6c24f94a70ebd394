"""Puts who acts on the request, and keeps the office shut until the second factor was shown."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from ccop.kernel.people import kept_posts, second_factor
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.selectors import actor_of
from ccop.kernel.people.sessions import session_seen

GetResponse = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """Sets ``request.actor``; the roles are asked for only when somebody looks at it.

    What a page shows to a person who is signed in stays in no cache, and the browser learns whose
    posts it sends.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
            kept_posts.mark(request, response)
            session_seen(request.session.session_key or "")
        return response


class SecondFactorMiddleware:
    """Leads the city's people from the office's addresses to the second factor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(second_factor.GUARDED) and second_factor.waits(request):
            return redirect(second_factor.way_in(request))
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return Actor.visitor()
    actor = actor_of(request.user)
    if actor.roles and second_factor.required() and not second_factor.shown(request):
        return replace(actor, roles=frozenset())
    return actor
