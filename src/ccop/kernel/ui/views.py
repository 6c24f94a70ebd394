"""The page of the visitor's preferences, and the one address that keeps them."""

from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ccop.kernel.ui import gallery
from ccop.kernel.ui.prefs import CHOICES, keep, look_of


class SeeOther(HttpResponseRedirect):
    """After a post: look at another address with GET (RFC 9110, 15.4.4)."""

    status_code = 303


# A token would force a session cookie on every visitor. All that a forged post could do is change
# how the site looks, and the browsers that tell where a request comes from are believed.
@method_decorator(csrf_exempt, name="dispatch")
class Preferences(View):
    """``/preferencje/``"""

    def get(self, request: HttpRequest) -> HttpResponse:
        """All preferences with what is chosen now."""
        return render(
            request,
            "ui/preferences.html",
            {"groups": _groups(request), "next": _safe_next(request, request.GET.get("next", ""))},
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep what was asked for, and go back to the page it was asked from."""
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            return HttpResponseForbidden(_("This form was sent from another site."))
        look = look_of(request).changed(request.POST.dict())
        back = _safe_next(request, request.POST.get("next", "")) or reverse("ui:preferences")
        response = SeeOther(back)
        keep(request, response, look)
        return response


def _safe_next(request: HttpRequest, url: str) -> str:
    """The address when it lies on this site, "" otherwise."""
    safe = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if safe else ""


def _groups(request: HttpRequest) -> list[dict[str, Any]]:
    look = look_of(request)
    titles = {
        "text": _("Text size"),
        "theme": _("Colours"),
        "font": _("Typeface"),
        "spacing": _("Spacing"),
        "links": _("Links"),
        "language": _("Language"),
    }
    return [
        {
            "name": name,
            "title": title,
            "options": [
                {"value": value, "label": label, "chosen": value == getattr(look, name)}
                for value, label in CHOICES[name].items()
            ],
        }
        for name, title in titles.items()
    ]


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """``/wzornik/``: every component in every state."""
    return render(request, "ui/gallery.html", gallery.samples())
