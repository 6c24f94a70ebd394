"""The bank accounts of a party."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ccop.kernel import clock
from ccop.kernel.parties.accounts import ACCOUNT_READERS, account_add, account_end, grouped
from ccop.kernel.parties.desk import DeskRequest, party_desk
from ccop.kernel.parties.models import BankAccount, MemberRole
from ccop.kernel.parties.signing_forms import AccountForm, EndForm
from ccop.law.findings import Refused

read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@party_desk
def accounts(request: DeskRequest) -> HttpResponse:
    """The accounts of today and earlier ones; a viewer does not see them."""
    if not request.actor.membership & ACCOUNT_READERS:
        raise Http404
    today = clock.today()
    rows = [
        (row, grouped(row.number), row.last_day is None or row.last_day >= today)
        for row in BankAccount.objects.visible_to(request.actor)
    ]
    return render(
        request,
        "parties/accounts.html",
        {
            "current": [row for row in rows if row[2]],
            "past": [row for row in rows if not row[2]],
            "may_change": MemberRole.SIGNATORY in request.actor.membership,
        },
    )


@read_or_write
@party_desk
def account_new(request: DeskRequest) -> HttpResponse:
    """Type an account, see it in groups of four, and confirm it."""
    _only_signatory(request)
    form = AccountForm(request.POST or None, initial={"since": clock.today()})
    shown = grouped(form.cleaned_data["number"]) if form.is_valid() else ""
    if shown and request.POST.get("do") == "save":
        try:
            account_add(party=request.party, actor=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal.findings)
            shown = ""
        else:
            return _saved(request)
    return render(
        request,
        "parties/account.html",
        {"form": form, "shown": shown, "crumbs": _crumbs(request)},
    )


@read_or_write
@party_desk
def account(request: DeskRequest, account: int) -> HttpResponse:
    """Say which is the last day of an account."""
    _only_signatory(request)
    found = get_object_or_404(
        BankAccount.objects.visible_to(request.actor).select_related("party"), pk=account
    )
    form = EndForm(request.POST or None)
    if form.is_valid():
        try:
            account_end(account=found, last=form.cleaned_data["last"], actor=request.actor)
        except Refused as refusal:
            form.refuse(refusal.findings)
        else:
            return _saved(request)
    return render(
        request,
        "parties/account_end.html",
        {
            "form": form,
            "account": found,
            "shown": grouped(found.number),
            "crumbs": _crumbs(request),
        },
    )


def _saved(request: DeskRequest) -> HttpResponse:
    messages.success(request, _("Saved. All signatories have been told."))
    return redirect("parties:accounts", request.party.pk)


def _crumbs(request: DeskRequest) -> list[tuple[str, str]]:
    return [(_("Bank accounts"), reverse("parties:accounts", args=[request.party.pk]))]


def _only_signatory(request: DeskRequest) -> None:
    if MemberRole.SIGNATORY not in request.actor.membership:
        raise Http404
