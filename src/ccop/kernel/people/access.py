"""Doors of the office: only people with the right city role know that these pages exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from ccop.kernel.people.kept_posts import keep
from ccop.kernel.people.selectors import had_role

View = Callable[..., HttpResponseBase]
_SIGN_IN = 401
_NOT_ANY_MORE = 403


def office(*roles: str) -> Callable[[View], View]:
    """A view of the office for holders of any of these city roles; with none named, of any role.

    A visitor is asked to sign in; who held such a role until lately is told that it has ended;
    for everybody else the page does not exist (404).
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            held = request.actor.roles  # type: ignore[attr-defined]
            if not (held & set(roles) if roles else held):
                if had_role(request.user, roles):
                    return render(request, "people/role_ended.html", status=_NOT_ANY_MORE)
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return wrap


def signed_in(view: View) -> View:
    """A view for everybody who is signed in; a visitor is asked to sign in first."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask a visitor to sign in and to come back; what was being sent meanwhile is kept.

    A page's own script is told in JSON, and keeps what it was sending itself.
    """
    if not request.accepts("text/html"):
        there = urlencode({"next": request.path})
        return JsonResponse({"sign_in": f"{reverse('account_login')}?{there}"}, status=_SIGN_IN)
    kept = keep(request)
    after = reverse("people:kept", args=[kept.pk]) if kept else request.get_full_path()
    return redirect(f"{reverse('account_login')}?{urlencode({'next': after})}")
