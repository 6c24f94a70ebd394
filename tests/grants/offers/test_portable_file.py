"""A draft goes out as a file and comes in as one, seen before it is taken, by members alone."""

import json

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.grants.offers.portable import offer_export, offer_import
from ccop.grants.offers.services import offer_move, offer_save
from ccop.kernel import journal
from ccop.kernel.paperwork.drafts import RowChange, Typed
from ccop.kernel.people.models import KeptPost, Person
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db


def _drafted() -> tuple[Offer, Person]:
    party = organisation()
    editor = member(party, "editor")
    return offer_drafted(call(), party, editor), editor


def _file(offer: Offer, values: object, **changed: object) -> bytes:
    head = {"format": "ccop-form", "format_version": 1, "form": "oferta/2018", "values": values}
    return json.dumps(head | changed).encode()


def _client(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _sent(client: Client, offer: Offer, data: bytes) -> HttpResponse:
    address = reverse("offers:files", args=[offer.party_id, offer.pk])
    sent = {"file": SimpleUploadedFile("oferta.json", data)}
    return client.post(address, sent)  # type: ignore[return-value]


def _confirmed(client: Client, offer: Offer, data: bytes, revision: int) -> HttpResponse:
    address = reverse("offers:files", args=[offer.party_id, offer.pk])
    sent = {"content": data.decode(), "revision": revision}
    return client.post(address, sent)  # type: ignore[return-value]


def test_the_download_is_a_file_with_what_was_typed_and_nobody_who_typed_it() -> None:
    offer, editor = _drafted()
    address = reverse("offers:file", args=[offer.party_id, offer.pk])
    answer = _client(editor).get(address)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    content = json.loads(answer.content)
    assert content["values"]["task"]["title"] == "Głosy dzielnicy"
    text = answer.content.decode()
    for inner in (editor.full_name, editor.email, str(offer.pk), str(offer.party_id)):
        assert inner not in text


def test_a_file_is_shown_with_what_it_would_change_before_anything_is() -> None:
    offer, editor = _drafted()
    data = _file(offer, {"task": {"title": "Chór", "colour": "red"}, "costs": "x"}, form="oferta/3")
    page = _sent(_client(editor), offer, data).content.decode()
    assert "<del>Głosy dzielnicy</del>" in page
    assert "<ins>Chór</ins>" in page
    assert "<code>task.colour</code>" in page
    assert "<code>costs</code>" in page
    assert "inną wersję formularza" in page
    offer.draft.refresh_from_db()
    assert offer.draft.revision == 1


def test_a_confirmed_file_is_one_saving_that_history_names_and_the_journal_knows() -> None:
    offer, editor = _drafted()
    client = _client(editor)
    data = _file(offer, {"task": {"title": "Chór"}, "results": [{"id": "r9", "name": "Koncert"}]})
    answer = _confirmed(client, offer, data, 1)
    assert answer.status_code == 302
    again = _confirmed(client, offer, data, 1)
    assert again.status_code == 302
    offer.draft.refresh_from_db()
    document = offer.draft.document
    assert document["task"]["title"] == "Chór"
    assert document["task"]["summary"] == "Warsztaty śpiewu dla mieszkańców Rakowa."
    assert [row["id"] for row in document["results"]] == ["r9"]
    assert offer.draft.revision == 2
    assert not offer.draft.conflicts.exists()
    history = client.get(reverse("offers:history", args=[offer.party_id, offer.pk]))
    assert "wzięto z pliku" in history.content.decode()
    stream = f"konkurs:{offer.task.competition_id}"
    acts = [entry.act for entry in journal.read(stream)]
    assert acts.count("offer.imported") == 1


def test_a_file_confirmed_after_the_session_has_ended_is_offered_again() -> None:
    offer, editor = _drafted()
    client = _client(editor)
    client.get(reverse("people:home"))
    del client.cookies[settings.SESSION_COOKIE_NAME]
    data = _file(offer, {"task": {"title": "Chór", "summary": "\u0000 znak"}})
    assert "logowanie" in _confirmed(client, offer, data, 1).headers["Location"]
    kept = KeptPost.objects.get(person=editor)
    client.force_login(editor)
    assert client.get(reverse("people:kept", args=[kept.pk])).status_code == 200
    assert client.post(kept.path, dict(kept.fields)).status_code == 302
    offer.draft.refresh_from_db()
    assert offer.draft.document["task"]["title"] == "Chór"


def test_its_own_file_changes_nothing_in_a_draft() -> None:
    offer, editor = _drafted()
    page = _sent(_client(editor), offer, offer_export(offer)).content.decode()
    assert "Nic by się nie zmieniło" in page
    offer_import(
        offer=offer, data=offer_export(offer), revision=1, actor=at_desk(editor, offer.party)
    )
    offer.draft.refresh_from_db()
    assert offer.draft.revision == 1


def test_a_whole_file_brings_a_draft_to_another_call() -> None:
    offer, editor = _drafted()
    other = offer_drafted(call(), offer.party, editor)
    other_actor = at_desk(editor, offer.party)
    removal = Typed({"task.title": "Inne"}, 1, change=RowChange("remove", "costs", "k1"))
    offer_save(offer=other, typed=removal, actor=other_actor)
    other.draft.refresh_from_db()
    offer_import(
        offer=other, data=offer_export(offer), revision=other.draft.revision, actor=other_actor
    )
    other.draft.refresh_from_db()
    for part in ("task", "costs", "results", "contact", "statements"):
        assert other.draft.document[part] == offer.draft.document[part]


def test_what_somebody_typed_after_the_preview_is_not_lost() -> None:
    offer, editor = _drafted()
    colleague = member(offer.party, "editor")
    typed = Typed({"task.title": "Tytuł koleżanki", "costs.k1.unit": "dzień"}, 1)
    offer_save(offer=offer, typed=typed, actor=at_desk(colleague, offer.party))
    data = _file(offer, {"task": {"title": "Z pliku", "summary": "Nowy opis"}, "costs": []})
    saved = offer_import(offer=offer, data=data, revision=1, actor=at_desk(editor, offer.party))
    document = saved.draft.document
    assert document["task"]["title"] == "Tytuł koleżanki"
    assert document["task"]["summary"] == "Nowy opis"
    assert [conflict.typed for conflict in saved.conflicts] == ["Z pliku"]
    assert saved.row_stays
    assert document["costs"][0]["unit"] == "dzień"


def test_an_offer_of_one_organisation_takes_nothing_that_is_of_several() -> None:
    offer, editor = _drafted()
    values = {
        "other": {"joint": "Razem.", "more": "Sala."},
        "shares": [{"id": "s", "offeror": "x", "years": {"1": "100"}}],
        "offerors": [{"id": "x", "name": "Inna", "register_number": "KRS 9"}],
    }
    data = _file(offer, values)
    page = _sent(_client(editor), offer, data).content.decode()
    for path in ("other.joint", "shares.s", "offerors.x"):
        assert f"<code>{path}</code>" in page
    saved = offer_import(offer=offer, data=data, revision=1, actor=at_desk(editor, offer.party))
    document = saved.draft.document
    assert document["other"] == {"payment": "nieodpłatnie", "more": "Sala."}
    assert not document.get("shares")
    assert document["offerors"] == offer.draft.document["offerors"]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b'{"format": "inny"}', b"[" * 5000])
def test_a_wrong_file_is_refused_with_the_reason_on_the_page(data: bytes) -> None:
    offer, editor = _drafted()
    answer = _sent(_client(editor), offer, data)
    assert answer.status_code == 409
    assert "PLIK-" in answer.content.decode()


def test_a_sealed_offer_takes_no_file() -> None:
    offer, editor = _drafted()
    actor = at_desk(editor, offer.party)
    data = _file(offer, {"task": {"title": "Chór"}})
    offer_move(offer=offer, move="seal", actor=actor)
    with pytest.raises(Refused):
        offer_import(offer=offer, data=data, revision=1, actor=actor)
    assert _sent(_client(editor), offer, data).status_code == 409
    assert _confirmed(_client(editor), offer, data, 1).status_code == 409


@pytest.mark.parametrize("role", ["viewer", "signatory"])
def test_only_editors_take_a_file_in(role: str) -> None:
    offer, _ = _drafted()
    client = _client(member(offer.party, role))
    data = _file(offer, {"task": {"title": "Chór"}})
    assert _sent(client, offer, data).status_code == 404
    assert _confirmed(client, offer, data, 1).status_code == 404
    page = client.get(reverse("offers:files", args=[offer.party_id, offer.pk])).content.decode()
    assert 'type="file"' not in page


def test_another_organisation_neither_saves_nor_reads() -> None:
    offer, _ = _drafted()
    other = organisation("Obca (przykład)")
    client = _client(member(other, "editor"))
    for party in (other.pk, offer.party_id):
        for name in ("file", "files"):
            assert client.get(reverse(f"offers:{name}", args=[party, offer.pk])).status_code == 404
