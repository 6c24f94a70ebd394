"""The office sees an offer without the people in it; no person of the examples is there."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ccop.config import demonstration
from ccop.grants.competitions.models import Competition
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move
from ccop.grants.offers.work import open_work
from ccop.kernel.paperwork.sealing import paper_document
from ccop.kernel.parties.selectors import members
from ccop.kernel.people.demonstration import demonstration_people
from ccop.kernel.people.models import Person
from ccop.law.forms.base import Kind, specs
from ccop.law.forms.document import Document
from ccop.law.forms.offer_2018 import Offer as OfferForm
from ccop.law.forms.redaction import BLACKENED, redacted
from tests.support.calls import call, close_and_open
from tests.support.joint import Team, joint_submitted, team
from tests.support.offers import offer_submitted
from tests.support.people import at_desk, clerk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> None:
    demonstration.load()


def _surname(name: str) -> str:
    """Its part that no case of declension changes; a first name alone may be a street's."""
    return re.sub(r"\(.*?\)", "", name).split()[-1][:-1]


def _traces(people: list[Person], *contacts: dict[str, str]) -> set[str]:
    """What would tell these people: surname, address, and whatever a contact was typed to be."""
    found = {_surname(person.full_name) for person in people}
    found |= {person.email for person in people}
    for contact in contacts:
        found |= {_surname(contact["name"]), contact["email"], contact["phone"]}
        found.add(re.sub(r"\D", "", contact["phone"]))
    return found


def _everybody() -> set[str]:
    """Traces of all people of the demonstration, of contacts typed into any offer, submitted or
    not, and of those who approved one."""
    drafts = [offer.draft.document for offer in Offer.objects.select_related("draft")]
    return _traces(
        list(demonstration_people()), *(each["contact"] for each in drafts if "contact" in each)
    )


def _assert_nobody(text: str, traces: set[str]) -> None:
    found = sorted(trace for trace in traces if trace in text)
    assert not found, found


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False)


def _all_submitted() -> list[Offer]:
    """Every offer of the demonstration that can be submitted is, and all calls have been opened."""
    for offer in Offer.objects.filter(state="sealed"):
        signatory = at_desk(members(offer.party_id, "signatory")[0], offer.party)
        for move in ("sign", "submit"):
            offer_move(offer=offer, move=move, actor=signatory)
    for competition in Competition.objects.unopened():
        close_and_open(competition.tasks.all()[0])
    return list(Offer.objects.filter(state="submitted").select_related("case", "draft", "paper"))


def test_no_person_of_the_demonstration_appears_in_any_offer_redacted() -> None:
    offers = list(Offer.objects.select_related("draft"))
    assert {offer.state for offer in offers} >= {"draft", "sealed", "submitted"}
    traces = _everybody()
    for offer in offers:
        _assert_nobody(_text(redacted(OfferForm, offer.draft.document)), traces)
        if offer.paper_id:
            content = _text(open_work(offer).document)
            assert BLACKENED in content
            _assert_nobody(content, traces)


def test_no_person_of_the_demonstration_appears_on_a_page_or_in_a_file_without_persons() -> None:
    traces = _everybody()
    submitted = _all_submitted()
    assert len(submitted) >= 3
    client = Client()
    client.force_login(clerk("grants_clerk"))
    for offer in submitted:
        page = client.get(reverse("offers:office_open", args=[offer.pk]))
        assert page.status_code == 200
        assert BLACKENED in page.text
        _assert_nobody(unescape(page.text), traces)
        data = client.get(reverse("offers:office_open_file", args=[offer.pk]))
        _assert_nobody(data.text, traces)
        assert data.json()["checksum"] == offer.sealed.checksum
        assert data.json()["content"] == open_work(offer).document


def _texts(document: Any, path: str = "") -> Iterator[tuple[dict[str, Any], str, str]]:
    """Every leaf with the place it lies in and its path as the definition writes it."""
    for name, inner in document.items():
        star = f"{path}.{'*' if name.isdigit() else name}".lstrip(".")
        if isinstance(inner, str):
            yield document, name, star
        for row in inner if isinstance(inner, list) else [inner]:
            if isinstance(row, dict):
                yield from _texts(row, star if row is inner else f"{star}.*")


def _writable() -> set[str]:
    """Paths into which an organisation writes sentences that are not published as its own data."""
    kinds = {Kind.TEXT, Kind.LONG}
    return {
        path
        for path, spec in specs(OfferForm).items()
        if spec.kind in kinds and not (spec.person or spec.published)
    }


def test_people_of_an_offer_written_into_all_its_sentences_are_found_in_each() -> None:
    """Those who may be named in an offer: its contact and its signatories."""
    writable = _writable()
    reached: set[str] = set()
    for offer in _all_submitted():
        document = paper_document(offer.sealed)["content"]
        signatories = [each.name for each in offer.sealed.signatures.all()]
        contact = document["contact"]
        named = [re.sub(r" \(.*\)", "", name) for name in (contact["name"], *signatories)]
        sentence = f"{' i '.join(named)}: tel. {contact['phone']}, {contact['email']}"
        for place, name, star in list(_texts(document)):
            if star in writable:
                place[name] = f"{place[name]} Prowadzi {sentence}."
                reached.add(star)
        shown = redacted(OfferForm, document, signatories)
        traces = _traces([], contact) | {_surname(name) for name in signatories}
        _assert_nobody(_text(shown), traces)
        assert _text(shown).count("Prowadzi [dane osoby]") == _text(document).count("Prowadzi ")
    assert {"task.summary", "actions.*.description", "costs.*.kind", "other.more"} <= reached


def test_offers_of_one_and_of_several_organisations_tell_of_nobody() -> None:
    """Offers as tests make them, with people whom each of the organisations has."""
    leading, partner = team("Stowarzyszenie Wiodące (przykład)"), team("Fundacja Druga (przykład)")
    alone = _named(team("Klub Osobny (przykład)"), "Ścibora", "Wąsowicz")
    joint = joint_submitted(
        call(), _named(leading, "Żaneta", "Gżegżółka"), _named(partner, "Łucja", "Ćwiek")
    )
    single = offer_submitted(call(), alone.party, alone.editor, alone.signatory)
    people = [each for team in (leading, partner, alone) for each in (team.editor, team.signatory)]
    for offer in (joint, single):
        content = open_work(Offer.objects.get(pk=offer.pk)).document
        _assert_nobody(_text(content), _traces(people, offer.draft.document["contact"]))


def _named(made: Team, editor: str, signatory: str) -> Team:
    for person, name in ((made.editor, editor), (made.signatory, signatory)):
        Person.objects.filter(pk=person.pk).update(full_name=f"Maria {name} (przykład)")
    return made
