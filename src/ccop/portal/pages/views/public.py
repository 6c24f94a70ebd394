"""The front page and the pages every public service must have."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ccop.kernel import clock
from ccop.kernel.city import identity
from ccop.kernel.ui.frontpage import deadlines, tiles

DEADLINES = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What can be done here, and what closes soon."""
    everything = tiles()
    return render(
        request,
        "pages/home.html",
        {
            "title": _("Together for %(city)s") % {"city": identity().city_genitive},
            "sentence": _(
                "One place where organisations and the city work together: calls, offers and their "
                "documents, from the announcement to the receipt."
            ),
            "leading": [tile for tile in everything if tile.lead],
            "actions": [(tile.label, tile.url) for tile in everything[:1]],
            "working": [tile for tile in everything if tile.url and not tile.lead],
            "coming": [tile for tile in everything if not tile.url],
            "deadlines": deadlines(DEADLINES),
            "now": clock.now(),
        },
    )


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Addresses, hours and mailboxes of the Centre."""
    return render(request, "pages/contact.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement; it claims only what was checked."""
    return render(request, "pages/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What data are kept, why and how long, and the cookies."""
    return render(request, "pages/privacy.html")
