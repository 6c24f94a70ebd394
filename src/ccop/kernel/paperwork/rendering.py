"""Making the PDF of a submitted paper: after the receipt, in the worker, never before it."""

import logging
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ccop.kernel import clock, journal
from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.files import services as files
from ccop.kernel.notices.services import tell
from ccop.kernel.paperwork import papers
from ccop.kernel.paperwork.models import Paper, Rendition
from ccop.kernel.paperwork.pdf import Approval, PaperFailed, Stamp, compile_paper
from ccop.kernel.paperwork.sealing import CHECK_LENGTH, approvals, paper_document
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import people_with_role
from ccop.law.forms.base import unseal

log = logging.getLogger(__name__)


def rendition_make(paper: UUID) -> Rendition:
    """Make the PDF of a submitted paper and keep it; one already made stays as it is.

    The row is locked meanwhile: two workers never make it twice, and a worker killed half-way
    leaves the order as it was. A paper that cannot be printed is told to the operator and to the
    office; the receipt stands whatever happens here.
    """
    with transaction.atomic():
        rendition = Rendition.objects.select_for_update().get(paper=paper)
        if rendition.state == Rendition.State.MADE:
            return rendition
        try:
            content = _pdf(rendition.paper)
        except PaperFailed as failure:
            log.exception("PDF of paper %s was not made: %s", paper, failure.detail)
            rendition.state, rendition.problem = Rendition.State.FAILED, str(failure.reason)
            _tell_failure(rendition)
        else:
            rendition.file = files.store(content, media_type="application/pdf")
            rendition.state, rendition.problem = Rendition.State.MADE, ""
            rendition.made_at = clock.now()
        rendition.save()
        journal.append(
            stream=journal.monthly("pliki"),
            act=f"paper.pdf_{rendition.state}",
            actor=None,
            data={"paper": str(paper), "file": rendition.file_id},
        )
    return rendition


def _pdf(paper: Paper) -> bytes:
    form = papers.paper(paper.form)
    document = paper_document(paper)
    submission = paper.submission
    stamp = Stamp(
        number=submission.number,
        received_at=submission.received_at,
        checksum=paper.checksum,
        check_url=check_url(submission.number, paper.checksum),
        signatures=tuple(Approval(who, at) for who, at in approvals(paper)),
    )
    return compile_paper(
        form.template,
        form.data(unseal(form.type, document["content"]), document["context"]),
        stamp=stamp,
        attachment=bytes(paper.content),
    )


def check_url(number: str, checksum: str) -> str:
    """The address behind the QR code of a print-out."""
    query = urlencode({"numer": number, "suma": checksum[:CHECK_LENGTH]})
    return f"{settings.ENVIRONMENT.base_url}{reverse('paperwork:check')}?{query}"


def _tell_failure(rendition: Rendition) -> None:
    case = rendition.paper.case
    concerned: dict[UUID, Person] = {
        person.pk: person
        for role in (Role.OPERATOR, *KINDS[case.kind].office_roles)
        for person in people_with_role(role)
    }
    tell(
        people=concerned.values(),
        title=_("The PDF of %(case)s could not be made") % {"case": case},
        text=_("%(reason)s The receipt is valid; the paper itself can be read in the case.")
        % {"reason": rendition.problem},
        url=reverse("cases:inbox"),
        key=f"rendition.failed:{rendition.paper_id}",
    )
