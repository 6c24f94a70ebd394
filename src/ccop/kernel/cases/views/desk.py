""" "Moje sprawy" of a party, and its letters to the office."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.cases.messages import message_send
from ccop.kernel.cases.models import Case
from ccop.kernel.cases.selectors import party_rows
from ccop.kernel.cases.views.shared import form_token, refused
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.law.findings import Refused


@require_safe
@party_desk
def mine(request: DeskRequest) -> HttpResponse:
    """All matters of the party, those that wait for it first."""
    cases = Case.objects.mine(request.actor).order_by("-moved_at")
    waiting = cases.waiting_for("party")
    return render(
        request,
        "cases/mine.html",
        {
            "waiting": party_rows(waiting, request.party.pk),
            "others": party_rows(cases.exclude(pk__in=waiting.values("pk")), request.party.pk),
        },
    )


@require_POST
@party_desk
def message(request: DeskRequest, case: UUID) -> HttpResponse:
    """Write to the office in a case of the party; who only reads (viewer) does not write."""
    found = Case.objects.mine(request.actor).filter(pk=case).first()
    if found is None or not request.actor.membership & {"editor", "signatory"}:
        raise Http404
    kind = KINDS[found.kind]
    if not Case.objects.filter(kind.corresponds(request.actor), pk=case).exists():
        raise Http404
    page = redirect(kind.party_page, request.party.pk, found.pk)
    try:
        message_send(
            case=found,
            actor=request.actor,
            text=request.POST.get("text", ""),
            from_office=False,
            token=form_token(request),
        )
    except Refused as refusal:
        return refused(request, refusal, page.url)
    return redirect(f"{page.url}#wiadomosci")
