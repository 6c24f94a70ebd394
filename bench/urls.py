"""The site's addresses and an empty page behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing, for somebody who is known: middleware puts the actor there lazily, so it is asked
    here as every page asks it."""
    return HttpResponse(str(request.actor.person))  # type: ignore[attr-defined]


handler400 = "ccop.kernel.status.views.failure.bad_request"
handler500 = "ccop.kernel.status.views.failure.server_error"
urlpatterns = [path("bench/pusta/", empty), path("", include("ccop.config.urls"))]
