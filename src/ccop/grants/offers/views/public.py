"""Before sign-in: the whole form to be read, and the way to an offer."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ccop.grants.competitions import selectors
from ccop.grants.competitions.models import Competition, CompetitionTask
from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import OFFER, WITHDRAWN
from ccop.grants.offers.work import blank
from ccop.kernel import clock
from ccop.kernel.cases.process import Words
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.selectors import parties_of
from ccop.kernel.people.requests import Request


@require_safe
def blank_form(request: Request, slug: str) -> HttpResponse:
    """Every question of the form, with its help, before anybody signs in."""
    competition = _call(request, slug)
    return render(
        request,
        "offers/blank.html",
        {
            "crumbs": _crumbs(competition),
            "steps": blank(competition.starts_on.year).answers(),
        },
    )


@require_safe
def start(request: Request, slug: str, place: int) -> HttpResponse:
    """Choose for whom the offer is made; the button itself is at the party's desk."""
    competition = _call(request, slug)
    task = next((task for task in competition.tasks.all() if task.place == place), None)
    if task is None:
        raise Http404
    return render(
        request,
        "offers/start.html",
        {
            "crumbs": _crumbs(competition),
            "competition": competition,
            "task": task,
            "parties": _with_begun(task, parties_of(request.actor)),
            "now": clock.now(),
        },
    )


@dataclass(frozen=True)
class Beginner:
    """A party that may begin an offer, with those it has begun for the task before."""

    party: Party
    begun: list[tuple[Offer, Words]]
    """Each with its state in words."""


def _with_begun(task: CompetitionTask, parties: list[Party]) -> list[Beginner]:
    begun: dict[UUID, list[tuple[Offer, Words]]] = {}
    found = Offer.objects.filter(task=task, party__in=parties).exclude(state=WITHDRAWN)
    for offer in found.select_related("case").order_by("case__opened_at"):
        state = OFFER.state(offer.state).public_label
        begun.setdefault(offer.party_id, []).append((offer, state))
    return [Beginner(party, begun.get(party.pk, [])) for party in parties]


def _call(request: Request, slug: str) -> Competition:
    competition = selectors.call(request.actor, slug)
    if competition is None:
        raise Http404
    return competition


def _crumbs(competition: Competition) -> list[tuple[str, str]]:
    return [
        (_("Grant competitions"), reverse("competitions:list")),
        (competition.title, reverse("competitions:page", args=[competition.slug])),
    ]
