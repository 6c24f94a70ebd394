"""The past of an offer's draft: every saving, what it changed, and the way back to it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ccop.grants.offers.checking import offer_check
from ccop.grants.offers.services import offer_restore
from ccop.grants.offers.views.desk.shared import may_edit, offer_at, offer_url, page_context
from ccop.grants.offers.who import writes
from ccop.grants.offers.work import draft_work
from ccop.kernel.cases.views.shared import refused
from ccop.kernel.paperwork.comparison import Line
from ccop.kernel.paperwork.models import Revision
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.law.findings import Refused

PAGE = 30


@dataclass(frozen=True)
class Saving:
    """A revision with its changes in words."""

    revision: Revision
    lines: list[Line]


@require_GET
@party_desk
def offer_history(request: DeskRequest, case: UUID) -> HttpResponse:
    """All savings, the newest first."""
    offer = offer_at(request, case)
    revisions = offer.draft.revisions.select_related("person").order_by("-number")
    page = Paginator(revisions, PAGE).get_page(request.GET.get("strona"))
    comparison = draft_work(offer, offer_check(offer).reading).comparison()
    return render(
        request,
        "offers/history.html",
        {
            **page_context(request, offer, inner=True),
            "page": page,
            "savings": [Saving(row, comparison.lines(row.changes)) for row in page],
            "may_restore": may_edit(request, offer),
        },
    )


@require_POST
@party_desk
def offer_restored(request: DeskRequest, case: UUID, number: int) -> HttpResponse:
    """Bring back the draft as a saving left it."""
    offer = offer_at(request, case)
    if not writes(request.actor, offer):
        raise Http404
    try:
        offer_restore(offer=offer, number=number, actor=request.actor)
    except Refused as refusal:
        return refused(request, refusal, offer_url(request, offer))
    except Revision.DoesNotExist as unknown:
        raise Http404 from unknown
    messages.success(request, _("The earlier version is back; what came after it is kept here."))
    return redirect("offers:history", request.party.pk, offer.pk)
