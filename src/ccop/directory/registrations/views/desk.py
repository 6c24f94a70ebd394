"""A new organisation begun at the desk, claims, and both as the party sees them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ccop.directory.organizations.models import Organization
from ccop.directory.registrations import values as card_values
from ccop.directory.registrations.claim_process import CLAIM
from ccop.directory.registrations.claiming import (
    claim_agree,
    claim_contest,
    claim_make,
    claim_withdraw,
    claim_write,
)
from ccop.directory.registrations.duplicates import Candidate, candidates
from ccop.directory.registrations.forms import BeginForm, ClaimForm, LookForm, ReasonForm
from ccop.directory.registrations.models import Claim, Registration
from ccop.directory.registrations.registering import (
    is_open,
    registration_answer,
    registration_begin,
    registration_withdraw,
)
from ccop.directory.registrations.selectors import evidence_lines, lines
from ccop.directory.registrations.views.shared import looked_at, said_beside
from ccop.directory.registrations.who import ANSWERING
from ccop.directory.registrations.words import CLAUSES, Relation
from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.cases.views.shared import form_token, refused
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.kernel.parties.models import MemberRole
from ccop.kernel.people.access import signed_in
from ccop.kernel.people.requests import PersonRequest
from ccop.law.findings import Refused

read_or_write = require_http_methods(["GET", "HEAD", "POST"])
_WRITERS = {MemberRole.EDITOR, MemberRole.SIGNATORY, MemberRole.ADMINISTRATOR}


@read_or_write
@signed_in
def organization_new(request: PersonRequest) -> HttpResponse:
    """First whether the organisation is listed already; only then a new one."""
    look = LookForm(request.GET or None, auto_id="szukaj_%s")
    form, found = BeginForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["another"]:
            found = _listed(form.values())
        if not found:
            try:
                begun = registration_begin(
                    values=form.values(),
                    relation=Relation.AUTHORITY,
                    language=get_language(),
                    actor=request.actor,
                    token=form.cleaned_data["token"],
                )
            except Refused as refusal:
                said_beside(form, refusal)
                found = _listed(form.values())
            else:
                messages.success(request, _("You act for %(party)s now.") % {"party": begun.case})
                return redirect("registrations:desk", begun.case.party_id, begun.pk)
        else:
            form = looked_at(BeginForm, request.POST)
    elif request.method != "POST" and look.is_bound and look.is_valid():
        asked = look.cleaned_data
        found = _listed(asked)
        number = {"number": asked["krs"], "register": "krs"} if asked["krs"] else {}
        form = BeginForm(
            initial={"name": asked["name"], "nip": asked["nip"], "another": True, **number}
        )
    context = {
        "look": look,
        "form": look if look.errors else form,
        "candidates": found,
        "looked": form.is_bound or (look.is_bound and look.is_valid()),
        "clauses": CLAUSES,
    }
    return render(request, "registrations/begin.html", context)


def _listed(values: dict[str, Any]) -> list[Candidate]:
    return candidates(values, Organization.objects.listed())


@read_or_write
@signed_in
def claim_new(request: PersonRequest, organization: int) -> HttpResponse:
    """ "This is my organisation"; who has said so already is led to what became of it."""
    found = get_object_or_404(
        Organization.objects.listed().select_related("party"), pk=organization
    )
    mine = Claim.objects.of(request.actor).filter(organization=found, state__in=Claim.OPEN)
    if request.method != "POST" and (made := mine.first()):
        return redirect("registrations:claim", made.pk)
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            claim = claim_make(
                organization=found,
                function=form.cleaned_data["function"],
                statement=form.cleaned_data["statement"],
                actor=request.actor,
                token=form.cleaned_data["token"],
            )
        except Refused as refusal:
            return refused(request, refusal, request.path)
        return redirect("registrations:claim", claim.pk)
    return render(request, "registrations/claim_new.html", {"form": form, "organization": found})


@read_or_write
@signed_in
def claim_page(request: PersonRequest, claim: UUID) -> HttpResponse:
    """A claim as the person who made it sees it: where it stands, letters, withdrawal."""
    found = get_object_or_404(
        Claim.objects.of(request.actor).select_related("case", "organization__party"), pk=claim
    )
    form = ReasonForm(
        request.POST if request.POST.get("do") == "write" else None, label=_("Message")
    )
    try:
        if request.POST.get("do") == "withdraw":
            claim_withdraw(claim=found, actor=request.actor, token=form_token(request))
            return redirect("registrations:claim", found.pk)
        if form.is_bound and form.is_valid():
            claim_write(claim=found, actor=request.actor, **form.cleaned_data)
            return redirect("registrations:claim", found.pk)
    except Refused as refusal:
        return refused(request, refusal, request.path)
    context = {
        "claim": found,
        "form": form,
        "open": found.state in Claim.OPEN,
        "facts": [
            {"label": _("Who are you in the organisation?"), "value": found.function},
            {"label": _("How can you show it?"), "value": found.statement},
        ],
        "evidence": evidence_lines(found),
        "timeline": timeline(found.case, for_office=False),
        "letters": thread(found.case),
        "card": found.organization.get_absolute_url(),
    }
    return render(request, "registrations/claim.html", context)


@read_or_write
@party_desk
def registration_page(request: DeskRequest, case: UUID) -> HttpResponse:
    """The report of an organisation that was begun at the desk, as its members see it."""
    report = get_object_or_404(
        Registration.objects.visible_to(request.actor).select_related(
            "case", "organization__party"
        ),
        pk=case,
        case__party=request.party,
    )
    writes = bool(request.actor.membership & _WRITERS)
    if request.method == "POST" and not writes:
        raise Http404
    form = ReasonForm(
        request.POST if request.POST.get("do") == "answer" else None, label=_("Your answer")
    )
    here = redirect("registrations:desk", request.party.pk, report.pk)
    try:
        if request.POST.get("do") == "withdraw":
            registration_withdraw(
                registration=report, actor=request.actor, token=form_token(request)
            )
            return here
        if form.is_bound and form.is_valid():
            registration_answer(registration=report, actor=request.actor, **form.cleaned_data)
            return here
    except Refused as refusal:
        return refused(request, refusal, request.path)
    context = {
        "report": report,
        "form": form,
        "open": writes and is_open(report),
        "facts": lines(card_values.read(report.values)),
        "card": report.organization.get_absolute_url() if report.organization else "",
        "timeline": timeline(report.case, for_office=False),
        "letters": thread(report.case),
    }
    return render(request, "registrations/desk.html", context)


@read_or_write
@party_desk
def claim_of_party(request: DeskRequest, case: UUID) -> HttpResponse:
    """A claim on the party, as its members see it: they agree or contest."""
    claim = get_object_or_404(
        Claim.objects.visible_to(request.actor).select_related(
            "case", "person", "organization__party"
        ),
        pk=case,
        case__party=request.party,
    )
    if request.method == "POST" and not ANSWERING.allows(request.actor, claim):
        raise Http404
    form = ReasonForm(
        request.POST if request.POST.get("do") == "contest" else None,
        label=_("Why is this wrong?"),
    )
    here = redirect("registrations:desk_claim", request.party.pk, claim.pk)
    try:
        if request.POST.get("do") == "agree":
            claim_agree(claim=claim, actor=request.actor, token=form_token(request))
            return here
        if form.is_bound and form.is_valid():
            claim_contest(claim=claim, actor=request.actor, **form.cleaned_data)
            return here
    except Refused as refusal:
        if not said_beside(form, refusal):
            return refused(request, refusal, request.path)
    context = {
        "claim": claim,
        "form": form,
        "may_answer": "agree" in {move.code for move in CLAIM.open_to(request.actor, claim)},
        "timeline": timeline(claim.case, for_office=False),
    }
    return render(request, "registrations/claim_of_party.html", context)
