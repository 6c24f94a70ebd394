"""A report of an organisation in the office: asked about, accepted, joined with a card, refused."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ccop.directory.checks.asking import check_ask
from ccop.directory.organizations import card
from ccop.directory.organizations.models import Organization
from ccop.directory.registrations import values as card_values
from ccop.directory.registrations.duplicates import candidates
from ccop.directory.registrations.forms import ReasonForm
from ccop.directory.registrations.models import Registration
from ccop.directory.registrations.office_forms import AcceptForm, ChoiceForm
from ccop.directory.registrations.registered import Registered, registered, taken_over
from ccop.directory.registrations.registering import (
    registration_accept,
    registration_ask,
    registration_join,
    registration_refuse,
)
from ccop.directory.registrations.registration_process import REGISTRATION
from ccop.directory.registrations.selectors import lines, spoken
from ccop.directory.registrations.who import KEEPER
from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.cases.views.shared import form_token, refused
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.law.findings import Refused

read_or_write = require_http_methods(["GET", "HEAD", "POST"])
_WITH_WORDS = {"ask": registration_ask, "refuse": registration_refuse}


@read_or_write
@office(Role.DIRECTORY_KEEPER, Role.AUDITOR)
def registration_page(request: Request, case: UUID) -> HttpResponse:
    """The report, organisations that may be the same, and what can be done."""
    report = _report(request, case)
    act = _WITH_WORDS.get(request.POST.get("do", ""))
    form = ReasonForm(
        request.POST if request.method == "POST" else None, label=_("Question or reason")
    )
    if act and form.is_valid():
        try:
            act(registration=report, actor=request.actor, **form.cleaned_data)
        except Refused as refusal:
            return refused(request, refusal, request.path)
        messages.success(request, str(REGISTRATION.move(request.POST["do"]).done))
        return redirect("registrations:office", report.pk)
    reported = card_values.read(report.values)
    moves = [move for move in REGISTRATION.open_to(request.actor, report) if KEEPER in move.who]
    found = candidates(reported, Organization.objects.all(), without=report.organization)
    context = {
        "report": report,
        "facts": [
            *lines(reported),
            {"label": _("Who reports"), "value": report.get_relation_display()},
            {
                "label": _("E-mail of who reports"),
                "value": report.email,
                "missing": not report.email,
            },
        ],
        "candidates": found if moves else [],
        "form": form,
        "moves": moves,
        "card": report.organization.get_absolute_url() if report.organization else "",
        "crumbs": [(_("Cases"), reverse("cases:inbox"))],
        "timeline": timeline(report.case, for_office=True),
        "letters": thread(report.case),
    }
    return render(request, "registrations/office.html", context)


@read_or_write
@office(Role.DIRECTORY_KEEPER)
def registration_accepted(request: Request, case: UUID) -> HttpResponse:
    """The card as it will be listed: every field may be taken from the register and corrected."""
    report = _report(request, case)
    reported = card_values.read(report.values)
    known = registered(reported, request.actor)
    if known and request.POST.get("do") == "ask":
        check_ask(krs=known.krs, actor=request.actor, token=form_token(request))
        return redirect("registrations:accept", report.pk)
    taken = taken_over(known, _chosen(request, known))
    form = AcceptForm(request.POST or None, initial=AcceptForm.shown({**reported, **taken}))
    if request.method == "POST" and form.is_valid():
        try:
            registration_accept(
                registration=report,
                values={**taken, **form.values()},
                actor=request.actor,
                token=form.cleaned_data["token"],
                check=known.found if known else None,
                taken=taken,
            )
        except Refused as refusal:
            return refused(request, refusal, reverse("registrations:office", args=[report.pk]))
        messages.success(request, str(REGISTRATION.move("accept").done))
        return redirect("registrations:office", report.pk)
    context = {
        "report": report,
        "form": form,
        "register": known,
        "check": known.check if known else None,
        "taken": [card.BY_NAME[name].label for name in taken],
        "crumbs": _crumbs(report),
    }
    return render(request, "registrations/accept.html", context)


def _chosen(request: Request, known: Registered | None) -> list[str]:
    if known and request.GET.get("do") == "all":
        return [each.name for each in known.differences]
    return request.GET.getlist("field")


@read_or_write
@office(Role.DIRECTORY_KEEPER)
def registration_joined(request: Request, case: UUID, organization: int) -> HttpResponse:
    """Field by field what goes from the report to a card that is listed already."""
    report = _report(request, case)
    found = get_object_or_404(
        Organization.objects.listed().select_related("party"), pk=organization
    )
    reported: dict[str, Any] = card_values.read(report.values)
    form = ChoiceForm(request.POST or None, card.values(found), reported, spoken)
    if request.method == "POST" and form.is_valid():
        try:
            registration_join(
                registration=report,
                organization=found,
                taken=form.taken(),
                actor=request.actor,
                token=form.cleaned_data["token"],
            )
        except Refused as refusal:
            return refused(request, refusal, reverse("registrations:office", args=[report.pk]))
        messages.success(request, str(REGISTRATION.move("join").done))
        return redirect("registrations:office", report.pk)
    context = {"report": report, "organization": found, "form": form, "crumbs": _crumbs(report)}
    return render(request, "registrations/join.html", context)


def _report(request: Request, case: UUID) -> Registration:
    report = get_object_or_404(
        Registration.objects.in_office(request.actor).select_related("case", "organization__party"),
        pk=case,
    )
    if request.method == "POST" and Role.DIRECTORY_KEEPER not in request.actor.roles:
        raise Http404
    return report


def _crumbs(report: Registration) -> list[tuple[str, str]]:
    here = reverse("registrations:office", args=[report.pk])
    return [(_("Cases"), reverse("cases:inbox")), (str(report.case), here)]
