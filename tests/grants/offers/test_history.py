"""Every saving of an offer can be read and gone back to, by members of its organisation alone."""

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_save
from ccop.kernel.paperwork.drafts import RowChange, Typed
from ccop.kernel.people.models import Person
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db


def _saved_twice() -> tuple[Offer, Person]:
    party = organisation()
    editor = member(party, "editor")
    offer = offer_drafted(call(), party, editor)
    actor = at_desk(editor, party)
    offer_save(offer=offer, typed=Typed({"task.title": "Chór"}, 1), actor=actor)
    removal = Typed({}, 2, change=RowChange("remove", "costs", "k1"))
    offer_save(offer=offer, typed=removal, actor=actor)
    return offer, editor


def test_the_page_says_who_changed_what_before_and_after() -> None:
    offer, editor = _saved_twice()
    client = Client()
    client.force_login(editor)
    page = client.get(reverse("offers:history", args=[offer.party_id, offer.pk])).content.decode()
    assert "<del>Głosy dzielnicy</del>" in page
    assert "<ins>Chór</ins>" in page
    assert "Koszt: usunięto" in page
    assert "zmieniono kolejność" not in page
    assert "<del>1. Warsztaty; Prowadzenie warsztatów; godzina; 120,00; 60</del>" in page
    assert editor.full_name in page


def test_a_field_of_a_row_is_told_with_its_row_and_a_year_with_the_calendar() -> None:
    offer, editor = _saved_twice()
    values = {"admin_costs.a1.unit": "rok", "admin_costs.a1.years.2": "300"}
    actor = at_desk(editor, offer.party)
    offer_save(offer=offer, typed=Typed(values, 3), actor=actor)
    client = Client()
    client.force_login(editor)
    page = client.get(reverse("offers:history", args=[offer.party_id, offer.pk])).content.decode()
    second = offer.task.competition.starts_on.year + 1
    assert "„Księgowość”: Rodzaj miary" in page
    assert f"{second}</strong>" in page


def test_what_was_restored_says_so() -> None:
    offer, editor = _saved_twice()
    client = Client()
    client.force_login(editor)
    client.post(reverse("offers:restore", args=[offer.party_id, offer.pk, 1]))
    page = client.get(reverse("offers:history", args=[offer.party_id, offer.pk])).content.decode()
    assert "przywrócono wcześniejszą wersję" in page


def test_going_back_brings_the_text_and_the_row_and_is_a_saving_itself() -> None:
    offer, editor = _saved_twice()
    client = Client()
    client.force_login(editor)
    client.post(reverse("offers:restore", args=[offer.party_id, offer.pk, 1]))
    offer.draft.refresh_from_db()
    assert offer.draft.document["task"]["title"] == "Głosy dzielnicy"
    assert [row["id"] for row in offer.draft.document["costs"]] == ["k1"]
    assert offer.draft.revision == 4


def test_a_version_that_never_was_does_not_exist() -> None:
    offer, editor = _saved_twice()
    client = Client()
    client.force_login(editor)
    address = reverse("offers:restore", args=[offer.party_id, offer.pk, 99])
    assert client.post(address).status_code == 404
