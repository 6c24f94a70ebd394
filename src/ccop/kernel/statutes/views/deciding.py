"""The page of a proposal: what it would change, and the acts of confirming it or not."""

from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.kernel.statutes.consequences import Change, consequences
from ccop.kernel.statutes.forms import RejectionForm
from ccop.kernel.statutes.models import READERS, Decision, Proposal
from ccop.kernel.statutes.selectors import law_table
from ccop.kernel.statutes.selectors import proposal as proposal_of
from ccop.kernel.statutes.services import value_confirm, value_reject, value_withdraw
from ccop.kernel.statutes.wording import name, said, validity
from ccop.kernel.ui.templatetags.ui import moment
from ccop.law.findings import Finding, Refused


@require_safe
@office(*READERS)
def proposal_page(request: Request, proposal: UUID) -> HttpResponse:
    """A proposal with its consequences while it waits, or with its decision."""
    return _page(request, _proposal(request, proposal))


@require_POST
@office(Role.OPERATOR)
def proposal_confirm(request: Request, proposal: UUID) -> HttpResponse:
    """The value holds from its day."""
    return _decided(
        request, proposal, lambda: value_confirm(proposal=proposal, actor=request.actor)
    )


@require_POST
@office(Role.OPERATOR)
def proposal_reject(request: Request, proposal: UUID) -> HttpResponse:
    """The value will not hold; its author is told why."""
    note = request.POST.get("note", "")
    return _decided(
        request,
        proposal,
        lambda: value_reject(proposal=proposal, note=note, actor=request.actor),
    )


@require_POST
@office(Role.OPERATOR)
def proposal_withdraw(request: Request, proposal: UUID) -> HttpResponse:
    """Its author takes the value back."""
    return _decided(
        request, proposal, lambda: value_withdraw(proposal=proposal, actor=request.actor)
    )


def _proposal(request: Request, pk: UUID) -> Proposal:
    found = proposal_of(request.actor, pk)
    if found is None:
        raise Http404
    return found


def _decided(request: Request, pk: UUID, decide: Callable[[], Decision]) -> HttpResponse:
    found = _proposal(request, pk)
    try:
        decision = decide()
    except Refused as refusal:
        # Read once more: another person may have decided meanwhile.
        return _page(request, _proposal(request, pk), refusal.findings)
    messages.success(request, _SAID[decision.kind]())
    return redirect("statutes:proposal", found.pk)


_SAID: dict[str, Callable[[], str]] = {
    Decision.Kind.CONFIRMED: lambda: _("The value is confirmed and holds from its day."),
    Decision.Kind.REJECTED: lambda: _("The value is rejected; its author is told."),
    Decision.Kind.WITHDRAWN: lambda: _("The value is withdrawn."),
}


def _page(request: Request, proposal: Proposal, errors: Sequence[Finding] = ()) -> HttpResponse:
    row, decision = proposal.row, getattr(proposal, "decision", None)
    context = {
        "crumbs": [
            (_("Numbers of the law"), reverse("statutes:list")),
            (name(row), reverse("statutes:parameter", args=[row.code])),
        ],
        "heading": name(row),
        "facts": _facts(proposal),
        "decision": decision,
        "proposal": proposal,
        "errors": errors,
        "form": _rejection(request, errors),
        "own": proposal.by_id == request.actor.person,
        "may_decide": Role.OPERATOR in request.actor.roles and decision is None,
        "consequences": None if decision else consequences(Change(law_table(), row)),
    }
    status = HTTPStatus.CONFLICT if errors else HTTPStatus.OK
    return render(request, "statutes/proposal.html", context, status=status)


def _rejection(request: Request, errors: Iterable[Finding]) -> RejectionForm:
    """The form of a rejection with what was typed, findings beside their field."""
    form = RejectionForm(request.POST if request.method == "POST" else None)
    for each in errors:
        if each.where in form.fields:
            form.add_error(each.where, f"{each.message} {each.remedy}")
    return form


def _facts(proposal: Proposal) -> list[dict[str, str]]:
    row = proposal.row
    facts = [
        (_("Value"), said(row)),
        (_("Holds"), validity(row)),
        (_("Legal basis"), row.legal_basis),
        (_("Why from a day that has passed"), proposal.reason),
        (_("Proposed by"), f"{proposal.by}, {moment(proposal.at)}"),
    ]
    return [{"label": label, "value": value} for label, value in facts if value]
