"""Comments to the fields of an offer's draft, on a page beside its steps."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ccop.grants.offers.commenting import offer_comment, offer_comment_settle, settles
from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import DRAFT
from ccop.grants.offers.steps import JOINT_STEPS
from ccop.grants.offers.views.desk.shared import offer_at, offer_url, page_context
from ccop.grants.offers.work import draft_work
from ccop.kernel.cases.process import Words
from ccop.kernel.cases.views.shared import CONFLICT, form_token, refused
from ccop.kernel.paperwork.models import Comment
from ccop.kernel.paperwork.steps import takes, typed_paths
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.law.findings import Finding, Refused
from ccop.law.forms.base import read
from ccop.law.forms.offer_2018 import Offer as OfferForm


@dataclass(frozen=True)
class Remark:
    """A comment with what its reader may do."""

    comment: Comment
    may_settle: bool


@dataclass(frozen=True)
class Thread:
    """The comments at one field."""

    path: str
    label: str
    waiting: list[Remark]
    settled: list[Remark]


@dataclass(frozen=True)
class Place:
    """A field to choose from, with the part of the form that it is in."""

    path: str
    label: str
    part: Words


@require_http_methods(["GET", "POST"])
@party_desk
def offer_comments(request: DeskRequest, case: UUID) -> HttpResponse:
    """The comments at one field or in one table (`pole`), or all of them; and a new one."""
    offer = offer_at(request, case)
    if request.method == "GET":
        return _page(request, offer, request.GET.get("pole", ""))
    path, text = request.POST.get("path", ""), request.POST.get("text", "")
    if path and not any(takes(step, OfferForm)(path) for step in JOINT_STEPS):
        raise Http404
    try:
        offer_comment(
            offer=offer,
            path=path,
            text=text,
            token=form_token(request),
            actor=request.actor,
        )
    except Refused as refusal:
        return _page(request, offer, path, typed=text, errors=refusal.findings)
    messages.success(request, _("The comment is kept; the others have been told."))
    return redirect(comments_url(request, offer, path))


@require_POST
@party_desk
def offer_comment_settled(request: DeskRequest, case: UUID, comment: int) -> HttpResponse:
    """Mark a comment as settled."""
    offer = offer_at(request, case)
    found = offer.draft.comments.filter(pk=comment).first()
    if found is None or not settles(request.actor, offer, found):
        raise Http404
    try:
        offer_comment_settle(offer=offer, comment=found, actor=request.actor)
    except Refused as refusal:
        return refused(request, refusal, offer_url(request, offer))
    messages.success(request, _("The comment is settled; it stays here, folded."))
    return redirect(comments_url(request, offer, found.path))


def comments_url(request: DeskRequest, offer: Offer, path: str = "") -> str:
    """The page of comments, of one field where it is named."""
    url = reverse("offers:comments", args=[request.party.pk, offer.pk])
    return f"{url}?{urlencode({'pole': path})}" if path else url


def waiting_threads(request: DeskRequest, offer: Offer) -> list[Thread]:
    """Fields with comments that nobody has settled, in the order of the form."""
    if not offer.draft.comments.filter(settled_at=None).exists():
        return []
    return [each for each in _threads(request, offer, _places(offer), "") if each.waiting]


def _page(
    request: DeskRequest,
    offer: Offer,
    path: str,
    *,
    typed: str = "",
    errors: Sequence[Finding] = (),
) -> HttpResponse:
    places = _places(offer)
    here = {each.path: each.label for each in places if _inside(each.path, path)}
    context = {
        **page_context(request, offer, inner=True),
        "path": path,
        "field": here.get(path, ""),
        "threads": _threads(request, offer, places, path),
        "places": [each for each in places if each.path in here],
        "may_comment": offer.state == DRAFT,
        "all_url": comments_url(request, offer),
        "typed": typed,
        "errors": errors,
    }
    return render(request, "offers/comments.html", context, status=CONFLICT if errors else None)


def _places(offer: Offer) -> list[Place]:
    """All fields of the form as it stands, in its order."""
    work = draft_work(offer, read(OfferForm, offer.draft.document))
    comparison = work.comparison()
    return [
        Place(path, comparison.label(path), step.title)
        for step in work.steps
        for path in typed_paths(step, OfferForm, work.document, work.years)
    ]


def _threads(
    request: DeskRequest, offer: Offer, places: Sequence[Place], path: str
) -> list[Thread]:
    """In the order of the form; what is said of the whole offer, or of a row that is gone, last."""
    labels = {each.path: each.label for each in places}
    remarks: dict[str, list[Remark]] = defaultdict(list)
    for comment in offer.draft.comments.select_related("author", "settled_by"):
        if _inside(comment.path, path):
            may_settle = offer.state == DRAFT and settles(request.actor, offer, comment)
            remarks[comment.path].append(Remark(comment, may_settle))
    order = [
        *(each for each in labels if each in remarks),
        *(each for each in remarks if each not in labels),
    ]
    return [
        Thread(
            path=each,
            label=labels.get(each) or (_("A field that is gone") if each else _("The whole offer")),
            waiting=[row for row in remarks[each] if row.comment.settled_at is None],
            settled=[row for row in remarks[each] if row.comment.settled_at is not None],
        )
        for each in order
    ]


def _inside(path: str, of: str) -> bool:
    return not of or path == of or path.startswith(f"{of}.")
