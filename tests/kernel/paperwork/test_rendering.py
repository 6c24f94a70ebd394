"""The PDF of a submitted paper is made after the receipt, once, and its failure is told."""

from typing import Any

import pytest

from ccop.grants.offers.models import Offer
from ccop.kernel.notices.models import Mail
from ccop.kernel.paperwork import rendering
from ccop.kernel.paperwork.models import Rendition
from ccop.kernel.paperwork.pdf import PaperFailed
from ccop.kernel.paperwork.sealing import check_print
from ccop.kernel.people.roles import Role
from tests.support.calls import call
from tests.support.jobs import run_jobs
from tests.support.offers import offer_submitted
from tests.support.people import clerk, member, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def offer() -> Offer:
    party = organisation()
    return offer_submitted(call(), party, member(party, "editor"), member(party, "signatory"))


def test_submitting_orders_the_pdf_and_the_worker_makes_it(offer: Offer) -> None:
    assert offer.sealed.rendition.state == Rendition.State.WAITING
    run_jobs()
    made = Rendition.objects.get(paper=offer.sealed)
    assert made.state == Rendition.State.MADE
    assert made.file is not None


def test_a_pdf_once_made_is_not_made_again(offer: Offer) -> None:
    first = rendering.rendition_make(offer.sealed.pk)
    assert rendering.rendition_make(offer.sealed.pk).made_at == first.made_at


def test_a_paper_that_cannot_be_printed_is_told_to_operator_and_clerk_and_the_receipt_stands(
    offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {clerk(Role.OPERATOR).email, clerk(Role.GRANTS_CLERK).email}
    stranger = clerk(Role.WEBMASTER).email

    def fail(*_arguments: Any, **_options: Any) -> bytes:
        raise PaperFailed("Nie ma papieru.", "no paper")

    monkeypatch.setattr(rendering, "compile_paper", fail)
    assert rendering.rendition_make(offer.sealed.pk).state == Rendition.State.FAILED
    letters = Mail.objects.filter(key__startswith="rendition.failed")
    assert {letter.to for letter in letters} == told
    assert stranger not in told
    assert check_print(number=str(offer.case.number), checksum=offer.sealed.checksum).agrees
    monkeypatch.undo()
    assert rendering.rendition_make(offer.sealed.pk).state == Rendition.State.MADE
