"""The offer at the party's desk: its steps, its answers, its moves."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.offers.checking import Checked, offer_check, paper_context
from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import DRAFT, OFFER
from ccop.grants.offers.services import offer_move, offer_save, offer_start
from ccop.grants.offers.steps import STEPS
from ccop.grants.offers.work import OfferWork, draft_work, sealed_work
from ccop.kernel import clock
from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.cases.views.shared import refused
from ccop.kernel.files.responses import file_response
from ccop.kernel.paperwork.posting import posted
from ccop.kernel.paperwork.previewing import preview_response
from ccop.kernel.paperwork.steps import Step, group_leaves
from ccop.kernel.parties.desk import party_desk
from ccop.law.findings import Finding, Refused


def _offer(request: HttpRequest, case: UUID) -> Offer:
    found = (
        Offer.objects.mine(request.actor)
        .select_related("case", "draft", "paper", "party", "task__competition")
        .filter(pk=case)
        .first()
    )
    if found is None:
        raise Http404
    return found


def _step(slug: str) -> Step:
    step = next((step for step in STEPS if step.slug == slug), None)
    if step is None:
        raise Http404
    return step


@require_POST
@party_desk
def offer_new(request: HttpRequest, task: int) -> HttpResponse:
    """Begin an offer for a task, or go to the one already begun."""
    wanted = CompetitionTask.objects.filter(
        pk=task, competition__announced_at__lte=clock.Now()
    ).first()
    if wanted is None:
        raise Http404
    try:
        offer = offer_start(task=wanted, party=request.party, actor=request.actor)
    except Refused as refusal:
        return refused(request, refusal, reverse("competitions:page", args=[wanted.competition.slug]))
    return redirect("offers:offer", request.party.pk, offer.pk)


@require_GET
@party_desk
def offer_page(request: HttpRequest, case: UUID) -> HttpResponse:
    """The offer as it stands: the task list of a draft, the signing of a sealed one, the receipt
    of a submitted one."""
    offer = _offer(request, case)
    checked = offer_check(offer) if offer.state == DRAFT else None
    context = {
        "offer": offer,
        "competition": offer.task.competition,
        "now": clock.now(),
        "moves": OFFER.open_to(request.actor, offer),
        "may_edit": offer.state == DRAFT and "editor" in request.actor.membership,
        "timeline": timeline(offer.case, for_office=False),
        "letters": thread(offer.case),
        "may_write": bool(request.actor.membership & {"editor", "signatory"}),
        "checked": checked,
    }
    if checked:
        context["states"] = draft_work(offer, checked.reading).states(checked.findings)
    else:
        context["signatures"] = offer.paper.signatures.all()
        context["rendition"] = getattr(offer.paper, "rendition", None)
    return render(request, f"offers/{offer.state}.html", context)


@require_http_methods(["GET", "POST"])
@party_desk
def offer_step(request: HttpRequest, case: UUID, step: str) -> HttpResponse:
    """One step of the form. Whatever is posted is kept first; then the page says what is wrong."""
    offer, page = _offer(request, case), _step(step)
    if offer.state != DRAFT:
        return redirect("offers:offer", request.party.pk, offer.pk)
    if "editor" not in request.actor.membership:
        raise Http404
    if request.method == "POST":
        return _save(request, offer, page)
    checked = offer_check(offer)
    return _step_page(request, offer, page, checked)


def _save(request: HttpRequest, offer: Offer, page: Step) -> HttpResponse:
    work = draft_work(offer, offer_check(offer).reading)
    given = posted(request.POST, work.paths(page), group_leaves(page))
    try:
        offer_save(offer=offer, values=given.values, change=given.change, actor=request.actor)
    except Refused as refusal:
        return refused(request, refusal, reverse("offers:offer", args=[request.party.pk, offer.pk]))
    here = reverse("offers:step", args=[request.party.pk, offer.pk, page.slug])
    if given.change:
        return redirect(f"{here}#{given.anchor}")
    offer.draft.refresh_from_db()
    wrong = _wrong_here(offer_check(offer), page)
    if given.go_on and not wrong:
        place = STEPS.index(page) + 1
        if place < len(STEPS):
            return redirect("offers:step", request.party.pk, offer.pk, STEPS[place].slug)
        return redirect("offers:answers", request.party.pk, offer.pk)
    if given.leave:
        return redirect("offers:offer", request.party.pk, offer.pk)
    return redirect(f"{here}?uwagi=1" if wrong else f"{here}?zapisano=1")


def _wrong_here(checked: Checked, page: Step) -> list[Finding]:
    """What was typed on this page and is wrong; what is still to be typed does not stop anybody."""
    return [
        finding
        for finding in checked.errors
        if finding.code != "FORM-1" and page.covers(finding.where)
    ]


def _step_page(
    request: HttpRequest, offer: Offer, page: Step, checked: Checked
) -> HttpResponse:
    work = draft_work(offer, checked.reading)
    asked = request.GET.get("uwagi") == "1"
    found = [finding for finding in checked.findings if page.covers(finding.where)]
    shown = found if asked else [finding for finding in found if finding.code != "FORM-1"]
    form = work.form(page, shown)
    return render(
        request,
        "offers/step.html",
        {
            "offer": offer,
            "competition": offer.task.competition,
            "now": clock.now(),
            "step": page,
            "steps": STEPS,
            "number": STEPS.index(page) + 1,
            "form": form,
            "blocks": form.blocks(work.groups_of, work.computed),
            "work": work,
            "findings": shown,
            "errors": [finding for finding in shown if finding.severity == "error"] if asked else [],
            "saved": request.GET.get("zapisano") == "1",
        },
    )


@require_GET
@party_desk
def offer_answers(request: HttpRequest, case: UUID) -> HttpResponse:
    """Check the answers before the offer is finished; also how a sealed one is read."""
    offer = _offer(request, case)
    checked = offer_check(offer) if offer.state == DRAFT else None
    work = draft_work(offer, checked.reading) if checked else sealed_work(offer)
    return render(
        request,
        "offers/answers.html",
        {
            "offer": offer,
            "competition": offer.task.competition,
            "now": clock.now(),
            "steps": work.answers(),
            "work": work,
            "checked": checked,
            "may_edit": offer.state == DRAFT and "editor" in request.actor.membership,
            "moves": [move for move in OFFER.open_to(request.actor, offer) if move.code == "seal"],
        },
    )


@require_POST
@party_desk
def offer_moved(request: HttpRequest, case: UUID, move: str) -> HttpResponse:
    """Make a move of the process; a refusal says which rule stands against it."""
    offer = _offer(request, case)
    if move not in {known.code for known in OFFER.moves if known.source != ("",)}:
        raise Http404
    here = reverse("offers:offer", args=[request.party.pk, offer.pk])
    token = request.POST.get("token", "")
    try:
        offer_move(offer=offer, move=move, actor=request.actor, token=UUID(token) if token else None)
    except Refused as refusal:
        return refused(request, refusal, here)
    messages.success(request, OFFER.move(move).done)
    return redirect(here)


@require_GET
@party_desk
def offer_preview(request: HttpRequest, case: UUID) -> HttpResponse:
    """The draft as a PDF marked as one."""
    offer = _offer(request, case)
    draft = offer_check(offer).reading.draft
    return preview_response(offer.draft.form, draft, paper_context(offer.task))


@require_GET
@party_desk
def offer_pdf(request: HttpRequest, case: UUID) -> HttpResponse:
    """The PDF of the submitted offer, once the worker has made it."""
    offer = _offer(request, case)
    rendition = getattr(offer.paper, "rendition", None) if offer.paper else None
    if rendition is None or rendition.file is None:
        raise Http404
    return file_response(rendition.file, filename=f"{offer.case.number}.pdf", inline=True)
