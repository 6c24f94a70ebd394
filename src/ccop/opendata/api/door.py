"""The door of the API: who asks too often or sends too much stays outside, and every failure leaves
as a problem document."""

from collections.abc import Callable
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse

from ccop.opendata.api.counts import Counts
from ccop.opendata.api.problems import MEDIA_TYPE, problem

GetResponse = Callable[[HttpRequest], HttpResponse]
PREFIX = "/api/"
LARGEST = 64 * 1024
"""Bytes of a request's body."""


class ApiDoor:
    """Stands before the turnstile and the session, which it needs neither: the API knows nobody.

    Cookies are taken away unread, so no answer can depend on who is signed in, and no post needs a
    token against forgery.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.counts = Counts()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        request.COOKIES.clear()
        if pause := self.counts.pause(get_adapter().get_client_ip(request)):
            return problem(HTTPStatus.TOO_MANY_REQUESTS, Retry_After=str(pause))
        if _length(request) > LARGEST:
            return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Connection="close")
        return _told(self.get_response(request))


def _length(request: HttpRequest) -> int:
    """Bytes of the body as announced; the server gives no more than that to read."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def _told(response: HttpResponse) -> HttpResponse:
    """A failure that came as a page, as a problem document with the headers that matter."""
    kind = response.get("Content-Type", "")
    if response.status_code < HTTPStatus.BAD_REQUEST or kind.startswith(MEDIA_TYPE):
        return response
    document = problem(response.status_code)
    for name in ("Allow", "Retry-After"):
        if name in response:
            document[name] = response[name]
    return document
