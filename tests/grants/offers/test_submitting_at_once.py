"""Who may sign alone finishes, approves and submits with one button: three acts at one instant."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_save, offer_submit_at_once
from ccop.kernel.cases.models import CaseEvent
from ccop.kernel.journal.checks import verify_all
from ccop.kernel.paperwork.drafts import Typed
from ccop.kernel.paperwork.models import Draft
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair() -> Person:
    """A person who writes and signs for her organisation."""
    return member(organisation(), "editor", "signatory")


@pytest.fixture
def offer(chair: Person) -> Offer:
    """Her complete draft."""
    return offer_drafted(call(), chair.memberships.all()[0].party, chair)


def _submit(offer: Offer, chair: Person, revision: int | None = None) -> CaseEvent:
    return offer_submit_at_once(
        offer=offer,
        revision=str(offer.draft.revision if revision is None else revision),
        actor=at_desk(chair, offer.party),
        token=uuid4(),
    )


def test_three_acts_are_recorded_at_one_instant(offer: Offer, chair: Person) -> None:
    receipt = _submit(offer, chair)
    events = list(CaseEvent.objects.filter(case=offer.case).exclude(move="start"))
    assert [event.move for event in events] == ["seal", "sign", "submit"]
    assert {event.at for event in events} == {receipt.at}
    assert offer.state == "submitted"
    assert offer.sealed.signatures.get().name == chair.full_name
    assert offer.submitted_at == receipt.at
    assert not verify_all().faults


def test_the_button_pressed_twice_gives_one_offer(offer: Offer, chair: Person) -> None:
    browser = Client()
    browser.force_login(chair)
    url = reverse("offers:submit", args=[offer.party_id, offer.pk])
    form = {"token": str(uuid4()), "revision": str(offer.draft.revision)}
    assert [browser.post(url, form).status_code for _ in range(2)] == [302, 302]
    assert CaseEvent.objects.filter(case=offer.case, move="submit").count() == 1


def test_a_draft_changed_since_it_was_read_is_not_submitted(offer: Offer, chair: Person) -> None:
    seen = offer.draft.revision
    offer_save(
        offer=offer,
        typed=Typed({"task.title": "Inny tytuł (przykład)"}, revision=seen),
        actor=at_desk(chair, offer.party),
    )
    with pytest.raises(Refused, match="OF-READ"):
        _submit(offer, chair, seen)
    offer.refresh_from_db()
    assert offer.state == "draft"


def test_a_draft_with_an_error_stays_a_draft(offer: Offer, chair: Person) -> None:
    Draft.objects.filter(pk=offer.draft_id).update(text="{}")
    with pytest.raises(Refused):
        _submit(offer, chair)
    offer.refresh_from_db()
    assert offer.state == "draft"
    assert not offer.case.papers.exists()


def test_the_page_of_answers_offers_it_to_who_may_do_all_three(offer: Offer, chair: Person) -> None:
    editor = member(offer.party, "editor")
    url = reverse("offers:answers", args=[offer.party_id, offer.pk])
    browser = Client()
    browser.force_login(chair)
    assert "Zatwierdź i złóż ofertę" in browser.get(url).content.decode()
    browser.force_login(editor)
    assert "Zatwierdź i złóż ofertę" not in browser.get(url).content.decode()


def test_a_token_that_is_none_is_refused_without_a_trace(offer: Offer, chair: Person) -> None:
    browser = Client()
    browser.force_login(chair)
    url = reverse("offers:submit", args=[offer.party_id, offer.pk])
    assert browser.post(url, {"token": "nic", "revision": "1"}).status_code == 400
