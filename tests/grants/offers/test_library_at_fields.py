"""Texts of the organisation's library go into the fields they fit, and come from them."""

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_save
from ccop.kernel.paperwork.drafts import Typed
from ccop.kernel.parties.models import Party, PartyText
from ccop.kernel.parties.services import text_add
from ccop.kernel.people.models import Person
from ccop.law.forms.base import specs
from ccop.law.forms.offer_2018 import Offer as OfferForm
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db
FIELD = "profile.experience"


def _offer() -> tuple[Offer, Person]:
    party = organisation()
    editor = member(party, "editor")
    return offer_drafted(call(), party, editor), editor


def _text(party: Party, person: Person, text: str, kind: str = "experience") -> PartyText:
    title = f"Nazwa: {text}"
    return text_add(party=party, kind=kind, title=title, text=text, actor=at_desk(person, party))


def _page(offer: Offer, step: str = "doswiadczenie") -> str:
    return reverse("offers:step", args=[offer.party_id, offer.pk, step])


def _client(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _press(offer: Offer, person: Person, button: str, typed: str) -> str:
    """Press a button of the step with this text in the field; the text of the field afterwards."""
    data = {"revision": offer.draft.revision, FIELD: typed, "do": button}
    _client(person).post(_page(offer), data)
    offer.draft.refresh_from_db()
    text: str = offer.draft.document["profile"]["experience"]
    return text


def test_every_kind_that_a_field_asks_for_is_a_kind_of_the_library() -> None:
    asked = {spec.library for spec in specs(OfferForm).values()} - {""}
    assert asked <= set(PartyText.Kind.values)


def test_a_field_offers_the_texts_of_its_kind_and_of_its_own_organisation() -> None:
    offer, editor = _offer()
    other = organisation("Obca (przykład)")
    _text(offer.party, editor, "Chóry od lat")
    _text(offer.party, editor, "Sala prób", kind="resources")
    _text(offer.party, editor, "Coś innego", kind="other")
    _text(other, member(other, "editor"), "Cudzy tekst")
    page = _client(editor).get(_page(offer)).content.decode()
    assert "Nazwa: Chóry od lat" in page
    assert "Nazwa: Sala prób" in page
    assert "Coś innego" not in page
    assert "Cudzy tekst" not in page
    assert "Chóry od lat" not in _client(editor).get(_page(offer, "zadanie")).content.decode()


def test_an_inserted_text_goes_below_what_was_just_typed_as_a_saving_like_any_other() -> None:
    offer, editor = _offer()
    text = _text(offer.party, editor, "Chóry od lat.")
    assert _press(offer, editor, f"insert:{text.pk}:{FIELD}", "Nowe zdanie.") == (
        "Nowe zdanie.\n\nChóry od lat."
    )
    assert offer.draft.revision == 2
    assert _press(offer, editor, f"insert:{text.pk}:{FIELD}", "") == "Chóry od lat."


def test_an_insertion_meets_what_a_colleague_has_typed_meanwhile() -> None:
    offer, editor = _offer()
    text = _text(offer.party, editor, "Chóry od lat.")
    colleague = at_desk(member(offer.party, "editor"), offer.party)
    offer_save(offer=offer, typed=Typed({FIELD: "Tekst koleżanki"}, 1), actor=colleague)
    data = {"revision": 1, FIELD: "Działamy od 2015 roku.", "do": f"insert:{text.pk}:{FIELD}"}
    _client(editor).post(_page(offer), data)
    offer.draft.refresh_from_db()
    assert offer.draft.document["profile"]["experience"] == "Tekst koleżanki"
    assert offer.draft.conflicts.get().typed == "Działamy od 2015 roku.\n\nChóry od lat."


def test_a_text_of_another_organisation_is_not_inserted() -> None:
    offer, editor = _offer()
    other = organisation("Obca (przykład)")
    text = _text(other, member(other, "editor"), "Cudzy tekst")
    assert _press(offer, editor, f"insert:{text.pk}:{FIELD}", "Nasz") == "Nasz"


def test_a_text_of_a_field_is_kept_once_and_named_by_its_beginning() -> None:
    offer, editor = _offer()
    for _ in range(2):
        _press(offer, editor, f"keep:{FIELD}", "Od 2015 roku prowadzimy chóry. " * 5)
    kept = PartyText.objects.get()
    assert kept.kind == "experience"
    assert kept.title.startswith("Od 2015 roku")
    assert len(kept.title) < 70
    assert kept.text.count("prowadzimy") == 5


@pytest.mark.parametrize("typed", ["", "serce \U0001f600"])
def test_what_the_library_does_not_take_stays_in_the_field(typed: str) -> None:
    offer, editor = _offer()
    assert _press(offer, editor, f"keep:{FIELD}", typed) == typed
    assert not PartyText.objects.exists()


@pytest.mark.parametrize("button", ["insert:x:y", "insert:99:task.title", "keep:nie.ma", "keep:"])
def test_a_button_that_nobody_made_only_saves(button: str) -> None:
    offer, editor = _offer()
    assert _press(offer, editor, button, "Tekst") == "Tekst"
