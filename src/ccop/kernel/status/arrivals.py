"""When a request that had to wait reached us: nobody is late because others came at the same time.

The waiting page puts a signed note of the moment on the form that it gives back. It holds for this
form alone, in the session it came from; what is done with it is `perform`'s to decide.
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


def note(request: HttpRequest) -> str:
    """The note for a post that is asked to wait: the one it brought from an earlier waiting page,
    else a new one; "" where the moment is not known."""
    if brought := request.POST.get(FIELD):
        return brought
    at = clock.estimated()
    return signing.dumps([at.isoformat(), _form(request)], salt=_SALT) if at else ""


def arrived(request: HttpRequest) -> datetime | None:
    """The moment that a note of ours on this very form tells; None without one."""
    try:
        at, form = signing.loads(request.POST.get(FIELD, ""), salt=_SALT)
    except signing.BadSignature:
        return None
    return datetime.fromisoformat(at) if form == _form(request) else None


def _form(request: HttpRequest) -> str:
    """What was posted, where, and in which session."""
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    fields = [(name, values) for name, values in sorted(request.POST.lists()) if name != FIELD]
    return hashlib.sha256(repr((session, request.path, fields)).encode()).hexdigest()
