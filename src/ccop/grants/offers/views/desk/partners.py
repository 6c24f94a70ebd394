"""Who makes the offer together: partners found, invited and removed by the leading organisation."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ccop.grants.offers.joint import SHORTEST, organisations_found
from ccop.grants.offers.process import OFFER
from ccop.grants.offers.views.desk.shared import offer_at, page_context
from ccop.kernel.parties.desk import DeskRequest, party_desk


@require_GET
@party_desk
def offer_partners(request: DeskRequest, case: UUID) -> HttpResponse:
    """The organisations of the offer, and a search for those to invite."""
    offer = offer_at(request, case)
    asked = request.GET.get("szukaj", "").strip()
    open_moves = {move.code: move for move in OFFER.open_to(request.actor, offer)}
    inviting = "invite" in open_moves
    return render(
        request,
        "offers/partners.html",
        {
            **page_context(request, offer, inner=True),
            "partners": offer.partners.present(),
            "moves": open_moves,
            "asked": asked,
            "short": 0 < len(asked) < SHORTEST,
            "found": list(organisations_found(offer, asked)) if inviting else [],
        },
    )
