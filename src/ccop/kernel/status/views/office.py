"""The outage log in the office: added to, described, corrected."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ccop.kernel import clock
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role
from ccop.kernel.status.forms import DescriptionForm, OutageForm
from ccop.kernel.status.intake import outages_take_in
from ccop.kernel.status.models import Outage
from ccop.kernel.status.services import outage_add, outage_correct, outage_describe
from ccop.kernel.status.wording import outage_headings, outage_row

PAGE = 50
WRITERS = (Role.OPERATOR, Role.GRANTS_CLERK)


@require_http_methods(["GET", "HEAD", "POST"])
@office(*WRITERS)
def outages(request: Request) -> HttpResponse:
    """All outages, the newest first, and the form that adds one."""
    form = OutageForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        outage_add(
            what=given["what"],
            started_at=given["started_at"],
            ended_at=given["ended_at"],
            description=given["description"],
            actor=request.actor,
            token=given["token"],
        )
        messages.success(request, _("The outage was entered."))
        return redirect("status:outages")
    outages_take_in()
    page = Paginator(Outage.objects.all(), PAGE).get_page(request.GET.get("strona"))
    now = clock.now()
    rows = []
    for outage in page:
        when, *others = outage_row(outage, now)
        when["url"] = reverse("status:outage", args=[outage.pk])
        rows.append([when, *others, {"text": outage.get_source_display()}])
    headings = [{"text": text} for text in (*outage_headings(), _("Source"))]
    context = {"form": form, "page": page, "rows": rows, "headings": headings}
    return render(request, "status/outages.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office(*WRITERS)
def outage_page(request: Request, outage: UUID) -> HttpResponse:
    """One outage: its words, and its times where the staff gave them."""
    found = Outage.objects.filter(pk=outage).first()
    if found is None:
        raise Http404
    form = _form(request, found)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        if found.recorded:
            outage_describe(outage=found, description=given["description"], actor=request.actor)
        else:
            outage_correct(
                outage=found,
                what=given["what"],
                started_at=given["started_at"],
                ended_at=given["ended_at"],
                description=given["description"],
                actor=request.actor,
            )
        messages.success(request, _("The entry was changed."))
        return redirect("status:outages")
    when, span, what, _words = outage_row(found, clock.now())
    facts = [
        {"label": label, "value": cell["text"]}
        for label, cell in zip(outage_headings(), (when, span, what), strict=False)
    ]
    facts.append({"label": _("Source"), "value": found.get_source_display()})
    crumbs = [(_("Outages"), reverse("status:outages"))]
    context = {"outage": found, "form": form, "facts": facts, "crumbs": crumbs}
    return render(request, "status/outage.html", context)


def _form(request: Request, outage: Outage) -> DescriptionForm:
    if request.method == "POST":
        return (DescriptionForm if outage.recorded else OutageForm)(request.POST)
    if outage.recorded:
        return DescriptionForm(initial={"description": outage.description})
    return OutageForm.of(outage)
