from functools import cache
from typing import Any

from django.http import HttpRequest

from ccop.kernel.notices.models import Notice


def notices(request: HttpRequest) -> dict[str, Any]:
    """``unread_notices``: how many notices wait for the person; asked only where it is shown."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"unread_notices": 0}
    # A template calls it; a lazy object in its place would be no number to choose a plural by.
    return {"unread_notices": cache(Notice.objects.filter(person=user.pk, read_at=None).count)}
