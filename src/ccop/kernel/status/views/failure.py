"""What people see in place of Django's answers when something failed on the way."""

import sys

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from ccop.kernel.status.waiting import hindrance, waiting_page


def server_error(request: HttpRequest) -> HttpResponse:
    """``handler500``: the waiting page while the database is away, else the page of an error.

    Django calls it for a failure of a view and of any middleware, while it handles the exception.
    """
    error = sys.exception()
    what = hindrance(error)
    return waiting_page(request, what, error) if what else defaults.server_error(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """``handler400``: a session that could not be written looks like a wrong request to Django."""
    what = hindrance(exception)
    if what:
        return waiting_page(request, what, exception)
    return defaults.bad_request(request, exception)
