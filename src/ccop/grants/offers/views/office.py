"""The offer in the office, once the offers of its call have been opened."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ccop.grants.offers.checking import sealed_findings
from ccop.grants.offers.models import OFFICE_ROLES, Offer
from ccop.grants.offers.receipts import receipt_rows
from ccop.grants.offers.work import open_work, sealed_work
from ccop.kernel import clock
from ccop.kernel.cases.messages import messages_read
from ccop.kernel.cases.selectors import thread, timeline
from ccop.kernel.files.responses import file_response
from ccop.kernel.people.access import office
from ccop.kernel.people.requests import Request
from ccop.kernel.people.roles import Role


@require_safe
@office(*OFFICE_ROLES)
def offer_page(request: Request, case: UUID) -> HttpResponse:
    """What was sealed, the findings, the PDF, the history and the letters."""
    offer = _offer(request, case)
    if Role.GRANTS_CLERK in request.actor.roles:
        messages_read(case=offer.case, by_office=True, at=clock.now())
    work = sealed_work(offer)
    return render(
        request,
        "offers/office.html",
        {
            "crumbs": [(_("Cases"), reverse("cases:inbox"))],
            "offer": offer,
            "receipt": receipt_rows(offer),
            "pdf_url": reverse("offers:office_pdf", args=[offer.pk]),
            "steps": work.answers(),
            "work": work,
            "findings": sealed_findings(offer),
            "rendition": offer.sealed.rendition,
            "timeline": timeline(offer.case, for_office=True),
            "letters": thread(offer.case),
            "write_url": reverse("cases:office_message", args=[offer.pk])
            if Role.GRANTS_CLERK in request.actor.roles
            else "",
        },
    )


@require_safe
@office(*OFFICE_ROLES)
def offer_pdf(request: Request, case: UUID) -> FileResponse:
    """The PDF of the offer."""
    rendition = _offer(request, case).sealed.rendition
    if rendition.file is None:
        raise Http404
    return file_response(rendition.file, filename=f"{rendition.paper.case.number}.pdf", inline=True)


@require_safe
@office(*OFFICE_ROLES)
def offer_open(request: Request, case: UUID) -> HttpResponse:
    """The offer without the people in it, to be read before it is shown to anybody."""
    offer = _offer(request, case)
    work = open_work(offer)
    return render(
        request,
        "offers/open.html",
        {
            "crumbs": [
                (_("Cases"), reverse("cases:inbox")),
                (str(offer.case.number), reverse("offers:office", args=[offer.pk])),
            ],
            "offer": offer,
            "steps": work.answers(),
            "work": work,
            "file_url": reverse("offers:office_open_file", args=[offer.pk]),
        },
    )


@require_safe
@office(*OFFICE_ROLES)
def offer_open_file(request: Request, case: UUID) -> JsonResponse:
    """The same as data, with the checksum of the paper it was made from."""
    offer = _offer(request, case)
    return JsonResponse(
        {
            "form": offer.sealed.form,
            "number": offer.case.number,
            "checksum": offer.sealed.checksum,
            "content": open_work(offer).document,
        },
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": f'attachment; filename="{offer.case.number}-jawna.json"'},
    )


def _offer(request: Request, case: UUID) -> Offer:
    found = (
        Offer.objects.in_office(request.actor)
        .select_related(
            "case", "paper__rendition__file", "paper__submission", "party", "task__competition"
        )
        .filter(pk=case)
        .first()
    )
    if found is None:
        raise Http404
    return found
