"""An offer is submitted and the connection breaks before the answer: sent again it counts once."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from ccop.grants.offers import services
from ccop.grants.offers.models import Offer
from ccop.grants.offers.views.desk import offer as desk
from ccop.kernel.cases.models import CaseEvent
from ccop.kernel.journal.reading import read
from tests.support.calls import call
from tests.support.offers import offer_signed
from tests.support.people import member, organisation


@pytest.mark.django_db(transaction=True)
def test_a_submission_whose_answer_was_lost_is_one_submission() -> None:
    party = organisation()
    editor, signatory = member(party, "editor"), member(party, "signatory")
    offer = offer_signed(call(), party, editor, signatory)
    client = Client(raise_request_exception=False)
    client.force_login(signatory)
    address = reverse("offers:move", args=[party.pk, offer.pk, "submit"])
    posted = {"token": str(uuid4())}

    def committed_and_lost(**given: Any) -> CaseEvent:
        services.offer_move(**given)
        raise OperationalError("server closed the connection unexpectedly")

    with pytest.MonkeyPatch.context() as lost:
        lost.setattr(desk, "offer_move", committed_and_lost)
        waiting = client.post(address, posted)
    assert waiting.status_code == 503
    assert posted["token"] in waiting.content.decode()
    after_first = Offer.objects.select_related("case").get(pk=offer.pk)
    assert after_first.state == "submitted"

    again = client.post(address, posted)
    assert again.status_code == 302
    (event,) = CaseEvent.objects.filter(case_id=offer.pk, move="submit")
    acts = [entry for entry in read(event.stream) if entry.seq == event.seq]
    assert len(acts) == 1
    now = Offer.objects.select_related("case").get(pk=offer.pk)
    assert now.case.number == after_first.case.number
    assert "Złóż ofertę" not in client.get(again["Location"]).content.decode()
