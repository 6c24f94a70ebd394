"""What pages of all kinds of cases share."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ccop.law.findings import Refused

CONFLICT = 409


def refused(request: HttpRequest, refusal: Refused, back: str) -> HttpResponse:
    """The page that says why an act was not done, where it is written, and the way back."""
    return render(
        request, "cases/refused.html", {"findings": refusal.findings, "back": back}, status=CONFLICT
    )
