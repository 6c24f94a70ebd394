"""What pages of all kinds of cases share."""

from uuid import UUID, uuid4

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ccop.law.findings import Refused

CONFLICT = 409


def form_token(request: HttpRequest) -> UUID:
    """What makes a form sent twice one act; a form without one is a new act each time. Raises
    BadRequest for what no form of ours sends."""
    try:
        return UUID(request.POST.get("token") or uuid4().hex)
    except ValueError as wrong:
        raise BadRequest("a token that is no UUID") from wrong


def refused(request: HttpRequest, refusal: Refused, back: str) -> HttpResponse:
    """The page that says why an act was not done, where it is written, and the way back."""
    return render(
        request, "cases/refused.html", {"findings": refusal.findings, "back": back}, status=CONFLICT
    )
