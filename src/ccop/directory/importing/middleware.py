"""Old addresses lead to cards; asked only where the site has no page."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from ccop.directory.importing.addresses import card_behind

GetResponse = Callable[[HttpRequest], HttpResponse]


class OldAddressMiddleware:
    """Answers a page that was not found with the way to the card it once was.

    A pattern at the end of all addresses would do the same, but then Django would no longer add
    the slash that an address lacks. A page that is found costs nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or request.method not in {"GET", "HEAD"}:
            return response
        card = card_behind(
            request.path,
            request.META.get("QUERY_STRING", ""),
            request.actor,  # type: ignore[attr-defined]  # ActorMiddleware
        )
        return HttpResponsePermanentRedirect(card.get_absolute_url()) if card else response
