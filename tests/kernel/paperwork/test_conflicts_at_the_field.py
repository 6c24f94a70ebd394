"""Two editors save one field: the page shows both texts, and one of them is chosen there."""

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move, offer_save
from ccop.kernel.paperwork.drafts import Typed
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db


def _met() -> tuple[Client, Offer, Person, str]:
    """An offer where two people typed a title: the first one's stands, the second one's waits."""
    party = organisation()
    anna, jan = member(party, "editor"), member(party, "editor")
    offer = offer_drafted(call(), party, anna)
    client = Client()
    client.force_login(jan)
    step = reverse("offers:step", args=[party.pk, offer.pk, "zadanie"])
    client.get(step)
    offer_save(
        offer=offer, typed=Typed({"task.title": "Chór"}, revision=1), actor=at_desk(anna, party)
    )
    answer = client.post(step, {"task.title": "Orkiestra", "revision": "1", "do": "next"})
    assert answer["Location"] == f"{step}#spotkania"
    return client, offer, anna, step


def _title(offer: Offer) -> str:
    offer.draft.refresh_from_db()
    title: str = offer.draft.document["task"]["title"]
    return title


def test_both_texts_are_shown_with_who_typed_the_second() -> None:
    client, offer, _, step = _met()
    page = client.get(step).content.decode()
    assert "Chór" in page
    assert "Orkiestra" in page
    assert "(przykład)" in page
    assert _title(offer) == "Chór"


@pytest.mark.parametrize(("button", "stands"), [("take", "Orkiestra"), ("pass", "Chór")])
def test_a_button_at_the_field_chooses_and_saves_what_else_was_typed(
    button: str, stands: str
) -> None:
    client, offer, _, step = _met()
    conflict = offer.draft.conflicts.get()
    form = {"task.title": "Chór", "task.summary": "Nowy opis.", "revision": "2"}
    client.post(step, {**form, "do": f"{button}:{conflict.pk}"})
    assert _title(offer) == stands
    assert offer.draft.document["task"]["summary"] == "Nowy opis."
    assert "spotkania" not in client.get(step).content.decode()


def test_an_offer_is_not_sealed_while_two_texts_wait() -> None:
    _, offer, anna, _ = _met()
    with pytest.raises(Refused, match="FORM-2"):
        offer_move(offer=offer, move="seal", actor=at_desk(anna, offer.party))


def test_the_task_list_sends_to_the_part_where_two_texts_wait() -> None:
    client, offer, _, step = _met()
    page = client.get(reverse("offers:offer", args=[offer.party_id, offer.pk])).content.decode()
    assert f'href="{step}?uwagi=1"' in page


def test_a_conflict_of_another_draft_is_not_settled_from_here() -> None:
    _, offer, _, _ = _met()
    stranger, _, _, step = _met()
    stranger.post(step, {"do": f"take:{offer.draft.conflicts.get().pk}", "revision": "2"})
    assert offer.draft.conflicts.get().settled_at is None


def test_a_page_left_open_while_the_offer_was_sealed_keeps_what_is_typed_there() -> None:
    party = organisation()
    editor = member(party, "editor")
    offer = offer_drafted(call(), party, editor)
    offer_move(offer=offer, move="seal", actor=at_desk(editor, party))
    client = Client()
    client.force_login(editor)
    step = reverse("offers:step", args=[party.pk, offer.pk, "zadanie"])
    assert client.post(step, {"task.title": "Inny", "revision": "1"}).status_code == 409
    offer_move(offer=Offer.objects.get(pk=offer.pk), move="reopen", actor=at_desk(editor, party))
    assert "Inny" in client.get(step).content.decode()
