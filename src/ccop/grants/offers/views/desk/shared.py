"""What all pages of an offer at the party's desk share."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import DRAFT
from ccop.grants.offers.who import writes
from ccop.kernel.cases.process import Words
from ccop.kernel.paperwork.steps import StepState
from ccop.kernel.parties.desk import DeskRequest


@dataclass(frozen=True)
class TaskLine:
    """A line of a task list: "ready", "fix", "todo" or "locked"."""

    title: Words
    state: str
    url: str = ""
    hint: str = ""


def offer_at(request: DeskRequest, case: UUID) -> Offer:
    """The offer that the party leads, makes or is invited to; 404 where there is none."""
    offers = Offer.objects.select_related("case", "draft", "task__competition").filter(pk=case)
    if led := offers.led(request.actor).first():
        led.party = request.party
        return led
    if joint := offers.mine(request.actor).select_related("party").first():
        return joint
    raise Http404


def page_context(request: DeskRequest, offer: Offer, *, inner: bool = False) -> dict[str, Any]:
    """What the templates of every page need; `inner` pages lie below the offer's own."""
    crumbs = [(_("My cases"), reverse("cases:mine", args=[request.party.pk]))]
    if inner:
        crumbs.append((_("Offer"), offer_url(request, offer)))
    return {
        "crumbs": crumbs,
        "offer": offer,
        "desk": request.party,
        "competition": offer.task.competition,
        "now": request.at,
        "may_edit": may_edit(request, offer),
    }


def may_edit(request: DeskRequest, offer: Offer) -> bool:
    """Whether the person may type in the offer now."""
    return offer.state == DRAFT and writes(request.actor, offer)


def step_url(request: DeskRequest, offer: Offer, state: StepState) -> str:
    """A step; one with something to correct opens with everything that is wrong or missing."""
    url = slug_url(request, offer, state.step.slug)
    return f"{url}?uwagi=1" if state.state == "fix" else url


def slug_url(request: DeskRequest, offer: Offer, slug: str) -> str:
    """The page of a step."""
    return reverse("offers:step", args=[request.party.pk, offer.pk, slug])


def offer_url(request: DeskRequest, offer: Offer) -> str:
    """The page of the offer."""
    return reverse("offers:offer", args=[request.party.pk, offer.pk])
