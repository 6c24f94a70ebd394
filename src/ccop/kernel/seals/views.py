"""The published seals, and the check of a receipt against the journal."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ccop.kernel import clock
from ccop.kernel.seals.forms import EntryForm
from ccop.kernel.seals.models import Seal
from ccop.kernel.seals.publication import published
from ccop.kernel.seals.selectors import entry_answer
from ccop.kernel.ui.wording import grouped

_PAGE = 30


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Seals, the latest first; with the three fields of a receipt also whether its entry stands."""
    form = EntryForm(request.GET if "suma" in request.GET else None)
    asked = form.is_bound and form.is_valid()
    answer = asked and entry_answer(
        stream=form.cleaned_data["strumien"].strip(),
        seq=form.cleaned_data["wpis"],
        digest=form.cleaned_data["suma"],
    )
    page = Paginator(Seal.objects.all(), _PAGE).get_page(request.GET.get("strona"))
    headings = (_("Seal"), _("Made"), _("Why"), _("Merkle root"), _("Streams"))
    return render(
        request,
        "seals/page.html",
        {
            "form": form,
            "asked": asked,
            "answer": answer or None,
            "page": page,
            "headings": [{"text": text} for text in headings],
            "rows": [_row(seal) for seal in page],
            "latest": Seal.objects.first(),
        },
    )


@require_safe
def feed(_request: HttpRequest) -> JsonResponse:
    """All seals as they were signed, to be kept elsewhere."""
    return JsonResponse(published(list(Seal.objects.order_by("number"))))


def _row(seal: Seal) -> list[dict[str, str]]:
    return [
        {"text": str(seal.number)},
        {"text": _moment(seal.at)},
        {"text": str(seal.get_reason_display())},
        {"text": grouped(seal.root)},
        {"text": str(seal.streams)},
    ]


def _moment(at: datetime) -> str:
    return f"{clock.warsaw(at):%d.%m.%Y, %H:%M:%S}"
