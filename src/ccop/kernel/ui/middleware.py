"""Puts the visitor's look on the request and speaks the visitor's language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from ccop.kernel.ui.prefs import look_of

GetResponse = Callable[[HttpRequest], HttpResponse]


class LookMiddleware:
    """Sets ``request.look``. Stands after the authentication, whose person may have a kept look."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        look = look_of(request)
        request.look = look  # type: ignore[attr-defined]
        with translation.override(look.language):
            request.LANGUAGE_CODE = look.language  # as Django's own middleware does
            response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", look.language)
            patch_vary_headers(response, ("Cookie",))
        return response
