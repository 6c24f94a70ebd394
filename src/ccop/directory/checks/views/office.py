"""The register in the office: asking about a number, and holding a card against the answer."""

from http import HTTPStatus
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ccop.directory.checks.asking import check_ask
from ccop.directory.checks.comparing import register_values
from ccop.directory.checks.forms import NewCardForm, NumberForm
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.checks.selectors import card_with_number, checks_of, latest_checks
from ccop.directory.checks.services import card_from_check, check_accept
from ccop.directory.checks.showing import card_page, evidence, failure, other_facts
from ccop.directory.organizations.models import KEEPERS, Organization
from ccop.directory.registers.port import is_on, questions_left
from ccop.kernel.cases.views.shared import form_token, refused
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.law.findings import Refused

_SHOWN = 50
"""Checks that are listed."""


def _may_act(request: Request) -> bool:
    keeper = Role.DIRECTORY_KEEPER in request.actor.roles
    if request.method == "POST" and not keeper:
        raise Http404
    return keeper


@require_http_methods(["GET", "HEAD", "POST"])
@office(*KEEPERS)
def start(request: Request) -> HttpResponse:
    """A number to ask about, and what was asked last."""
    keeper = _may_act(request)
    form = NumberForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        krs = form.cleaned_data["krs"]
        if known := card_with_number(krs):
            messages.info(request, _("There is a card with this number already. Here it is."))
            return redirect("checks:organization", known.pk)
        try:
            check = check_ask(krs=krs, actor=request.actor, token=form_token(request))
        except Refused as refusal:
            return refused(request, refusal, request.path)
        return redirect("checks:new", check.pk)
    context = {
        "form": form,
        "keeper": keeper,
        "is_on": is_on(),
        "left": questions_left(),
        "token": uuid4(),
        "checks": latest_checks(request.actor)[:_SHOWN],
    }
    return render(request, "checks/start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office(*KEEPERS)
def new_card(request: Request, check: UUID) -> HttpResponse:
    """What the register says of a number without a card; a new card to look through."""
    keeper = _may_act(request)
    asked = RegisterCheck.objects.visible_to(request.actor).filter(pk=check).first()
    if asked is None:
        raise Http404
    if asked.organization_id:
        return redirect("checks:organization", asked.organization_id)
    context = {
        "crumbs": [(_("Baza NGO and KRS"), reverse("checks:start"))],
        "check": asked,
        "keeper": keeper,
        "is_on": is_on(),
        "token": uuid4(),
        "failure": failure(asked),
    }
    if asked.state == RegisterCheck.State.YES:
        proposed = register_values(asked.read)
        form = NewCardForm(request.POST if request.method == "POST" else None, initial=proposed)
        if form.is_bound and form.is_valid():
            try:
                made = card_from_check(check=asked.pk, values=form.values(), actor=request.actor)
            except Refused as refusal:
                return refused(request, refusal, reverse("checks:start"))
            messages.success(request, _("The card is added to the directory."))
            return redirect("checks:organization", made.pk)
        context |= {"form": form, "facts": other_facts(asked), "evidence": evidence(asked)}
    elif request.method == "POST":
        return redirect(request.path)
    return render(request, "checks/new.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office(*KEEPERS)
def card_register(request: Request, organization: int) -> HttpResponse:
    """A card beside the register's last answer; what differs can be taken over."""
    keeper = _may_act(request)
    cards = Organization.objects.visible_to(request.actor).select_related("party")
    found = cards.filter(pk=organization).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            return _acted(request, found)
        except Refused as refusal:
            if not refusal.findings[0].where:
                return refused(request, refusal, request.path)
            context = card_page(found, checks_of(found, request.actor), keeper=keeper)
            context["errors"] = refusal.findings
            status = HTTPStatus.CONFLICT
            return render(request, "checks/organization.html", context, status=status)
    context = card_page(found, checks_of(found, request.actor), keeper=keeper)
    return render(request, "checks/organization.html", context)


def _acted(request: Request, organization: Organization) -> HttpResponse:
    do = request.POST.get("do", "")
    if do == "ask":
        check_ask(
            krs=organization.party.krs,
            organization=organization,
            actor=request.actor,
            token=form_token(request),
        )
    elif do in {"accept", "all"}:
        try:
            taken = check_accept(
                organization=organization,
                check=UUID(request.POST.get("check", "")),
                fields=None if do == "all" else request.POST.getlist("field"),
                actor=request.actor,
            )
        except (ValueError, RegisterCheck.DoesNotExist) as foreign:
            raise Http404 from foreign
        told = ngettext(
            "%(count)d field of the card is as in the register now.",
            "%(count)d fields of the card are as in the register now.",
            len(taken),
        )
        messages.success(request, told % {"count": len(taken)})
    return redirect("checks:organization", organization.pk)
