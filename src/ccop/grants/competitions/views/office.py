"""Calls in the office: how many offers come, giving everybody more time, opening the offers."""

from datetime import timedelta
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ccop.grants.competitions import selectors
from ccop.grants.competitions.forms import ExtensionForm, OpeningForm
from ccop.grants.competitions.models import Competition
from ccop.grants.competitions.services import call_extend, call_open_offers, wished
from ccop.kernel import clock
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.kernel.status.intake import outages_take_in
from ccop.kernel.status.selectors import outages_between
from ccop.law.extension import extension_findings, extension_notice
from ccop.law.findings import Refused
from ccop.law.opening import opening_findings

_LAST_DAY = timedelta(hours=24)


@require_safe
@office(Role.GRANTS_CLERK, Role.AUDITOR)
def call_list(request: Request) -> HttpResponse:
    """Announced calls with the count of their offers; nothing of an offer is read."""
    return render(
        request,
        "competitions/office_list.html",
        {
            "calls": selectors.calls_with_arrivals(request.actor),
            "now": clock.now(),
            "may_act": Role.GRANTS_CLERK in request.actor.roles,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@office(Role.GRANTS_CLERK)
def call_extension(request: Request, slug: str) -> HttpResponse:
    """The new closing, then the notice as it will read, then the act."""
    call = _call(request, slug)
    form = ExtensionForm(request.POST or None, initial={"seen": call.closes_at.isoformat()})
    context = _about(call) | {"form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "competitions/extension.html", context)
    if request.POST.get("do") in {"extend", "reopen"}:
        return _extend(request, call, form, context)
    wish, now = wished(call, form.closes_at, form.cleaned_data["reason"]), clock.now()
    context["errors"] = list(extension_findings(wish, now))
    if not context["errors"]:
        context |= {"notice": extension_notice(wish, now), "reopens": wish.reopens(now)}
    return render(request, "competitions/extension.html", context)


def _extend(
    request: Request, call: Competition, form: ExtensionForm, context: dict[str, object]
) -> HttpResponse:
    try:
        call_extend(
            competition=call.pk,
            seen=form.cleaned_data["seen"],
            closes_at=form.closes_at,
            reason=form.cleaned_data["reason"],
            actor=request.actor,
            token=form.cleaned_data["token"],
            reopening=request.POST.get("do") == "reopen",
        )
    except Refused as refusal:
        context["errors"] = refusal.findings
        return render(request, "competitions/extension.html", context, status=HTTPStatus.CONFLICT)
    messages.success(request, _("The call is extended; everybody who began an offer is told."))
    return redirect("competitions:page", call.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@office(Role.GRANTS_CLERK)
def call_opening(request: Request, slug: str) -> HttpResponse:
    """What opening the offers means, then the act."""
    call = _call(request, slug)
    form = OpeningForm(request.POST or None)
    context = _about(call) | {
        "form": form,
        "arrived": selectors.arrivals(call),
        "refused": list(opening_findings(call.closes_at, call.offers_opened_at, clock.now())),
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "competitions/opening.html", context)
    try:
        call_open_offers(competition=call.pk, actor=request.actor, token=form.cleaned_data["token"])
    except Refused as refusal:
        context["errors"] = context["refused"] = refusal.findings
        return render(request, "competitions/opening.html", context, status=HTTPStatus.CONFLICT)
    messages.success(request, _("The offers are open; they wait in this list."))
    return redirect("cases:inbox")


def _call(request: Request, slug: str) -> Competition:
    call = selectors.call(request.actor, slug)
    if call is None:
        raise Http404
    return call


def _about(call: Competition) -> dict[str, object]:
    """What both acts show of the call, with the outages a clerk ought to weigh before either."""
    outages_take_in()
    return {
        "crumbs": [(_("Calls"), reverse("competitions:office"))],
        "competition": call,
        "now": clock.now(),
        "outages": outages_between(call.closes_at - _LAST_DAY, call.closes_at),
    }
