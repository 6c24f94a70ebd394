"""A claim in the office: evidence seen, a contest decided, granted or refused."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ccop.directory.registrations.claim_process import CLAIM
from ccop.directory.registrations.claiming import (
    claim_decide,
    claim_grant,
    claim_refuse,
    evidence_record,
)
from ccop.directory.registrations.forms import ReasonForm
from ccop.directory.registrations.models import Claim
from ccop.directory.registrations.office_forms import EvidenceForm
from ccop.directory.registrations.selectors import evidence_lines
from ccop.directory.registrations.views.shared import said_beside
from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.cases.views.shared import form_token, refused
from ccop.kernel.parties.selectors import members
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.law.findings import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@office(Role.DIRECTORY_KEEPER, Role.AUDITOR)
def claim_page(request: Request, case: UUID) -> HttpResponse:
    """Who claims what, the documents seen, and what can be done."""
    claim = get_object_or_404(
        Claim.objects.in_office(request.actor).select_related(
            "case", "person", "organization__party"
        ),
        pk=case,
    )
    if request.method == "POST" and Role.DIRECTORY_KEEPER not in request.actor.roles:
        raise Http404
    do = request.POST.get("do", "")
    evidence = EvidenceForm(request.POST if do == "record" else None)
    reason = ReasonForm(request.POST if do in {"decide", "refuse"} else None, label=_("Reason"))
    try:
        if _acted(request, do, claim, evidence, reason):
            messages.success(request, str(CLAIM.move(do).done))
            return redirect("registrations:office_claim", claim.pk)
    except Refused as refusal:
        asked: Form = evidence if do == "record" else reason
        if not said_beside(asked, refusal):
            return refused(request, refusal, request.path)
    people = members(claim.organization.party_id)
    context = {
        "claim": claim,
        "evidence_form": evidence,
        "reason_form": reason,
        "form": evidence if evidence.is_bound else reason,
        "moves": {move.code for move in CLAIM.open_to(request.actor, claim)},
        "facts": [
            {"label": _("Organisation"), "value": str(claim.organization)},
            {"label": _("Person"), "value": f"{claim.person.full_name}, {claim.person.email}"},
            {"label": _("Function in the organisation"), "value": claim.function},
            {"label": _("How it can be shown"), "value": claim.statement},
            {
                "label": _("Who acts for it already"),
                "value": ", ".join(each.full_name for each in people) or _("nobody"),
            },
        ],
        "evidence": evidence_lines(claim),
        "card": claim.organization.get_absolute_url(),
        "crumbs": [(_("Cases"), reverse("cases:inbox"))],
        "timeline": timeline(claim.case, for_office=True),
        "letters": thread(claim.case),
    }
    return render(request, "registrations/office_claim.html", context)


def _acted(
    request: Request, do: str, claim: Claim, evidence: EvidenceForm, reason: ReasonForm
) -> bool:
    if do == "record" and evidence.is_valid():
        evidence_record(claim=claim, actor=request.actor, **evidence.recorded())
    elif do == "grant":
        claim_grant(claim=claim, actor=request.actor, token=form_token(request))
    elif do == "decide" and reason.is_valid():
        claim_decide(claim=claim, actor=request.actor, **reason.cleaned_data)
    elif do == "refuse" and reason.is_valid():
        claim_refuse(claim=claim, actor=request.actor, **reason.cleaned_data)
    else:
        return False
    return True
