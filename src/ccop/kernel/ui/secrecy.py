"""Pages whose address is a secret: it comes in a letter and lets in whoever has it."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

View = Callable[..., HttpResponseBase]
_MARK = "has_secret_address"


def secret_address(view: View) -> View:
    """A view at a secret address: told to no other site, not indexed, not kept by browsers.

    A view that says more of these by itself is left alone. The policy is not "no-referrer": the
    browser would not say then where a post comes from, and the guard against forged posts would
    refuse the page's own buttons.
    """

    @wraps(view)
    def kept(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *arguments, **named)
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("X-Robots-Tag", "noindex")
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    setattr(kept, _MARK, True)
    return kept


def told_path(path: str) -> str:
    """A path as others may read it: of a page at a secret address what stands before the secret."""
    try:
        found = resolve(path if path.endswith("/") else f"{path}/")
    except Resolver404:
        return path
    if not getattr(found.func, _MARK, False):
        return path
    # A route has its parts in angle brackets, a regular expression has them in round ones too.
    return f"/{re.split('[<(]', found.route)[0].lstrip('^')}"
