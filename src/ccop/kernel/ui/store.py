"""Where the look of a signed-in person is kept beside the cookie; the people room says how."""

from collections.abc import Callable

from django.http import HttpRequest

from ccop.kernel.ui.prefs import Look

SAVERS: list[Callable[[HttpRequest, Look], None]] = []


def save_look(request: HttpRequest, look: Look) -> None:
    """Tell everybody who keeps looks."""
    for save in SAVERS:
        save(request, look)
