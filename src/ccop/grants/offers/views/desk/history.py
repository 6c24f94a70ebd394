"""The past of an offer's draft: what every sitting changed, any two versions, and the way back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from ccop.grants.offers.checking import offer_check
from ccop.grants.offers.services import offer_restore
from ccop.grants.offers.views.desk.shared import may_edit, offer_at, offer_url, page_context
from ccop.grants.offers.who import writes
from ccop.grants.offers.work import compared, draft_work
from ccop.kernel.cases.views.shared import refused
from ccop.kernel.paperwork.comparison import Line
from ccop.kernel.paperwork.history import Past
from ccop.kernel.paperwork.models import Revision
from ccop.kernel.paperwork.sittings import Sitting, before_anybody_typed, sittings
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.law.findings import Refused
from ccop.law.forms.changes import Change, changes

PAGE = 30


class VersionsForm(forms.Form):
    """Which two versions to compare. A version in the middle of a sitting is chosen as its end."""

    LABELS = {"od": gettext_lazy("Earlier version"), "do": gettext_lazy("Later version")}

    def __init__(self, every: Sequence[Sitting], before: int, after: int) -> None:
        names = [(each.last, str(each)) for each in every] + [(0, before_anybody_typed())]
        super().__init__(
            initial={
                "od": min(end for end, _name in names if end >= before),
                "do": min(end for end, _name in names if end >= after),
            }
        )
        for name in ("od", "do"):
            self.fields[name] = forms.ChoiceField(label=self.LABELS[name], choices=names)


@dataclass(frozen=True)
class Told:
    """A sitting with what it changed, in words."""

    sitting: Sitting
    lines: list[Line]


@require_GET
@party_desk
def offer_history(request: DeskRequest, case: UUID) -> HttpResponse:
    """All sittings, the newest first."""
    offer = offer_at(request, case)
    every = sittings(offer.draft)
    page = Paginator(every, PAGE).get_page(request.GET.get("strona"))
    comparison = draft_work(offer, offer_check(offer).reading).comparison()
    past = Past(offer.draft)
    if page:
        past.since(page[-1].first - 1)
    return render(
        request,
        "offers/history.html",
        {
            **page_context(request, offer, inner=True),
            "page": page,
            "told": [Told(each, comparison.lines(_changed(past, each))) for each in page],
            "form": VersionsForm(every, _last_but_one(every), offer.draft.revision),
            "beginning": before_anybody_typed(),
            "may_restore": may_edit(request, offer),
        },
    )


@require_GET
@party_desk
def offer_versions(request: DeskRequest, case: UUID) -> HttpResponse:
    """How one version of the draft differs from another."""
    offer = offer_at(request, case)
    every, now = sittings(offer.draft), offer.draft.revision
    older, newer = sorted(
        (_number(request, "od", _last_but_one(every)), _number(request, "do", now))
    )
    past = Past(offer.draft)
    try:
        after, before = past.document_at(newer), past.document_at(older)
    except Revision.DoesNotExist as unknown:
        raise Http404 from unknown
    comparison = compared(before, after, offer.task.competition.starts_on.year)
    return render(
        request,
        "offers/versions.html",
        {
            **page_context(request, offer, inner=True),
            "form": VersionsForm(every, older, newer),
            "older": older,
            "chosen": [
                {"label": VersionsForm.LABELS[name], "value": _name(every, number)}
                for name, number in (("od", older), ("do", newer))
            ],
            "lines": comparison.lines(changes(before, after)),
            "may_restore": may_edit(request, offer) and older != now,
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


def _changed(past: Past, sitting: Sitting) -> list[Change]:
    after = past.document_at(sitting.last)
    return changes(past.document_at(sitting.first - 1), after)


def _last_but_one(every: Sequence[Sitting]) -> int:
    """The version before the last sitting."""
    return every[0].first - 1 if every else 0


def _number(request: DeskRequest, name: str, default: int) -> int:
    """A version asked for; 404 for what is no number."""
    asked = request.GET.get(name, "")
    if asked and not re.fullmatch(r"[0-9]{1,9}", asked):
        raise Http404
    return int(asked or default)


def _name(every: Sequence[Sitting], number: int) -> str:
    """What a version is called: by the sitting it belongs to."""
    found = next((each for each in every if each.first <= number <= each.last), None)
    return found.version(number) if found else before_anybody_typed()
