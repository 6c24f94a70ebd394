"""Adding a value: what was typed, what would change, then the proposal."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.kernel.statutes.consequences import Change, consequences
from ccop.kernel.statutes.forms import AdditionForm, DayOffForm, ValueForm
from ccop.kernel.statutes.selectors import law_table, previewed
from ccop.kernel.statutes.services import value_propose
from ccop.kernel.statutes.wording import name, said, validity
from ccop.law.amendment import Amendment, day_off_code
from ccop.law.findings import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@office(Role.OPERATOR)
def value_add(request: Request, code: str) -> HttpResponse:
    """A new value of a known parameter."""
    rows = law_table().by_code.get(code, ())
    if not rows or rows[0].unit == "day off":
        raise Http404
    parameter = rows[0]
    form = ValueForm(request.POST if request.method == "POST" else None, parameter=parameter)
    wish = form.wish(code) if form.is_bound and form.is_valid() else None
    crumbs = [
        (_("Numbers of the law"), reverse("statutes:list")),
        (name(parameter), reverse("statutes:parameter", args=[code])),
    ]
    heading = _("New value: %(title)s") % {"title": parameter.title}
    return _added(request, form, wish, {"heading": heading, "crumbs": crumbs})


@require_http_methods(["GET", "HEAD", "POST"])
@office(Role.OPERATOR)
def day_off_add(request: Request) -> HttpResponse:
    """A day off, for one day or from a day on, or the end of one."""
    form = DayOffForm(request.POST if request.method == "POST" else None)
    wish = None
    if form.is_bound and form.is_valid():
        wish = form.wish(day_off_code(form.cleaned_data["valid_from"], law_table()))
    crumbs = [(_("Numbers of the law"), reverse("statutes:list"))]
    return _added(request, form, wish, {"heading": _("Day off"), "crumbs": crumbs})


def _added(
    request: Request, form: AdditionForm, wish: Amendment | None, context: dict[str, Any]
) -> HttpResponse:
    """The form; with a wish that the rules let through its preview, or the proposal."""
    context["form"] = form
    if wish is None:
        return render(request, "statutes/adding.html", context)
    try:
        if request.POST.get("do") == "save":
            return _proposed(request, form, wish)
        row = previewed(wish)
    except Refused as refusal:
        form.refuse(refusal.findings)
        context["errors"] = refusal.findings
        return render(request, "statutes/adding.html", context, status=HTTPStatus.CONFLICT)
    context["facts"] = [
        {"label": _("Parameter"), "value": name(row)},
        {"label": _("Value"), "value": said(row)},
        {"label": _("Holds"), "value": validity(row)},
        {"label": _("Legal basis"), "value": row.legal_basis},
    ]
    context["consequences"] = consequences(Change(law_table(), row))
    return render(request, "statutes/adding.html", context)


def _proposed(request: Request, form: AdditionForm, wish: Amendment) -> HttpResponse:
    proposal = value_propose(wish=wish, actor=request.actor, token=form.cleaned_data["token"])
    messages.success(request, _("The value is saved and waits for another operator."))
    return redirect("statutes:proposal", proposal.pk)
