"""The desk of a party: choosing one, its card, its people."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ccop.kernel.parties import selectors
from ccop.kernel.parties.desk import DeskRequest, beginnings, first_page, party_desk
from ccop.kernel.parties.forms import CardForm, InviteForm, NewPartyForm
from ccop.kernel.parties.models import Invitation, MemberRole
from ccop.kernel.parties.services import (
    CARD_ROLES,
    invitation_accept,
    invitation_withdraw,
    member_end,
    member_invite,
    party_create,
    party_leave,
    party_update,
)
from ccop.kernel.people.access import signed_in
from ccop.kernel.people.requests import PersonRequest
from ccop.kernel.ui.secrecy import secret_address
from ccop.law.findings import Refused

CONFLICT = 409
read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def choose(request: PersonRequest) -> HttpResponse:
    """The parties a person may act for, and invitations; the only party opens by itself."""
    parties = selectors.parties_of(request.actor)
    invitations = list(selectors.invitations_to(request.user))
    if len(parties) == 1 and not invitations and "wszystkie" not in request.GET:
        return redirect("parties:desk", parties[0].pk)
    context = {"parties": parties, "invitations": invitations, "beginnings": beginnings()}
    return render(request, "parties/choose.html", context)


@read_or_write
@signed_in
def party_new(request: PersonRequest) -> HttpResponse:
    """Begin to act for a party that is not here yet."""
    form = NewPartyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        party = party_create(
            kind=form.cleaned_data["kind"],
            card=form.card(),
            founder=request.user,
            actor=request.actor,
        )
        messages.success(request, _("You act for %(party)s now.") % {"party": party})
        return redirect("parties:members", party.pk)
    return render(request, "parties/new.html", {"form": form})


@require_safe
@party_desk
def home(request: DeskRequest) -> HttpResponse:
    """The desk begins with its first page."""
    return redirect(first_page(request.party))


@read_or_write
@party_desk
def card(request: DeskRequest) -> HttpResponse:
    """What the portal and official forms know of the party; a viewer only reads it."""
    may_edit = bool(request.actor.membership & set(CARD_ROLES))
    party = request.party
    before = {name: getattr(party, name) for name in CardForm.base_fields}
    form = CardForm(request.POST or None, initial=before)
    if request.method == "POST" and not may_edit:
        raise Http404
    if request.method == "POST" and form.is_valid():
        party_update(party=party, card=form.card(), actor=request.actor)
        messages.success(request, _("The details are saved."))
        return redirect("parties:card", party.pk)
    facts = [
        {"label": form[name].label, "value": value, "missing": not value}
        for name, value in before.items()
    ]
    return render(
        request, "parties/card.html", {"form": form, "facts": facts, "may_edit": may_edit}
    )


@read_or_write
@party_desk
def members(request: DeskRequest) -> HttpResponse:
    """Who acts for the party; an administrator invites more people here."""
    form = InviteForm(request.POST or None)
    if request.method == "POST":
        _only_administrator(request)
        if form.is_valid():
            member_invite(party=request.party, actor=request.actor, **form.offered())
            messages.success(request, _("The invitation is on its way."))
            return redirect("parties:members", request.party.pk)
    return render(request, "parties/members.html", _people(request) | {"form": form})


@require_POST
@party_desk
def member_gone(request: DeskRequest, membership: int) -> HttpResponse:
    """End somebody's role."""
    found = get_object_or_404(selectors.memberships(request.party), pk=membership)
    if found.person_id != request.user.pk:
        _only_administrator(request)
    try:
        member_end(membership=found, actor=request.actor)
    except Refused as refusal:
        return _refused(request, refusal)
    messages.success(request, _("%(person)s no longer has this role.") % {"person": found.person})
    if selectors.acting_for(request.actor, request.party.pk) is None:
        return redirect("parties:choose")
    return redirect("parties:members", request.party.pk)


@read_or_write
@party_desk
def leave(request: DeskRequest) -> HttpResponse:
    """Give up all own roles, after a page that says what it means."""
    if request.method != "POST":
        return render(request, "parties/leave.html")
    try:
        party_leave(party=request.party, actor=request.actor)
    except Refused as refusal:
        return _refused(request, refusal)
    messages.success(request, _("You no longer act for %(party)s.") % {"party": request.party})
    return redirect("parties:choose")


@require_POST
@party_desk
def invitation_gone(request: DeskRequest, invitation: UUID) -> HttpResponse:
    """Take an invitation back."""
    _only_administrator(request)
    found = get_object_or_404(selectors.open_invitations(request.party), pk=invitation)
    invitation_withdraw(invitation=found, actor=request.actor)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("parties:members", request.party.pk)


@read_or_write
@secret_address
@signed_in
def invited(request: PersonRequest, invitation: UUID) -> HttpResponse:
    """What a person is invited to, and the button that takes it up."""
    found = selectors.invitation_for(request.user, invitation)
    if found is None:
        return _not_invited(request, invitation)
    context: dict[str, Any] = {"invitation": found}
    if request.method != "POST":
        return render(request, "parties/invited.html", context)
    try:
        invitation_accept(invitation=found, person=request.user, actor=request.actor)
    except Invitation.DoesNotExist:
        return _not_invited(request, invitation)
    except Refused as refusal:
        context["findings"] = refusal.findings
        return render(request, "parties/invited.html", context, status=CONFLICT)
    messages.success(request, _("You act for %(party)s now.") % {"party": found.party})
    return redirect("parties:desk", found.party.pk)


def _not_invited(request: PersonRequest, invitation: UUID) -> HttpResponse:
    """Why an invitation does not work; only the owner of its address learns whose it was."""
    own = selectors.own_invitation(request.user, invitation)
    desk = own and selectors.acting_for(request.actor, own.party_id)
    context = {"invitation": own, "used": bool(own and own.answered_at and desk)}
    return render(request, "parties/not_invited.html", context, status=404)


def _refused(request: DeskRequest, refusal: Refused) -> HttpResponse:
    context = {"form": InviteForm(), "findings": refusal.findings}
    return render(request, "parties/members.html", _people(request) | context, status=CONFLICT)


def _people(request: DeskRequest) -> dict[str, Any]:
    return {
        "memberships": selectors.memberships(request.party),
        "invitations": selectors.open_invitations(request.party),
        "roles": list(MemberRole),
        "may_manage": MemberRole.ADMINISTRATOR in request.actor.membership,
    }


def _only_administrator(request: DeskRequest) -> None:
    if MemberRole.ADMINISTRATOR not in request.actor.membership:
        raise Http404
