"""Anybody can check a print-out against what was sealed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ccop.kernel.paperwork.sealing import check_print


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Number and checksum in, "zgodna" with the date or "niezgodna" out, nothing more."""
    number, checksum = request.GET.get("numer", ""), request.GET.get("suma", "")
    asked = bool(number.strip() and checksum.strip())
    return render(
        request,
        "paperwork/check.html",
        {
            "number": number,
            "checksum": checksum,
            "asked": asked,
            "answer": check_print(number=number, checksum=checksum) if asked else None,
        },
    )
