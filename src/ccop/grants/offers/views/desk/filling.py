"""Filling in an offer: its steps, and all answers on one page."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ccop.grants.offers.checking import Checked, offer_check
from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import DRAFT, OFFER
from ccop.grants.offers.services import offer_save
from ccop.grants.offers.steps import JOINT_STEPS, steps
from ccop.grants.offers.views.desk.autosaving import autosaved
from ccop.grants.offers.views.desk.comments import comments_url
from ccop.grants.offers.views.desk.shared import (
    TaskLine,
    may_edit,
    offer_at,
    offer_url,
    page_context,
    slug_url,
    step_url,
)
from ccop.grants.offers.who import submits_alone, writes
from ccop.grants.offers.work import LABELS, draft_work, sealed_work
from ccop.kernel import clock
from ccop.kernel.cases.views.shared import refused
from ccop.kernel.paperwork.answers import AnswerStep
from ccop.kernel.paperwork.comments import open_comments
from ccop.kernel.paperwork.conflicts import MET, open_conflicts
from ccop.kernel.paperwork.drafts import Saved
from ccop.kernel.paperwork.posting import Posted, posted
from ccop.kernel.paperwork.presence import present
from ccop.kernel.paperwork.shelves import keep_text, shelves, with_inserted
from ccop.kernel.paperwork.steps import LocatedFinding, Step, group_leaves, step_of, takes
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.law.findings import Finding, Refused
from ccop.law.forms.offer_2018 import Offer as OfferForm

SUMMED = {"koszty", "finansowanie"}
"""Steps below which the sources of funding are shown as computed."""


def _step(offer: Offer, slug: str) -> Step:
    """The page of the offer as it stands; one that it does not have any more counts as unknown."""
    step = next((step for step in steps(offer.draft.document) if step.slug == slug), None)
    if step is None:
        raise Http404
    return step


@require_http_methods(["GET", "POST"])
@party_desk
def offer_step(request: DeskRequest, case: UUID, step: str) -> HttpResponse:
    """One step of the form. Whatever is posted is kept first; then the page says what is wrong."""
    offer = offer_at(request, case)
    page = _step(offer, step)
    if request.method == "GET" and offer.state != DRAFT:
        return redirect("offers:offer", request.party.pk, offer.pk)
    if not writes(request.actor, offer):
        raise Http404
    others = present(
        draft=offer.draft_id,
        actor=request.actor,
        step=page.slug,
        titles={each.slug: each.title for each in JOINT_STEPS},
        now=request.at,
    )
    if not request.accepts("text/html"):
        return autosaved(request, offer, page, others)
    if request.method == "POST":
        return _save(request, offer, page)
    return _step_page(request, offer, page, others)


def _save(request: DeskRequest, offer: Offer, page: Step) -> HttpResponse:
    given = posted(request.POST, takes(page, OfferForm), group_leaves(page))
    given = with_inserted(given, request.actor)
    try:
        saved = offer_save(offer=offer, typed=given.typed, choice=given.choice, actor=request.actor)
    except Refused as refusal:
        return refused(request, refusal, offer_url(request, offer))
    offer.draft = saved.draft
    _keep_text(request, given)
    return redirect(_met(request, offer, page, saved) or _next(request, offer, page, given))


def _keep_text(request: DeskRequest, given: Posted) -> None:
    """What the library does not take stays in the field, with the reason told."""
    try:
        if keep_text(given, OfferForm, request.party, request.actor):
            messages.success(request, _("The text is in the library."))
    except Refused as refusal:
        messages.error(request, " ".join(finding.message for finding in refusal.findings))


def _met(request: DeskRequest, offer: Offer, page: Step, saved: Saved) -> str:
    """The page itself where somebody else's work stood in the way, "" where nothing did."""
    here = slug_url(request, offer, page.slug)
    if saved.conflicts:
        return f"{here}#spotkania"
    return f"{here}?wiersz=1" if saved.row_stays else ""


def _next(request: DeskRequest, offer: Offer, page: Step, given: Posted) -> str:
    """Where the button leads; nobody goes on from what is wrong on the page."""
    here = slug_url(request, offer, page.slug)
    if given.choice:
        return f"{here}?zapisano=1"
    if given.shelved:
        return f"{here}?zapisano=1#id_{given.shelved.path}"
    if given.typed.change:
        return f"{here}#{given.anchor}"
    if given.leave:
        return offer_url(request, offer)
    if _wrong_here(offer_check(offer), page):
        return f"{here}?uwagi=1"
    if not given.go_on:
        return f"{here}?zapisano=1"
    pages = steps(offer.draft.document)
    place = pages.index(page) + 1
    if place < len(pages):
        return slug_url(request, offer, pages[place].slug)
    return reverse("offers:answers", args=[request.party.pk, offer.pk])


def _wrong_here(checked: Checked, page: Step) -> list[Finding]:
    """What was typed on this page and is wrong; what is still to be typed does not stop anybody."""
    return [
        finding
        for finding in checked.errors
        if finding.code != "FORM-1" and page.covers(finding.where)
    ]


def _step_page(request: DeskRequest, offer: Offer, page: Step, others: list[str]) -> HttpResponse:
    checked = offer_check(offer)
    work = draft_work(offer, checked.reading)
    asked = request.GET.get("uwagi") == "1"
    found = [finding for finding in checked.findings if page.covers(finding.where)]
    shown = found if asked else [finding for finding in found if finding.code != "FORM-1"]
    form = work.form(page, shown)
    form.fill_shelves(shelves(page, OfferForm, request.actor))
    located = [LocatedFinding(**vars(finding), url=form.anchor(finding.where)) for finding in shown]
    return render(
        request,
        "offers/step.html",
        {
            **page_context(request, offer, inner=True),
            "title": page.title,
            "revision": offer.draft.revision,
            "others": others,
            "comments": open_comments(offer.draft, comments_url(request, offer)),
            "meetings": open_conflicts(offer.draft, page, OfferForm, LABELS, form.anchor)
            if any(finding.code == MET for finding in found)
            else [],
            "row_stays": request.GET.get("wiersz") == "1",
            "steps": [
                TaskLine(state.step.title, state.state, step_url(request, offer, state))
                for state in work.states(checked.findings)
            ],
            "number": work.steps.index(page) + 1,
            "blocks": form.blocks(work.groups_of, work.computed),
            "work": work,
            "shows_sums": page.slug in SUMMED,
            "division": work.division if page.slug == "podzial" else [],
            "findings": located,
            "errors": [row for row in located if row.severity == "error"] if asked else [],
            "saved": request.GET.get("zapisano") == "1",
        },
    )


@require_GET
@party_desk
def offer_answers(request: DeskRequest, case: UUID) -> HttpResponse:
    """Check the answers before the offer is finished; also how a sealed one is read."""
    offer = offer_at(request, case)
    checked = offer_check(offer) if offer.state == DRAFT else None
    work = draft_work(offer, checked.reading) if checked else sealed_work(offer)
    return render(
        request,
        "offers/answers.html",
        {
            **page_context(request, offer, inner=True),
            "title": _("Check the answers") if checked else _("The whole offer"),
            "steps": _with_links(request, offer, work.answers()),
            "work": work,
            "checked": checked,
            "located": [_located(request, offer, finding) for finding in checked.findings]
            if checked
            else [],
            "moves": [move for move in OFFER.open_to(request.actor, offer) if move.code == "seal"],
            "alone": checked is not None and submits_alone(request.actor, offer, clock.now()),
        },
    )


def _with_links(request: DeskRequest, offer: Offer, steps: list[AnswerStep]) -> list[AnswerStep]:
    """The steps with their "Zmień", as long as the person may change them."""
    if not may_edit(request, offer):
        return steps
    return [replace(step, edit_url=slug_url(request, offer, step.slug)) for step in steps]


def _located(request: DeskRequest, offer: Offer, finding: Finding) -> LocatedFinding:
    step = step_of(JOINT_STEPS, finding.where)
    url = f"{slug_url(request, offer, step.slug)}?uwagi=1#id_{finding.where}" if step else ""
    return LocatedFinding(**vars(finding), url=url)
