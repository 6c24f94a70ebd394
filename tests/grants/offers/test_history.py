"""What was changed in an offer, by whom and when, can be read, compared and gone back to, by
members of its organisation alone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_save
from ccop.kernel.paperwork.drafts import RowChange, Typed
from ccop.kernel.paperwork.models import Revision
from ccop.kernel.people.models import Person
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db


def _drafted() -> tuple[Offer, Person]:
    party = organisation()
    editor = member(party, "editor")
    return offer_drafted(call(), party, editor), editor


def _saved_twice() -> tuple[Offer, Person]:
    """Revision 1 fills everything in, 2 changes the title, 3 removes a cost."""
    offer, editor = _drafted()
    _save(offer, editor, {"task.title": "Chór"})
    removal = Typed({}, 2, change=RowChange("remove", "costs", "k1"))
    offer_save(offer=offer, typed=removal, actor=at_desk(editor, offer.party))
    return offer, editor


def _save(offer: Offer, editor: Person, values: dict[str, str]) -> None:
    offer.draft.refresh_from_db()
    actor = at_desk(editor, offer.party)
    offer_save(offer=offer, typed=Typed(values, offer.draft.revision), actor=actor)


def _an_hour_later(offer: Offer, *numbers: int) -> None:
    """These revisions come an hour after the one before them."""
    for number in numbers:
        for revision in offer.draft.revisions.filter(number__gte=number):
            revision.at += timedelta(hours=1)
            revision.save()


def _at(person: Person, offer: Offer, address: str = "history", query: str = "") -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse(f"offers:{address}", args=[offer.party_id, offer.pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def _go_back(person: Person, offer: Offer, number: int) -> int:
    client = Client()
    client.force_login(person)
    address = reverse("offers:restore", args=[offer.party_id, offer.pk, number])
    status = client.post(address).status_code
    offer.draft.refresh_from_db()
    return status


def test_the_page_says_who_changed_what_before_and_after() -> None:
    offer, editor = _saved_twice()
    _an_hour_later(offer, 2, 3)
    page = _at(editor, offer)
    assert "<del>Głosy dzielnicy</del>" in page
    assert "<ins>Chór</ins>" in page
    assert "Koszt: usunięto" in page
    assert "zmieniono kolejność" not in page
    assert "<del>1. Warsztaty; Prowadzenie warsztatów; godzina; 120,00; 60</del>" in page
    assert editor.full_name in page


def test_only_the_words_that_differ_are_marked() -> None:
    offer, editor = _drafted()
    _save(offer, editor, {"task.summary": "Warsztaty tańca dla mieszkańców Rakowa."})
    _an_hour_later(offer, 2)
    page = _at(editor, offer)
    assert "Warsztaty <del>śpiewu </del>dla mieszkańców Rakowa." in page
    assert "Warsztaty <ins>tańca </ins>dla mieszkańców Rakowa." in page


def test_fields_saved_one_after_another_by_one_person_are_one_entry() -> None:
    offer, editor = _drafted()
    _an_hour_later(offer, 1)
    for title in ("C", "Ch", "Chór"):
        _save(offer, editor, {"task.title": title})
    page = _at(editor, offer)
    assert page.count('<section class="card') == 2  # the sitting, and the beginning
    assert "<ins>Ch</ins>" not in page
    assert 'id="zapis-4"' in page


def test_a_pause_and_another_person_begin_a_new_entry() -> None:
    offer, editor = _drafted()
    other = member(offer.party, "editor")
    _save(offer, other, {"task.title": "Chór"})
    _save(offer, other, {"task.title": "Chór Rakowa"})
    _an_hour_later(offer, 3)
    page = _at(editor, offer)
    assert [f'id="zapis-{number}"' in page for number in (3, 2, 1, 0)] == [True] * 4


def test_a_field_of_a_row_is_told_with_its_row_and_a_year_with_the_calendar() -> None:
    offer, editor = _saved_twice()
    _save(offer, editor, {"admin_costs.a1.unit": "rok", "admin_costs.a1.years.2": "300"})
    _an_hour_later(offer, 4)
    page = _at(editor, offer)
    second = offer.task.competition.starts_on.year + 1
    assert "„Księgowość”: Rodzaj miary" in page
    assert f"{second}</strong>" in page


def test_any_two_versions_are_compared_also_in_the_middle_of_a_sitting() -> None:
    offer, editor = _saved_twice()
    page = _at(editor, offer, "versions", "?od=1&do=2")
    assert "<del>Głosy dzielnicy</del>" in page
    assert "Koszt: usunięto" not in page
    assert "Koszt: usunięto" in _at(editor, offer, "versions", "?od=1&do=3")


def test_the_order_in_which_they_are_asked_for_does_not_matter() -> None:
    offer, editor = _saved_twice()
    page = _at(editor, offer, "versions", "?od=3&do=1")
    assert "<ins>Chór</ins>" in page


def test_without_versions_asked_for_the_last_sitting_is_shown() -> None:
    offer, editor = _saved_twice()
    _an_hour_later(offer, 3)
    page = _at(editor, offer, "versions")
    assert "Koszt: usunięto" in page
    assert "<ins>Chór</ins>" not in page


def test_versions_that_say_the_same_are_told_so() -> None:
    offer, editor = _saved_twice()
    assert "Obie wersje są takie same." in _at(editor, offer, "versions", "?od=2&do=2")


@pytest.mark.parametrize("asked", ["?od=99", "?do=99", "?od=-1", "?od=pierwsza", "?do=" + 40 * "9"])
def test_a_version_that_never_was_cannot_be_compared(asked: str) -> None:
    offer, editor = _saved_twice()
    client = Client()
    client.force_login(editor)
    address = reverse("offers:versions", args=[offer.party_id, offer.pk])
    assert client.get(address + asked).status_code == 404


def test_an_offer_nobody_has_typed_in_has_a_history_too() -> None:
    offer, editor = _drafted()
    offer.draft.revisions.all().delete()
    offer.draft.revision = 0
    offer.draft.save()
    assert "Nic jeszcze nie zapisano." in _at(editor, offer)
    assert "Obie wersje są takie same." in _at(editor, offer, "versions")


def test_what_was_restored_says_so() -> None:
    offer, editor = _saved_twice()
    _go_back(editor, offer, 1)
    assert "przywrócono wcześniejszą wersję" in _at(editor, offer)


def test_going_back_brings_the_text_and_the_row_and_is_a_saving_itself() -> None:
    offer, editor = _saved_twice()
    _go_back(editor, offer, 1)
    assert offer.draft.document["task"]["title"] == "Głosy dzielnicy"
    assert [row["id"] for row in offer.draft.document["costs"]] == ["k1"]
    assert offer.draft.revision == 4


def test_the_beginning_can_be_gone_back_to() -> None:
    offer, editor = _saved_twice()
    _go_back(editor, offer, 0)
    assert "title" not in offer.draft.document.get("task", {})
    assert offer.draft.document["offerors"]
    assert offer.draft.revisions.latest("number").reason == Revision.Reason.RESTORED


def test_a_version_that_never_was_does_not_exist() -> None:
    offer, editor = _saved_twice()
    assert _go_back(editor, offer, 99) == 404
