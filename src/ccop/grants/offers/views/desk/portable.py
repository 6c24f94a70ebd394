"""The draft as a portable file: saved to a disk, and read from one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from ccop.grants.offers.models import Offer
from ccop.grants.offers.portable import offer_export, offer_import, offer_preview, offer_read
from ccop.grants.offers.services import sealed_meanwhile
from ccop.grants.offers.views.desk.shared import may_edit, offer_at, offer_url, page_context
from ccop.grants.offers.who import writes
from ccop.kernel import clock
from ccop.kernel.cases.views.shared import CONFLICT, refused
from ccop.kernel.paperwork.drafts import Saved
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.law.findings import Finding, Refused
from ccop.law.forms.portable import MAX_BYTES

_DIGITS = 10
"""More than a revision ever has."""


@require_GET
@party_desk
def offer_file(request: DeskRequest, case: UUID) -> HttpResponse:
    """The draft as a file to be kept."""
    offer = offer_at(request, case)
    name = f"oferta-{offer.task.competition.slug}-{clock.today():%Y-%m-%d}.json"
    return HttpResponse(
        offer_export(offer),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "POST"])
@party_desk
def offer_files(request: DeskRequest, case: UUID) -> HttpResponse:
    """The file out and in: one that comes is shown with all it would change before it is taken."""
    offer = offer_at(request, case)
    if request.method == "GET":
        return _page(request, offer)
    if not writes(request.actor, offer):
        raise Http404
    if not may_edit(request, offer):
        return refused(request, Refused(sealed_meanwhile()), offer_url(request, offer))
    try:
        if "content" in request.POST:
            return _take(request, offer)
        data = _uploaded(request)
        preview = offer_preview(offer, offer_read(offer, data))
    except Refused as refusal:
        return _page(request, offer, findings=refusal.findings)
    # The content goes along in the page: nothing is kept of a file that nobody confirms.
    return _page(request, offer, preview=preview, content=data.decode("utf-8-sig"))


def _uploaded(request: DeskRequest) -> bytes:
    """The file as sent; of one that is too big just enough to say so."""
    file = request.FILES.get("file")
    if file is None:
        raise Refused(
            Finding(
                code="PLIK-0",
                severity="error",
                message=_("No file was chosen."),
                citation=_("reading a portable file"),
                where="file",
                remedy=_("Choose the file saved from an offer and send it."),
            )
        )
    return bytes(file.read(MAX_BYTES + 1))


def _take(request: DeskRequest, offer: Offer) -> HttpResponse:
    saved = offer_import(
        offer=offer,
        data=request.POST["content"].encode(),
        revision=revision_seen(request),
        actor=request.actor,
    )
    messages.success(request, _("The file is in the draft. You can take it back in the history."))
    met_others(request, saved)
    return redirect(offer_url(request, offer))


def revision_seen(request: DeskRequest) -> int:
    """The revision of the draft that the page showed, 0 for none."""
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < _DIGITS else 0


def met_others(request: DeskRequest, saved: Saved) -> None:
    """Tell what others have typed between the preview and the saving."""
    if count := len(saved.conflicts):
        told = ngettext(
            "Somebody typed something else in %(count)s field meanwhile: choose one of the texts.",
            "Somebody typed something else in %(count)s fields meanwhile: choose one of the texts.",
            count,
        )
        messages.warning(request, told % {"count": count})
    if saved.row_stays:
        messages.warning(request, _("Rows that somebody has changed meanwhile were not removed."))


def _page(
    request: DeskRequest, offer: Offer, *, findings: tuple[Finding, ...] = (), **context: Any
) -> HttpResponse:
    return render(
        request,
        "offers/portable.html",
        {
            **page_context(request, offer, inner=True),
            "findings": findings,
            "max_size": MAX_BYTES,
            **context,
        },
        status=CONFLICT if findings else None,
    )
