"""Doors of the office: only people with the right city role know that these pages exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

View = Callable[..., HttpResponse]


def office(*roles: str) -> Callable[[View], View]:
    """A view of the office for holders of any of these city roles; with none named, of any role.

    A visitor is asked to sign in; for everybody else the page does not exist (404).
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect(f"{reverse('account_login')}?next={request.path}")
            held = request.actor.roles  # type: ignore[attr-defined]
            if not (held & set(roles) if roles else held):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return wrap
