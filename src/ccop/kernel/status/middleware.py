"""Lets in as many requests as can be worked on; asks the others to come again."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ccop.kernel import clock
from ccop.kernel.status import arrivals
from ccop.kernel.status.admission import Admission, Full
from ccop.kernel.status.log import What
from ccop.kernel.status.waiting import waiting_page

GetResponse = Callable[[HttpRequest], HttpResponse]
STATUS = "/status/"


class AdmissionMiddleware:
    """Stands before the session, so that who waits costs the database nothing.

    What tells how the installation is must answer when nothing else does: it never waits, and the
    status page knows nobody, since finding out who comes would need the database.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.admission = Admission()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(STATUS):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        if request.path.startswith((STATUS, *settings.NEVER_WAITING)):
            return self.get_response(request)
        came = clock.estimated()
        try:
            with self.admission.turn() as waited:
                if waited:
                    arrivals.waited(request, came)
                return self.get_response(request)
        except Full:
            arrivals.waited(request, came)
            return waiting_page(request, What.OVERLOAD)
