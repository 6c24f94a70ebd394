"""The offer at the party's desk: how it stands, and its moves."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.offers.checking import offer_check, paper_context
from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import OFFER, WITHDRAWN
from ccop.grants.offers.receipts import receipt_rows
from ccop.grants.offers.representing import Approving, approving
from ccop.grants.offers.services import (
    offer_correct,
    offer_move,
    offer_start,
    offer_submit_at_once,
)
from ccop.grants.offers.views.desk.comments import comments_url, waiting_threads
from ccop.grants.offers.views.desk.shared import (
    TaskLine,
    may_edit,
    offer_at,
    offer_url,
    page_context,
    step_url,
)
from ccop.grants.offers.who import LEADING_EDITOR, makes
from ccop.grants.offers.work import draft_work
from ccop.kernel import clock
from ccop.kernel.cases.messages import messages_read
from ccop.kernel.cases.process import Move
from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.cases.views.shared import form_token, refused
from ccop.kernel.files.responses import file_response
from ccop.kernel.paperwork.previewing import preview_response
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.kernel.parties.representing import REPRESENTATION_ROLES
from ccop.kernel.status.arrivals import arrived
from ccop.kernel.ui.wording import grouped
from ccop.law.findings import Refused

_BEGINNINGS = {"earlier": "offers:sources", "file": "offers:files"}
"""Pages that bring content into an offer just begun."""


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
        offer = offer_start(
            task=wanted, party=request.party, actor=request.actor, another=_another(request)
        )
    except Refused as refusal:
        return refused(
            request, refusal, reverse("competitions:page", args=[wanted.competition.slug])
        )
    wished = _BEGINNINGS.get(request.POST.get("from", ""))
    page = wished if wished and may_edit(request, offer) else "offers:offer"
    return redirect(page, request.party.pk, offer.pk)


def _another(request: DeskRequest) -> UUID | None:
    """The token of a form that asks for one more offer for the same task."""
    return form_token(request) if request.POST.get("another") else None


@require_POST
@party_desk
def offer_again(request: DeskRequest, case: UUID) -> HttpResponse:
    """Begin a new offer from a withdrawn one, or go to the one begun before."""
    withdrawn = offer_at(request, case)
    try:
        offer = offer_correct(offer=withdrawn, actor=request.actor)
    except Refused as refusal:
        return refused(request, refusal, offer_url(request, withdrawn))
    messages.success(request, _("Correct the offer here; it gets a new number when submitted."))
    return redirect(offer_url(request, offer))


@require_GET
@party_desk
def offer_page(request: DeskRequest, case: UUID) -> HttpResponse:
    """The offer as it stands: the task list of a draft, the signing of a sealed one, the receipt
    of a submitted one."""
    offer = offer_at(request, case)
    messages_read(case=offer.case, by_office=False, at=clock.now())
    context = {
        **page_context(request, offer),
        "timeline": timeline(offer.case, for_office=False),
        "letters": thread(offer.case),
        "write_url": _write_url(request, offer),
    }
    match offer.state:
        case "draft":
            context |= {
                "may_finish": LEADING_EDITOR.allows(request.actor, offer),
                "unanswered": offer.unanswered(),
                "tasks": _draft_tasks(request, offer),
                "moves": OFFER.open_to(request.actor, offer),
                "threads": waiting_threads(request, offer),
                "comments_url": comments_url(request, offer),
            }
        case "sealed":
            told = approving(offer, clock.now())
            approved = all(each.standing.met for each in told)
            context |= {
                "approved": approved,
                "approving": told,
                "own_rule": any(each.rule for each in told if each.party == request.party),
                "desk_may_represent": bool(request.actor.membership & set(REPRESENTATION_ROLES)),
                "checksum": grouped(offer.sealed.checksum),
                "tasks": _sealed_tasks(told),
                "moves": _sealed_moves(request, offer, told),
            }
        case "submitted" | "withdrawn":
            context |= {
                "moves": OFFER.open_to(request.actor, offer),
                "corrects": _may_correct(request, offer),
                "begun_anew": Offer.objects.mine(request.actor).filter(corrects=offer).first(),
                "receipt": receipt_rows(offer),
                "rendition": offer.sealed.rendition,
                "pdf_url": reverse("offers:pdf", args=[request.party.pk, offer.pk]),
            }
    return render(request, f"offers/{offer.state}.html", context)


def _draft_tasks(request: DeskRequest, offer: Offer) -> list[TaskLine]:
    checked = offer_check(offer)
    editing = may_edit(request, offer)
    return [
        TaskLine(
            state.step.title,
            state.state,
            url=step_url(request, offer, state) if editing else "",
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


def _sealed_tasks(told: list[Approving]) -> list[TaskLine]:
    """An approval for each organisation that makes the offer, then the submission."""
    lines = []
    for each in told:
        title = _("Approval by the people entitled to represent the organisation")
        approved = "; ".join(
            f"{row.name}, {clock.warsaw(row.at):%d.%m.%Y, %H:%M}" for row in each.signatures
        )
        lines.append(
            TaskLine(
                title if len(told) == 1 else f"{title}: {each.party}",
                "ready" if each.standing.met else "todo",
                hint=approved,
            )
        )
    submission = _("Submission")
    title = submission if len(told) == 1 else f"{submission}: {told[0].party}"
    missing = not all(each.standing.met for each in told)
    return [*lines, TaskLine(title, "locked" if missing else "todo")]


def _sealed_moves(request: DeskRequest, offer: Offer, told: list[Approving]) -> list[Move]:
    """Moves worth offering, those that lead on first: nobody signs twice, nothing is submitted
    without all approvals, and partners leave on the page of the partners."""
    own = [row for each in told if each.party == request.party for row in each.signatures]
    signed = request.actor.person in {row.person_id for row in own}
    missing = not all(each.standing.met for each in told)
    worth = [
        move
        for move in OFFER.open_to(request.actor, offer)
        if move.code not in {"leave", "remove"}
        and not (move.code == "sign" and signed)
        and not (move.code == "submit" and missing)
    ]
    return sorted(worth, key=lambda move: move.code == "reopen")


def _may_correct(request: DeskRequest, offer: Offer) -> bool:
    """Whether a new offer can be begun from this one now."""
    return (
        offer.state == WITHDRAWN
        and offer.task.competition.takes_offers(clock.now())
        and LEADING_EDITOR.allows(request.actor, offer)
    )


def _write_url(request: DeskRequest, offer: Offer) -> str:
    """Where a letter to the office is posted, "" for members who only read."""
    if request.actor.membership & {"editor", "signatory"} and makes(request.actor, offer):
        return reverse("cases:message", args=[request.party.pk, offer.pk])
    return ""


@require_POST
@party_desk
def offer_moved(request: DeskRequest, case: UUID, move: str) -> HttpResponse:
    """Make a move of the process; a refusal says which rule stands against it."""
    offer = offer_at(request, case)
    if move not in {known.code for known in OFFER.moves if known.source != ("",)}:
        raise Http404
    try:
        offer_move(
            offer=offer,
            move=move,
            actor=request.actor,
            token=form_token(request),
            arrived=arrived(request),
            partner=request.POST.get("party"),
        )
    except Refused as refusal:
        return refused(request, refusal, offer_url(request, offer))
    messages.success(request, str(OFFER.move(move).done))
    return redirect(_after(request, offer, move))


@require_POST
@party_desk
def offer_submitted(request: DeskRequest, case: UUID) -> HttpResponse:
    """Finish, approve and submit in one go; a refusal says which rule stands against it."""
    offer = offer_at(request, case)
    try:
        offer_submit_at_once(
            offer=offer,
            revision=request.POST.get("revision", ""),
            actor=request.actor,
            token=form_token(request),
            arrived=arrived(request),
        )
    except Refused as refusal:
        return refused(request, refusal, offer_url(request, offer))
    messages.success(request, str(OFFER.move("submit").done))
    return redirect(offer_url(request, offer))


def _after(request: DeskRequest, offer: Offer, move: str) -> str:
    """Where a move leads: who has left an offer no longer sees it."""
    if move == "leave":
        return reverse("cases:mine", args=[request.party.pk])
    if move in {"invite", "remove"}:
        return reverse("offers:partners", args=[request.party.pk, offer.pk])
    return offer_url(request, offer)


@require_GET
@party_desk
def offer_preview(request: DeskRequest, case: UUID) -> HttpResponse:
    """The draft as a PDF marked as one."""
    offer = offer_at(request, case)
    draft = offer_check(offer).reading.draft
    return preview_response(offer.draft.form, draft, paper_context(offer.task))


@require_GET
@party_desk
def offer_pdf(request: DeskRequest, case: UUID) -> FileResponse:
    """The PDF of the submitted offer, once the worker has made it."""
    offer = offer_at(request, case)
    rendition = getattr(offer.paper, "rendition", None) if offer.paper else None
    if rendition is None or rendition.file is None:
        raise Http404
    return file_response(rendition.file, filename=f"{offer.case.number}.pdf", inline=True)
