"""The file of a joint offer: any organisation that makes it saves and reads it, and stays in it."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.copying import earlier_offers, offer_copy
from ccop.grants.offers.models import Offer
from ccop.grants.offers.portable import offer_export, offer_import
from ccop.grants.offers.services import offer_move, offer_start
from tests.support.calls import call
from tests.support.joint import Team, invited, joint_drafted, team
from tests.support.offers import offer_drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def teams() -> tuple[Team, Team]:
    return team("Lider (przykład)"), team("Partner Zielony (przykład)")


def _send(offer: Offer, sender: Team, data: bytes) -> int:
    client = Client()
    client.force_login(sender.editor)
    address = reverse("offers:files", args=[sender.party.pk, offer.pk])
    return client.post(address, {"file": SimpleUploadedFile("o.json", data)}).status_code


def test_a_partner_reads_a_file_in_and_the_organisations_stay(teams: tuple[Team, Team]) -> None:
    leading, partner = teams
    offer = joint_drafted(call(), leading, partner)
    content = json.loads(offer_export(offer))
    content["values"]["other"]["joint"] = "Dzielimy się inaczej."
    content["values"]["shares"][0]["years"] = {"1": "5000"}
    content["values"]["offerors"].pop()
    data = json.dumps(content).encode()
    assert _send(offer, partner, data) == 200
    saved = offer_import(
        offer=offer, data=data, revision=offer.draft.revision, actor=partner.writing
    )
    document = saved.draft.document
    assert document["other"]["joint"] == "Dzielimy się inaczej."
    assert document["shares"][0]["years"] == {"1": "5000"}
    assert len(document["offerors"]) == len(document["shares"]) == 2


def test_who_is_only_invited_reads_and_takes_nothing_in(teams: tuple[Team, Team]) -> None:
    leading, partner = teams
    offer = offer_drafted(call(), leading.party, leading.editor)
    invited(offer, leading, partner)
    assert _send(offer, partner, offer_export(offer)) == 404
    client = Client()
    client.force_login(partner.editor)
    address = reverse("offers:file", args=[partner.party.pk, offer.pk])
    assert client.get(address).status_code == 200
    offer_move(offer=offer, move="leave", actor=partner.writing)
    assert client.get(address).status_code == 404


def test_a_partner_begins_nothing_from_an_offer_that_another_leads(
    teams: tuple[Team, Team],
) -> None:
    leading, partner = teams
    joint = joint_drafted(call(), leading, partner)
    own = offer_start(task=call(), party=partner.party, actor=partner.writing)
    assert joint not in earlier_offers(own, partner.writing)


def test_what_partners_agreed_on_stays_behind(teams: tuple[Team, Team]) -> None:
    leading, partner = teams
    joint = joint_drafted(call(), leading, partner)
    own = offer_start(task=call(), party=leading.party, actor=leading.writing)
    saved = offer_copy(offer=own, source=joint, revision=0, actor=leading.writing)
    document = saved.draft.document
    assert [row["name"] for row in document["offerors"]] == [leading.party.name]
    assert not document.get("shares")
    assert "joint" not in document["other"]
    assert document["task"]["title"] == "Głosy dzielnicy"
