"""The office's inbox, and its letters."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.cases.messages import message_send
from ccop.kernel.cases.models import Case
from ccop.kernel.cases.selectors import office_rows, tallies
from ccop.kernel.cases.views.shared import form_token, refused
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.law.findings import Refused

OTHERS = 50
"""How many cases that wait for nobody here the inbox shows, the last moved first."""


@require_safe
@office()
def inbox(request: Request) -> HttpResponse:
    """What the person's roles show: cases that wait for the office first, then the others."""
    cases = Case.objects.inbox(request.actor)
    waiting = cases.waiting_for("office")
    others = cases.exclude(pk__in=waiting.values("pk")).order_by("-moved_at")[:OTHERS]
    return render(
        request,
        "cases/inbox.html",
        {
            "waiting": office_rows(waiting.order_by("moved_at")),
            "others": office_rows(others),
            "tallies": tallies(request.actor),
        },
    )


@require_POST
@office()
def message(request: Request, case: UUID) -> HttpResponse:
    """Write to the other side of a case."""
    found = Case.objects.inbox(request.actor).filter(pk=case).first()
    if found is None or not request.actor.roles & KINDS[found.kind].office_roles:
        raise Http404
    page = redirect(KINDS[found.kind].office_page, found.pk)
    try:
        message_send(
            case=found,
            actor=request.actor,
            text=request.POST.get("text", ""),
            from_office=True,
            token=form_token(request),
        )
    except Refused as refusal:
        return refused(request, refusal, page.url)
    return redirect(f"{page.url}#wiadomosci")
