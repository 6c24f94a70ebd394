from typing import Any

from django.http import HttpRequest

from ccop.kernel.ui.prefs import Look


def ui(request: HttpRequest) -> dict[str, Any]:
    """``look``: the visitor's preferences, the defaults where no middleware has read them."""
    return {"look": getattr(request, "look", Look())}
