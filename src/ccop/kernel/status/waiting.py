"""The page that stands in place of an error while too many people come or the database is away.

It asks nobody anything, neither database nor session. What was posted stands on it and is sent
again with a button; forms bear tokens, so a post that had its effect before the answer was lost has
it once. Passwords and codes are not given back, nor what another site may have sent.
"""

import secrets
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from psycopg import errors

from ccop.kernel.city.context_processors import city
from ccop.kernel.people.kept_posts import may_be_kept
from ccop.kernel.status import arrivals
from ccop.kernel.status.log import What
from ccop.kernel.status.tally import tally
from ccop.kernel.ui.prefs import COOKIE, Look

_SHORTEST, _SPREAD = 5, 10  # seconds; not everybody may come again at the same moment
_CROWDED = (
    errors.QueryCanceled,
    errors.LockNotAvailable,
    errors.DeadlockDetected,
    errors.TooManyConnections,
)
"""What an overloaded database answers; everything else means that it is away."""


def hindrance(error: BaseException | None) -> What | None:
    """What a failure tells of the installation; None for a fault of the program."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    if any(isinstance(each, _CROWDED) for each in chain):
        return What.OVERLOAD
    if any(isinstance(each, (OperationalError, InterfaceError)) for each in chain):
        return What.DATABASE
    return None


def waiting_page(
    request: HttpRequest, what: What, reason: BaseException | None = None
) -> HttpResponse:
    """Ask a visitor to wait: 503 with a pause, and what was posted.

    A script that asks for JSON gets a problem document (RFC 9457) and keeps what it sent.
    """
    tally.count(what, reason)
    pause = _SHORTEST + secrets.randbelow(_SPREAD + 1)
    look = Look.parse(request.COOKIES.get(COOKIE, ""))
    with translation.override(look.language):
        answer = _problem(what) if _is_script(request) else _page(request, what, look, pause)
    answer["Retry-After"] = str(pause)
    answer["Cache-Control"] = "no-store"
    answer["Content-Language"] = look.language
    if request.method in {"GET", "HEAD"} and not _is_script(request):
        answer["Refresh"] = str(pause)
    return answer


def _page(request: HttpRequest, what: What, look: Look, pause: int) -> HttpResponse:
    posted, kept = request.method == "POST", may_be_kept(request)
    fields = [
        (name, value)
        for name, values in (request.POST.lists() if kept else ())
        for value in values
        if name != arrivals.FIELD
    ]
    if kept and (note := arrivals.note(request)):
        fields.append((arrivals.FIELD, note))
    words = {
        **city(request),
        "look": look,
        "action": request.get_full_path(),
        "crowded": what is What.OVERLOAD,
        "posted": posted,
        "kept": kept,
        "fields": fields,
        "shown": [value for name, value in fields if value and name not in _OWN],
        "files": kept and bool(request.FILES),
        "pause": pause,
    }
    text = render_to_string("status/waiting.html", words)
    return HttpResponse(text, status=HTTPStatus.SERVICE_UNAVAILABLE)


_OWN = {"csrfmiddlewaretoken", "token", "do", arrivals.FIELD}
"""Fields that forms fill in by themselves."""


def _problem(what: What) -> HttpResponse:
    words = (
        _("Very many people are here at once.")
        if what is What.OVERLOAD
        else _("The database does not answer at the moment.")
    )
    content = {
        "type": "about:blank",
        "title": _("Try again in a moment"),
        "status": HTTPStatus.SERVICE_UNAVAILABLE.value,
        "detail": words,
    }
    return JsonResponse(
        content,
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        content_type="application/problem+json",
    )


def _is_script(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
