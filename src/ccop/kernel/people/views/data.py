"""A person's own data: shown, taken away, and deleted with the account."""

import json

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ccop.kernel.people import holdings, kept_posts
from ccop.kernel.people.access import signed_in
from ccop.kernel.people.closing import account_close
from ccop.kernel.people.copies import copy_as_data, copy_to_print
from ccop.kernel.people.requests import PersonRequest
from ccop.law.findings import Refused

CONFLICT = 409


@require_safe
@signed_in
def own_data(request: PersonRequest) -> HttpResponse:
    """Everything the portal holds about the person."""
    tables = holdings.tables_of(request.user)
    printable = any(holdings.printers())
    return render(request, "people/data.html", {"tables": tables, "printable": printable})


@require_safe
@signed_in
def own_data_file(request: PersonRequest) -> HttpResponse:
    """The same for machines, as JSON."""
    content = json.dumps(copy_as_data(request.user), ensure_ascii=False, indent=2)
    return _file(content.encode(), "application/json", "moje-dane.json")


@require_safe
@signed_in
def own_data_print(request: PersonRequest) -> HttpResponse:
    """The same on paper, as PDF."""
    for printer in holdings.printers():
        return _file(printer(copy_to_print(request.user)), "application/pdf", "moje-dane.pdf")
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@reauthentication_required(allow_get=True)
def close(request: PersonRequest) -> HttpResponse:
    """What the end of the account would do; a post does it."""
    obstacles, status = holdings.obstacles_of(request.user), 200
    if request.method == "POST":
        try:
            account_close(person=request.user, actor=request.actor)
        except Refused as refusal:
            obstacles, status = list(refusal.findings), CONFLICT
        else:
            logout(request)
            response = redirect("people:closed")
            kept_posts.unmark(response)
            return response
    held = holdings.holdings_of(request.user)
    context = {
        "findings": obstacles,
        "going": [each for each in held if not each.stays_because],
        "staying": [each for each in held if each.stays_because],
    }
    return render(request, "people/close.html", context, status=status)


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Said once an account is deleted."""
    return render(request, "people/closed.html")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
