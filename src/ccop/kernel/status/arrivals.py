"""When a request that had to wait reached us: nobody is late because others came at the same time.

A request may wait for its turn, and be asked to come again. The waiting page puts a signed note of
the first moment on the form that it gives back. It holds for this form alone, in the session it
came from; what is done with it is `perform`'s to decide.
"""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

from ccop.kernel import clock

FIELD = "arrived"
LONGEST = timedelta(minutes=30)
"""How long a form may go on waiting: longer than the worst last minute measured, shorter than
anybody needs to think again about what was announced meanwhile."""
_SALT = "ccop.arrivals"
_CAME = "ccop.came"


def waited(request: HttpRequest, came: datetime | None) -> None:
    """Remember when a request that did not have its turn at once came; None where the process has
    not read the database's clock yet."""
    request.META[_CAME] = came


def note(request: HttpRequest) -> str:
    """The note for a post that is asked to wait: the one it brought from an earlier waiting page,
    else a new one; "" where the moment is not known."""
    if brought := request.POST.get(FIELD):
        return brought
    at = request.META.get(_CAME) or clock.estimated()
    return signing.dumps([at.isoformat(), _form(request)], salt=_SALT) if at else ""


def arrived(request: HttpRequest) -> datetime | None:
    """The moment that a note of ours on this very form tells, else the one at which the request
    began to wait for its turn; None for who did not wait."""
    try:
        at, form = signing.loads(request.POST.get(FIELD, ""), salt=_SALT)
    except signing.BadSignature:
        form = None
    if form == _form(request):
        return datetime.fromisoformat(at)
    came: datetime | None = request.META.get(_CAME)
    return came


def _form(request: HttpRequest) -> str:
    """What was posted, where, and in which session."""
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    fields = [(name, values) for name, values in sorted(request.POST.lists()) if name != FIELD]
    return hashlib.sha256(repr((session, request.path, fields)).encode()).hexdigest()
