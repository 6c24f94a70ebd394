"""Beginning an offer from an earlier one of the same organisation."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ccop.grants.offers.copying import copy_preview, earlier_offers, offer_copy, offer_differences
from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import OFFER
from ccop.grants.offers.views.desk.portable import met_others, revision_seen
from ccop.grants.offers.views.desk.shared import may_edit, offer_at, offer_url, page_context
from ccop.kernel.cases.process import Words
from ccop.kernel.cases.views.shared import refused
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.law.findings import Refused
from ccop.law.forms.document import get

PAGE = 20


@dataclass(frozen=True)
class Source:
    """An offer to begin from, with its state in words and what its task is called."""

    offer: Offer
    state: Words
    title: str


@require_GET
@party_desk
def offer_sources(request: DeskRequest, case: UUID) -> HttpResponse:
    """Choose the offer to begin from."""
    offer = _draft(request, case)
    found = earlier_offers(offer, request.actor)
    if asked := request.GET.get("szukaj", "").strip():
        found = found.filter(case__title__icontains=asked)
    page = Paginator(found, PAGE).get_page(request.GET.get("strona"))
    return render(
        request,
        "offers/sources.html",
        {
            **page_context(request, offer, inner=True),
            "page": page,
            "sources": [
                Source(
                    row,
                    OFFER.state(row.state).public_label,
                    get(row.draft.document, "task.title"),
                )
                for row in page
            ],
            "asked": asked,
        },
    )


@require_http_methods(["GET", "POST"])
@party_desk
def offer_copied(request: DeskRequest, case: UUID, source: UUID) -> HttpResponse:
    """What the earlier offer would change, and taking it."""
    offer = _draft(request, case)
    earlier = _source(request, offer, source)
    if request.method == "POST":
        return _copy(request, offer, earlier)
    return render(
        request,
        "offers/copy.html",
        {
            **page_context(request, offer, inner=True),
            "source": earlier,
            "preview": copy_preview(offer, earlier),
        },
    )


@require_GET
@party_desk
def offer_differs(request: DeskRequest, case: UUID, source: UUID) -> HttpResponse:
    """How the offer differs from the one it was begun from, and what is still to be typed."""
    offer = offer_at(request, case)
    earlier = _source(request, offer, source)
    return render(
        request,
        "offers/differences.html",
        {
            **page_context(request, offer, inner=True),
            "source": earlier,
            "differences": offer_differences(offer, earlier),
        },
    )


def _draft(request: DeskRequest, case: UUID) -> Offer:
    """The offer as long as the person may type in it; otherwise there is nothing to begin."""
    offer = offer_at(request, case)
    if not may_edit(request, offer):
        raise Http404
    return offer


def _source(request: DeskRequest, offer: Offer, source: UUID) -> Offer:
    found = earlier_offers(offer, request.actor).filter(pk=source).first()
    if found is None:
        raise Http404
    return found


def _copy(request: DeskRequest, offer: Offer, source: Offer) -> HttpResponse:
    try:
        saved = offer_copy(
            offer=offer, source=source, revision=revision_seen(request), actor=request.actor
        )
    except Refused as refusal:
        return refused(request, refusal, offer_url(request, offer))
    messages.success(request, _("The earlier offer is in the draft. See what is left to be typed."))
    met_others(request, saved)
    return redirect("offers:differences", request.party.pk, offer.pk, source.pk)
