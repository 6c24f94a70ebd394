from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ccop.kernel.notices.models import Notice


def notices(request: HttpRequest) -> dict[str, Any]:
    """``unread_notices``: how many notices wait for the person; asked only where it is shown."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"unread_notices": 0}
    waiting = Notice.objects.filter(person=user.pk, read_at=None)
    return {"unread_notices": SimpleLazyObject(partial(waiting.count))}
