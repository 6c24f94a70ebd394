"""Reporting an organisation without an account, and contesting a claim."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ccop.directory.organizations.models import Organization
from ccop.directory.registrations import values as card_values
from ccop.directory.registrations.claiming import claim_contest
from ccop.directory.registrations.duplicates import candidates
from ccop.directory.registrations.forms import ReasonForm, ReportForm
from ccop.directory.registrations.models import Claim, Registration
from ccop.directory.registrations.registering import (
    is_open,
    registration_answer,
    registration_confirm,
    registration_report,
    registration_withdraw,
)
from ccop.directory.registrations.selectors import lines
from ccop.directory.registrations.views.shared import looked_at, said_beside
from ccop.directory.registrations.words import CLAUSES
from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.cases.views.shared import form_token, refused
from ccop.kernel.people.requests import Request
from ccop.kernel.ui.secrecy import secret_address
from ccop.law.findings import Refused

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@read_or_write
def report_new(request: Request) -> HttpResponse:
    """The form; who may be meant is shown once before the report goes on."""
    form, found = ReportForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        if form.is_spam:
            return redirect("/")
        if not form.cleaned_data["another"]:
            found = candidates(form.values(), Organization.objects.listed())
        if found:
            form = looked_at(ReportForm, request.POST)
        elif _reported(request, form):
            return redirect("registrations:sent")
    context = {"form": form, "candidates": found, "clauses": CLAUSES}
    return render(request, "registrations/new.html", context)


def _reported(request: Request, form: ReportForm) -> bool:
    """Whether the report is taken in; a refusal is shown beside its field."""
    try:
        registration_report(
            values=form.values(),
            email=form.cleaned_data["reporter_email"],
            relation=form.cleaned_data["relation"],
            language=get_language(),
            actor=request.actor,
            token=form.cleaned_data["token"],
        )
    except Refused as refusal:
        said_beside(form, refusal)
        return False
    return True


@require_safe
def report_sent(request: Request) -> HttpResponse:
    """Where to look now."""
    return render(request, "registrations/sent.html")


@read_or_write
@secret_address
def report_follow(request: Request, key: UUID) -> HttpResponse:
    """The report for whoever has its address: confirmed, followed, answered, withdrawn here."""
    registration = Registration.objects.select_related("case", "organization__party").filter(
        key=key
    )
    report = registration.first()
    if report is None or report.case.party_id:
        raise Http404
    form = ReasonForm(
        request.POST if request.POST.get("do") == "answer" else None, label=_("Your answer")
    )
    try:
        if request.method == "POST" and _acted(request, report, form):
            return redirect("registrations:follow", key)
    except Refused as refusal:
        return refused(request, refusal, request.path)
    context = {
        "report": report,
        "form": form,
        "open": is_open(report),
        "facts": lines(card_values.read(report.values)),
        "card": report.organization.get_absolute_url() if report.organization else "",
        "timeline": timeline(report.case, for_office=False),
        "letters": thread(report.case),
        "advice": _("Keep the address of this page: only with it can the report be followed."),
    }
    return render(request, "registrations/follow.html", context)


def _acted(request: Request, report: Registration, form: ReasonForm) -> bool:
    act = request.POST.get("do")
    if act == "confirm":
        registration_confirm(registration=report, actor=request.actor)
    elif act == "withdraw":
        registration_withdraw(registration=report, actor=request.actor, token=form_token(request))
    elif form.is_bound and form.is_valid():
        registration_answer(
            registration=report,
            text=form.cleaned_data["text"],
            actor=request.actor,
            token=form.cleaned_data["token"],
        )
    else:
        return False
    return True


@read_or_write
@secret_address
def claim_contested(request: Request, key: UUID) -> HttpResponse:
    """For whoever reads the mail of a claimed organisation: who claims it, and how to say no."""
    claim = (
        Claim.objects.select_related("case", "person", "organization__party")
        .filter(key=key)
        .first()
    )
    if claim is None:
        raise Http404
    form = ReasonForm(request.POST or None, label=_("Why is this wrong?"))
    if request.method == "POST" and form.is_valid():
        try:
            claim_contest(
                claim=claim,
                text=form.cleaned_data["text"],
                actor=request.actor,
                token=form.cleaned_data["token"],
            )
            return redirect(reverse("registrations:contest", args=[key]))
        except Refused as refusal:
            if not said_beside(form, refusal):
                return refused(request, refusal, request.path)
    context = {
        "claim": claim,
        "form": form,
        "may_contest": claim.state in {"received", "evidence"},
        "timeline": timeline(claim.case, for_office=False),
    }
    return render(request, "registrations/contest.html", context)
