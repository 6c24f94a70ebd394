"""What the page of a step does by itself: it saves what is typed, and asks who else is here."""

from http import HTTPStatus
from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_save
from ccop.kernel import clock
from ccop.kernel.paperwork.posting import posted
from ccop.kernel.paperwork.steps import Step, takes
from ccop.kernel.parties.desk import DeskRequest
from ccop.law.findings import Refused
from ccop.law.forms.offer_2018 import Offer as OfferForm


def autosaved(request: DeskRequest, offer: Offer, page: Step, others: list[str]) -> JsonResponse:
    """Keep the posted fields by the same service as the buttons do, and answer in a few words.

    ``revision`` is what the page has of these fields from now on, but for those in ``met``: there
    somebody else's text stands, and the page's own waits beside it.
    """
    answer: dict[str, Any] = {"others": others}
    if request.method == "POST":
        given = posted(request.POST, takes(page, OfferForm), {})
        try:
            saved = offer_save(offer=offer, typed=given.typed, actor=request.actor)
        except Refused as refusal:
            told = " ".join(f"{each.message} {each.remedy}" for each in refusal.findings)
            return JsonResponse({"told": told}, status=HTTPStatus.CONFLICT)
        answer |= {
            "revision": saved.draft.revision,
            "met": [conflict.path for conflict in saved.conflicts],
            "told": _("Saved at %(at)s.")
            % {"at": f"{clock.warsaw(saved.draft.saved_at):%H:%M:%S}"},
        }
    return JsonResponse(answer)
