"""The directory in the office: all cards, each whole; the keeper changes them, an auditor reads."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ccop.directory.organizations import selectors
from ccop.directory.organizations.actions import actions
from ccop.directory.organizations.display import Section, sections
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.forms import MoveForm, NewCardForm, OfficeCardForm, form_for
from ccop.directory.organizations.models import KEEPERS, Organization
from ccop.directory.organizations.services import (
    MOVES,
    card_change,
    card_move,
    card_read,
    organization_add,
)
from ccop.directory.organizations.views.shared import CONFLICT, conflict
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.law.findings import Refused

PAGE = 50
read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@office(*KEEPERS)
def card_list(request: Request) -> HttpResponse:
    """Cards of all states, or those with some words or in one state."""
    asked = request.GET.get("q", "").replace("\0", "").strip()
    state = request.GET.get("stan", "")
    state = state if state in Organization.State.values else ""
    found = selectors.kept(request.actor, asked=asked, state=state)
    return render(
        request,
        "organizations/office_list.html",
        {
            "page": Paginator(found, PAGE).get_page(request.GET.get("strona")),
            "asked": asked,
            "state": state,
            "states": Organization.State.choices,
            "may_keep": selectors.may_keep(request.actor),
        },
    )


@read_or_write
@office(Role.DIRECTORY_KEEPER)
def card_new(request: Request) -> HttpResponse:
    """A card typed in by hand; one that looks like another is asked about first."""
    form = NewCardForm(request.POST or None)
    similar: list[Organization] = []
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["token"]
        similar = selectors.same_numbers(form.values(), besides=token)
        if not similar or form.cleaned_data["another"]:
            organization = organization_add(
                values=form.values(),
                source=form.cleaned_data["source"],
                as_of=form.cleaned_data["as_of"],
                actor=request.actor,
                token=token,
            )
            messages.success(request, _("The card is in Baza NGO."))
            return redirect("organizations:office_card", organization.pk)
        form.add_error("another", _("Look at the similar cards first."))
    return render(
        request,
        "organizations/office_form.html",
        {"crumbs": _crumbs(), "form": form, "similar": similar},
    )


@require_safe
@office(*KEEPERS)
def card_whole(request: Request, organization: int) -> HttpResponse:
    """Everything that a card holds; reading what is not public is on record."""
    found = _kept(request, organization)
    return _whole(request, found, MoveForm())


@read_or_write
@office(Role.DIRECTORY_KEEPER)
def card_edit(request: Request, organization: int) -> HttpResponse:
    """Change a card for the office, with the source of what is typed."""
    found = _kept(request, organization)
    facts = read_facts(found.facts)
    form = form_for(OfficeCardForm, found, facts, request.POST or None)
    crumbs = [*_crumbs(), (str(found), reverse("organizations:office_card", args=[found.pk]))]
    context: dict[str, Any] = {"crumbs": crumbs, "organization": found, "form": form}
    if request.method != "POST" or not form.is_valid():
        _on_record(request, found, sections(found, whole=True))
        return render(request, "organizations/office_form.html", context)
    try:
        card_change(
            organization=found,
            values=form.values(),
            public=form.public(),
            seen=form.seen,
            source=form.cleaned_data["source"],
            as_of=form.cleaned_data["as_of"],
            actor=request.actor,
        )
    except Refused as refusal:
        return conflict(request, "organizations/office_form.html", context, refusal)
    messages.success(request, _("The card is saved."))
    return redirect("organizations:office_card", found.pk)


@require_POST
@office(Role.DIRECTORY_KEEPER)
def card_moved(request: Request, organization: int) -> HttpResponse:
    """Hide or archive a card, or bring it back."""
    found = _kept(request, organization)
    form = MoveForm(request.POST)
    state = request.POST.get("do", "")
    if state not in MOVES:
        raise Http404
    if not form.is_valid():
        return _whole(request, found, form)
    try:
        card_move(
            organization=found,
            state=state,
            reason=form.cleaned_data["reason"],
            actor=request.actor,
        )
    except Refused as refusal:
        return _whole(request, found, form, refusal)
    messages.success(request, _("Done. The state of the card has changed."))
    return redirect("organizations:office_card", found.pk)


def _whole(
    request: Request, found: Organization, form: MoveForm, refusal: Refused | None = None
) -> HttpResponse:
    whole = sections(found, whole=True)
    _on_record(request, found, whole)
    return render(
        request,
        "organizations/office_card.html",
        {
            "crumbs": _crumbs(),
            "organization": found,
            "sections": whole,
            "changes": found.changes.select_related("by"),
            "actions": [each for each in actions(found, request.actor) if each.for_office],
            "may_keep": selectors.may_keep(request.actor),
            "moves": [state for state in MOVES if state != found.state]
            if found.state != Organization.State.MERGED
            else [],
            "form": form,
            "findings": refusal.findings if refusal else (),
        },
        status=CONFLICT if refusal else None,
    )


def _on_record(request: Request, found: Organization, whole: list[Section]) -> None:
    if any(not line.public for section in whole for line in section.lines):
        card_read(organization=found, actor=request.actor)


def _kept(request: Request, pk: int) -> Organization:
    found = selectors.kept_card(request.actor, pk)
    if found is None:
        raise Http404
    return found


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Directory"), reverse("organizations:office"))]
