"""Two cards of one organisation: found, compared field by field, joined, and parted again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ccop.directory.organizations import card
from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.duplicates import candidates
from ccop.directory.registrations.forms import LookForm
from ccop.directory.registrations.merging.services import cards_join, cards_part
from ccop.directory.registrations.models import UNDO_TIME, Merger
from ccop.directory.registrations.office_forms import ChoiceForm
from ccop.directory.registrations.selectors import spoken, what_moved, what_moves, what_stayed
from ccop.kernel import clock
from ccop.kernel.cases.views.shared import refused
from ccop.kernel.parties.selectors import members
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.law.findings import Refused

read_or_write = require_http_methods(["GET", "HEAD", "POST"])
RECENT = 50
"""How many mergers the page shows, the last first."""


@require_safe
@office(Role.DIRECTORY_KEEPER, Role.AUDITOR)
def choose(request: Request) -> HttpResponse:
    """Cards to be joined: looked for by name or number, or those that are like a chosen card."""
    cards = Organization.objects.exclude(state=Organization.State.MERGED).select_related("party")
    chosen, look = None, LookForm(request.GET if "name" in request.GET else None)
    found = []
    if (key := request.GET.get("karta", "")).isdecimal():
        chosen = get_object_or_404(cards, pk=key)
        found = candidates(card.values(chosen), cards, without=chosen)
    elif look.is_bound and look.is_valid():
        found = candidates(look.cleaned_data, cards)
    mergers = Merger.objects.visible_to(request.actor).select_related("kept__party", "lost__party")
    context = {
        "form": look,
        "chosen": chosen,
        "candidates": found,
        "asked": chosen is not None or (look.is_bound and look.is_valid()),
        "mergers": mergers[:RECENT],
    }
    return render(request, "registrations/merging.html", context)


@read_or_write
@office(Role.DIRECTORY_KEEPER)
def join(request: Request, kept: int, lost: int) -> HttpResponse:
    """Which card stays, field by field what it says, and what goes over."""
    cards = Organization.objects.select_related("party")
    stays, goes = get_object_or_404(cards, pk=kept), get_object_or_404(cards, pk=lost)
    if goes.merged_into_id == stays.pk:
        mergers = Merger.objects.visible_to(request.actor)
        made = mergers.get(kept=stays, lost=goes, undone_at=None)
        return redirect("registrations:merger", made.pk)
    form = ChoiceForm(request.POST or None, card.values(stays), card.values(goes), spoken)
    if request.method == "POST" and form.is_valid():
        try:
            merger = cards_join(
                kept=stays,
                lost=goes,
                taken=form.taken(),
                token=form.cleaned_data["token"],
                actor=request.actor,
            )
        except Refused as refusal:
            return refused(request, refusal, request.path)
        messages.success(request, _("The cards are joined."))
        return redirect("registrations:merger", merger.pk)
    context = {
        "stays": stays,
        "goes": goes,
        "form": form,
        "moves": what_moves(goes),
        "people": members(goes.party_id),
        "crumbs": _crumbs(),
    }
    return render(request, "registrations/merge.html", context)


@read_or_write
@office(Role.DIRECTORY_KEEPER, Role.AUDITOR)
def merger_page(request: Request, merger: int) -> HttpResponse:
    """What was joined and moved; within thirty days the button that parts the cards again."""
    found = get_object_or_404(
        Merger.objects.visible_to(request.actor).select_related(
            "kept__party", "lost__party", "by", "undone_by"
        ),
        pk=merger,
    )
    may_part = Role.DIRECTORY_KEEPER in request.actor.roles
    if request.method == "POST":
        if not may_part:
            raise Http404
        try:
            cards_part(merger=found, actor=request.actor)
        except Refused as refusal:
            return refused(request, refusal, request.path)
        messages.success(request, _("The cards are parted again."))
        return redirect("registrations:merger", found.pk)
    until = found.at + UNDO_TIME
    context = {
        "merger": found,
        "moved": what_moved(found),
        "stayed": what_stayed(found),
        "until": until,
        "may_part": may_part and not found.undone_at and clock.now() < until,
        "card": found.kept.get_absolute_url(),
        "crumbs": _crumbs(),
    }
    return render(request, "registrations/merger.html", context)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Joining cards"), reverse("registrations:merging"))]
