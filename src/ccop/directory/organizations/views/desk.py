"""The card of the party at its own desk: read by all its people, changed by some."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ccop.directory.organizations import selectors
from ccop.directory.organizations.actions import actions
from ccop.directory.organizations.display import logo_address, sections
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.forms import CardForm, LogoForm, form_for
from ccop.directory.organizations.logo import redrawn
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import (
    BY_THE_ORGANISATION,
    card_change,
    card_confirm,
    logo_change,
)
from ccop.directory.organizations.views.shared import conflict
from ccop.kernel import clock
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.law.findings import Refused

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@read_or_write
@party_desk
def card_page(request: DeskRequest) -> HttpResponse:
    """The form of the card for who may change it, the card for all others."""
    organization = selectors.card_of(request.actor)
    if organization is None:
        return _none(request)
    if request.method == "POST":
        _only_editors(request)
        return _change(request, organization)
    form = form_for(CardForm, organization, read_facts(organization.facts), None)
    return _page(request, organization, form)


@read_or_write
@party_desk
def logo_page(request: DeskRequest) -> HttpResponse:
    """A new logo, or none any more."""
    organization = _own(request)
    form = LogoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and request.POST.get("do") == "remove":
        return _logo_done(request, organization, None)
    if request.method == "POST" and form.is_valid():
        try:
            return _logo_done(request, organization, redrawn(form.cleaned_data["logo"]))
        except ValidationError as wrong:
            form.add_error("logo", wrong)
    context = {"organization": organization, "form": form, "logo": logo_address(organization)}
    return render(request, "organizations/logo.html", context)


def _logo_done(
    request: DeskRequest, organization: Organization, picture: tuple[bytes, str] | None
) -> HttpResponse:
    logo_change(
        organization=organization,
        picture=picture,
        source=BY_THE_ORGANISATION,
        actor=request.actor,
    )
    messages.success(request, _("The logo is saved.") if picture else _("The logo is removed."))
    return redirect("organizations:desk", request.party.pk)


def _change(request: DeskRequest, organization: Organization) -> HttpResponse:
    form = form_for(CardForm, organization, read_facts(organization.facts), request.POST)
    if not form.is_valid():
        return _page(request, organization, form)
    try:
        card_change(
            organization=organization,
            values=form.values(),
            public=form.public(),
            seen=form.seen,
            source=BY_THE_ORGANISATION,
            as_of=clock.today(),
            actor=request.actor,
        )
    except Refused as refusal:
        return _page(request, organization, form, refusal)
    if request.POST.get("do") == "confirm":
        card_confirm(organization=organization, actor=request.actor)
    messages.success(request, _("The card is saved."))
    return redirect("organizations:desk", request.party.pk)


def _page(
    request: DeskRequest,
    organization: Organization,
    form: CardForm,
    refusal: Refused | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "organization": organization,
        "form": form,
        "may_edit": selectors.may_edit(request.actor),
        "sections": sections(organization, whole=True),
        "facts": read_facts(organization.facts),
    }
    if refusal is None:
        return render(request, "organizations/desk.html", context)
    return conflict(request, "organizations/desk.html", context, refusal)


def _none(request: DeskRequest) -> HttpResponse:
    if request.method == "POST":
        raise Http404
    offered = actions(None, request.actor)
    return render(request, "organizations/no_card.html", {"actions": offered})


def _own(request: DeskRequest) -> Organization:
    """The card, for who may change it."""
    _only_editors(request)
    organization = selectors.card_of(request.actor)
    if organization is None:
        raise Http404
    return organization


def _only_editors(request: DeskRequest) -> None:
    if not selectors.may_edit(request.actor):
        raise Http404
