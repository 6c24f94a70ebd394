"""The offer at the party's desk: its steps, its answers, its moves."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.offers.checking import Checked, offer_check, paper_context
from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import DRAFT, OFFER
from ccop.grants.offers.receipts import grouped_checksum, receipt_rows
from ccop.grants.offers.services import offer_move, offer_save, offer_start
from ccop.grants.offers.steps import STEPS
from ccop.grants.offers.work import draft_work, sealed_work
from ccop.kernel import clock
from ccop.kernel.cases.messages import messages_read
from ccop.kernel.cases.process import Move, Words
from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.cases.views.shared import refused
from ccop.kernel.files.responses import file_response
from ccop.kernel.paperwork.answers import AnswerStep
from ccop.kernel.paperwork.models import Signature
from ccop.kernel.paperwork.posting import posted
from ccop.kernel.paperwork.previewing import preview_response
from ccop.kernel.paperwork.steps import LocatedFinding, Step, StepState, group_leaves, step_of
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.law.findings import Finding, Refused

SUMMED = {"koszty", "finansowanie"}
"""Steps below which the sources of funding are shown as computed."""


@dataclass(frozen=True)
class TaskLine:
    """A line of a task list: "ready", "fix", "todo" or "locked"."""

    title: Words
    state: str
    url: str = ""
    hint: str = ""


def _offer(request: DeskRequest, case: UUID) -> Offer:
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
def offer_new(request: DeskRequest, task: int) -> HttpResponse:
    """Begin an offer for a task, or go to the one already begun."""
    wanted = CompetitionTask.objects.filter(
        pk=task, competition__announced_at__lte=clock.Now()
    ).first()
    if wanted is None:
        raise Http404
    try:
        offer = offer_start(task=wanted, party=request.party, actor=request.actor)
    except Refused as refusal:
        return refused(
            request, refusal, reverse("competitions:page", args=[wanted.competition.slug])
        )
    return redirect("offers:offer", request.party.pk, offer.pk)


@require_GET
@party_desk
def offer_page(request: DeskRequest, case: UUID) -> HttpResponse:
    """The offer as it stands: the task list of a draft, the signing of a sealed one, the receipt
    of a submitted one."""
    offer = _offer(request, case)
    messages_read(case=offer.case, by_office=False, at=clock.now())
    context = {
        **_common(request, offer),
        "timeline": timeline(offer.case, for_office=False),
        "letters": thread(offer.case),
        "write_url": _write_url(request, offer),
    }
    match offer.state:
        case "draft":
            context["tasks"] = _draft_tasks(request, offer)
        case "sealed":
            signatures = list(offer.sealed.signatures.all())
            context |= {
                "checksum": grouped_checksum(offer),
                "tasks": _sealed_tasks(signatures),
                "moves": _sealed_moves(request, offer, signatures),
            }
        case "submitted":
            context |= {
                "receipt": receipt_rows(offer),
                "rendition": offer.sealed.rendition,
                "pdf_url": reverse("offers:pdf", args=[request.party.pk, offer.pk]),
            }
    return render(request, f"offers/{offer.state}.html", context)


def _common(request: DeskRequest, offer: Offer, *, inner: bool = False) -> dict[str, Any]:
    crumbs = [(_("My cases"), reverse("cases:mine", args=[request.party.pk]))]
    if inner:
        crumbs.append((_("Offer"), _offer_url(request, offer)))
    return {
        "crumbs": crumbs,
        "offer": offer,
        "competition": offer.task.competition,
        "now": clock.now(),
    }


def _may_edit(request: DeskRequest, offer: Offer) -> bool:
    return offer.state == DRAFT and "editor" in request.actor.membership


def _draft_tasks(request: DeskRequest, offer: Offer) -> list[TaskLine]:
    checked = offer_check(offer)
    editing = _may_edit(request, offer)
    return [
        TaskLine(
            state.step.title,
            state.state,
            url=_step_url(request, offer, state) if editing else "",
            hint=ngettext(
                "%(count)s thing to correct or fill in",
                "%(count)s things to correct or fill in",
                state.errors,
            )
            % {"count": state.errors}
            if state.state == "fix"
            else "",
        )
        for state in draft_work(offer, checked.reading).states(checked.findings)
    ]


def _sealed_tasks(signatures: list[Signature]) -> list[TaskLine]:
    approved = ", ".join(
        f"{row.name}, {clock.warsaw(row.at):%d.%m.%Y, %H:%M}" for row in signatures
    )
    return [
        TaskLine(
            _("Approval by a person entitled to represent the organisation"),
            "ready" if signatures else "todo",
            hint=approved,
        ),
        TaskLine(_("Submission"), "todo" if signatures else "locked"),
    ]


def _sealed_moves(request: DeskRequest, offer: Offer, signatures: list[Signature]) -> list[Move]:
    """Moves worth offering: nobody signs twice, and nothing is submitted unsigned."""
    signed = request.actor.person in {row.person_id for row in signatures}
    return [
        move
        for move in OFFER.open_to(request.actor, offer)
        if not (move.code == "sign" and signed) and not (move.code == "submit" and not signatures)
    ]


def _write_url(request: DeskRequest, offer: Offer) -> str:
    """Where a letter to the office is posted, "" for members who only read."""
    if request.actor.membership & {"editor", "signatory"}:
        return reverse("cases:message", args=[request.party.pk, offer.pk])
    return ""


@require_http_methods(["GET", "POST"])
@party_desk
def offer_step(request: DeskRequest, case: UUID, step: str) -> HttpResponse:
    """One step of the form. Whatever is posted is kept first; then the page says what is wrong."""
    offer, page = _offer(request, case), _step(step)
    if offer.state != DRAFT:
        return redirect("offers:offer", request.party.pk, offer.pk)
    if not _may_edit(request, offer):
        raise Http404
    if request.method == "POST":
        return _save(request, offer, page)
    checked = offer_check(offer)
    return _step_page(request, offer, page, checked)


def _save(request: DeskRequest, offer: Offer, page: Step) -> HttpResponse:
    work = draft_work(offer, offer_check(offer).reading)
    given = posted(request.POST, work.paths(page), group_leaves(page))
    try:
        offer_save(offer=offer, values=given.values, change=given.change, actor=request.actor)
    except Refused as refusal:
        return refused(request, refusal, _offer_url(request, offer))
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


def _step_page(request: DeskRequest, offer: Offer, page: Step, checked: Checked) -> HttpResponse:
    work = draft_work(offer, checked.reading)
    asked = request.GET.get("uwagi") == "1"
    found = [finding for finding in checked.findings if page.covers(finding.where)]
    shown = found if asked else [finding for finding in found if finding.code != "FORM-1"]
    form = work.form(page, shown)
    located = [LocatedFinding(**vars(finding), url=form.anchor(finding.where)) for finding in shown]
    return render(
        request,
        "offers/step.html",
        {
            **_common(request, offer, inner=True),
            "title": page.title,
            "steps": [
                TaskLine(state.step.title, state.state, _step_url(request, offer, state))
                for state in work.states(checked.findings)
            ],
            "number": STEPS.index(page) + 1,
            "blocks": form.blocks(work.groups_of, work.computed),
            "work": work,
            "shows_sums": page.slug in SUMMED,
            "findings": located,
            "errors": [row for row in located if row.severity == "error"] if asked else [],
            "saved": request.GET.get("zapisano") == "1",
        },
    )


@require_GET
@party_desk
def offer_answers(request: DeskRequest, case: UUID) -> HttpResponse:
    """Check the answers before the offer is finished; also how a sealed one is read."""
    offer = _offer(request, case)
    checked = offer_check(offer) if offer.state == DRAFT else None
    work = draft_work(offer, checked.reading) if checked else sealed_work(offer)
    return render(
        request,
        "offers/answers.html",
        {
            **_common(request, offer, inner=True),
            "title": _("Check the answers") if checked else _("The whole offer"),
            "steps": _with_links(request, offer, work.answers()),
            "work": work,
            "checked": checked,
            "located": [_located(request, offer, finding) for finding in checked.findings]
            if checked
            else [],
            "moves": [move for move in OFFER.open_to(request.actor, offer) if move.code == "seal"],
        },
    )


def _with_links(request: DeskRequest, offer: Offer, steps: list[AnswerStep]) -> list[AnswerStep]:
    """The steps with their "Zmień", as long as the person may change them."""
    if not _may_edit(request, offer):
        return steps
    return [replace(step, edit_url=_slug_url(request, offer, step.slug)) for step in steps]


def _located(request: DeskRequest, offer: Offer, finding: Finding) -> LocatedFinding:
    step = step_of(STEPS, finding.where)
    url = f"{_slug_url(request, offer, step.slug)}?uwagi=1#id_{finding.where}" if step else ""
    return LocatedFinding(**vars(finding), url=url)


def _step_url(request: DeskRequest, offer: Offer, state: StepState) -> str:
    """A step; one with something to correct opens with everything that is wrong or missing."""
    url = _slug_url(request, offer, state.step.slug)
    return f"{url}?uwagi=1" if state.state == "fix" else url


def _slug_url(request: DeskRequest, offer: Offer, slug: str) -> str:
    return reverse("offers:step", args=[request.party.pk, offer.pk, slug])


def _offer_url(request: DeskRequest, offer: Offer) -> str:
    return reverse("offers:offer", args=[request.party.pk, offer.pk])


@require_POST
@party_desk
def offer_moved(request: DeskRequest, case: UUID, move: str) -> HttpResponse:
    """Make a move of the process; a refusal says which rule stands against it."""
    offer = _offer(request, case)
    if move not in {known.code for known in OFFER.moves if known.source != ("",)}:
        raise Http404
    here = _offer_url(request, offer)
    token = request.POST.get("token", "")
    try:
        offer_move(
            offer=offer, move=move, actor=request.actor, token=UUID(token) if token else None
        )
    except Refused as refusal:
        return refused(request, refusal, here)
    messages.success(request, str(OFFER.move(move).done))
    return redirect(here)


@require_GET
@party_desk
def offer_preview(request: DeskRequest, case: UUID) -> HttpResponse:
    """The draft as a PDF marked as one."""
    offer = _offer(request, case)
    draft = offer_check(offer).reading.draft
    return preview_response(offer.draft.form, draft, paper_context(offer.task))


@require_GET
@party_desk
def offer_pdf(request: DeskRequest, case: UUID) -> FileResponse:
    """The PDF of the submitted offer, once the worker has made it."""
    offer = _offer(request, case)
    rendition = getattr(offer.paper, "rendition", None) if offer.paper else None
    if rendition is None or rendition.file is None:
        raise Http404
    return file_response(rendition.file, filename=f"{offer.case.number}.pdf", inline=True)
