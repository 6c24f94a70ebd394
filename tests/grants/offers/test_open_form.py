"""The office sees an offer without the people in it; no person of the examples is there."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from ccop.config import demonstration
from ccop.grants.offers.models import Offer
from ccop.grants.offers.work import open_work
from ccop.kernel.people.models import Person
from ccop.law.forms.redaction import BLACKENED
from tests.support.people import clerk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> None:
    demonstration.load()


def test_no_person_of_the_demonstration_appears_in_an_open_offer() -> None:
    offers = Offer.objects.exclude(paper=None)
    assert offers
    surnames = {person.full_name.split()[1] for person in Person.objects.all()}
    for offer in offers:
        text = json.dumps(open_work(offer).document, ensure_ascii=False)
        assert BLACKENED in text
        for contact in offer.draft.document["contact"].values():
            assert contact not in text
        for surname in surnames:
            assert surname[:-1] not in text


def test_page_and_file_hold_the_same_and_name_the_checksum() -> None:
    offer = Offer.objects.filter(state="submitted").select_related("paper").first()
    assert offer is not None
    client = Client()
    client.force_login(clerk("grants_clerk"))
    page = client.get(reverse("offers:office_open", args=[offer.pk])).content.decode()
    contact = offer.draft.document["contact"]["name"]
    assert contact not in page
    assert BLACKENED in page
    data = client.get(reverse("offers:office_open_file", args=[offer.pk])).json()
    assert data["checksum"] == offer.sealed.checksum
    assert data["content"] == open_work(offer).document
