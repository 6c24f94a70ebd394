"""A party keeps texts for itself: its writers change them, its viewers read, nobody else sees."""

import pytest
from django.test import Client
from django.urls import reverse

from ccop.kernel import journal
from ccop.kernel.parties.models import Party, PartyText
from ccop.kernel.parties.selectors import library
from ccop.kernel.parties.services import text_add, text_change, text_remove
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db


def _kept(text: str = "Działamy od 2015 roku.") -> tuple[Party, Person, PartyText]:
    party = organisation()
    editor = member(party, "editor")
    return party, editor, _add(party, editor, text)


def _add(party: Party, person: Person, text: str, title: str = "Doświadczenie") -> PartyText:
    actor = at_desk(person, party)
    return text_add(party=party, kind="experience", title=title, text=text, actor=actor)


def _client(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_same_text_is_kept_once() -> None:
    party, editor, kept = _kept()
    assert _add(party, editor, kept.text, "Inna nazwa") == kept
    assert _add(party, editor, "Inny tekst") != kept


def test_a_change_that_would_write_over_somebody_elses_is_refused_and_kept_on_the_page() -> None:
    party, editor, kept = _kept()
    address = reverse("parties:text", args=[party.pk, kept.pk])
    typed = {"kind": "experience", "title": "Nazwa", "text": "Tekst koleżanki", "version": 1}
    assert _client(member(party, "editor")).post(address, typed).status_code == 302
    answer = _client(editor).post(address, {**typed, "text": "Mój tekst"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Mój tekst" in page
    assert "Tekst koleżanki" in page
    assert _client(editor).post(address, {**typed, "text": "Oba", "version": 2}).status_code == 302
    kept.refresh_from_db()
    assert kept.text == "Oba"


def test_the_journal_tells_the_acts_and_no_text() -> None:
    party, editor, kept = _kept()
    actor = at_desk(editor, party)
    change = {"kind": "about", "title": "Tajna nazwa", "content": "Tajny tekst"}
    text_change(text=kept, version=1, actor=actor, **change)
    text_change(text=kept, version=2, actor=actor, **change)
    text_remove(text=kept, actor=actor)
    entries = list(journal.read(f"podmiot:{party.pk}"))
    assert [entry.act for entry in entries] == ["text.added", "text.changed", "text.removed"]
    assert "Tajn" not in str(entries)
    assert journal.verify().exit_code == 0


def test_an_empty_text_and_one_that_cannot_be_printed_are_refused() -> None:
    party, editor, _ = _kept()
    for text in ("  ", "serce \U0001f600"):
        with pytest.raises(Refused):
            _add(party, editor, text)


def test_texts_are_found_by_their_words_page_by_page() -> None:
    party, editor, _ = _kept()
    for number in range(25):
        _add(party, editor, f"Warsztaty numer {number}", f"Nazwa {number}")
    client, address = _client(editor), reverse("parties:texts", args=[party.pk])
    first = client.get(address, {"szukaj": "warsztaty numer"}).content.decode()
    assert "Nazwa 24" in first
    assert "Nazwa 0<" not in first
    assert "Znaleziono: 25" in first
    second = client.get(address, {"szukaj": "warsztaty numer", "strona": "2"}).content.decode()
    assert "Nazwa 0<" in second
    none = client.get(address, {"szukaj": "nie ma"}).content.decode()
    assert "Żaden tekst nie ma tych słów." in none


def test_a_viewer_reads_and_changes_nothing() -> None:
    party, _, kept = _kept()
    viewer = member(party, "viewer")
    page = _client(viewer).get(reverse("parties:text", args=[party.pk, kept.pk])).content.decode()
    assert kept.text in page
    assert "<textarea" not in page
    for act in (
        lambda: _add(party, viewer, "Nowy"),
        lambda: text_remove(text=kept, actor=at_desk(viewer, party)),
    ):
        with pytest.raises(Refused):
            act()


def test_nobody_sees_texts_of_another_organisation() -> None:
    party, editor, kept = _kept()
    other = organisation("Obca (przykład)")
    stranger = member(other, "editor", "signatory")
    assert kept not in library(at_desk(stranger, other))
    client = _client(stranger)
    for desk in (party.pk, other.pk):
        assert client.get(reverse("parties:text", args=[desk, kept.pk])).status_code == 404
        assert client.post(reverse("parties:text_end", args=[desk, kept.pk])).status_code == 404
    with pytest.raises(Refused):
        text_remove(text=kept, actor=at_desk(stranger, other))
    assert list(library(at_desk(editor, party))) == [kept]
