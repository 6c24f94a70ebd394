"""Whoever opens the old address of an organisation's page comes to its card."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ccop.directory.importing.addresses import read_addresses
from ccop.directory.importing.models import OldAddress
from ccop.directory.organizations.models import Organization
from ccop.law.reading import Unreadable
from tests.support.imports import keeping
from tests.support.organizations import listed, proposed

pytestmark = pytest.mark.django_db


def _leads(path: str, card: Organization) -> OldAddress:
    return OldAddress.objects.create(path=path, organization=card)


@pytest.mark.parametrize(
    "asked",
    [
        "/ngo/Łąka",
        "/ngo/%C5%81%C4%85ka/",
        "/NGO//łąka/",
        "/ngo/łąka?utm=1",
        "/ngo/%C5%82a%CC%A8ka",  # ą as a and its tail
    ],
)
def test_any_writing_of_the_address_leads_to_the_card(client: Client, asked: str) -> None:
    card = listed()
    _leads("/ngo/łąka", card)
    answer = client.get(asked)
    assert answer.status_code == 301
    assert answer["Location"] == card.get_absolute_url()


def test_an_address_with_parameters_is_told_from_others(client: Client) -> None:
    one, other = listed(), listed()
    _leads("/index.php?id=1&typ=ngo", one)
    _leads("/index.php?id=2", other)
    assert client.get("/index.php?typ=ngo&id=1")["Location"] == one.get_absolute_url()
    assert client.get("/index.php?id=2")["Location"] == other.get_absolute_url()
    assert client.get("/index.php?id=3").status_code == 404
    assert client.get("/index.php").status_code == 404


def test_the_way_follows_a_card_that_was_joined_with_another(client: Client) -> None:
    heir, gone = listed(), listed()
    _leads("/ngo/1", gone)
    Organization.objects.filter(pk=gone.pk).update(
        state=Organization.State.MERGED, merged_into=heir
    )
    assert client.get("/ngo/1")["Location"] == heir.get_absolute_url()


def test_a_card_that_is_not_listed_stays_hidden(client: Client) -> None:
    _leads("/ngo/1", proposed())
    assert client.get("/ngo/1").status_code == 404


def test_an_unknown_address_is_not_found_and_nothing_is_posted_on(client: Client) -> None:
    _leads("/ngo/1", listed())
    assert client.get("/ngo/2").status_code == 404
    assert client.post("/ngo/1").status_code in {403, 404}


def test_a_page_that_is_found_asks_for_no_old_address(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/dostepnosc/").status_code == 200
    assert not [query for query in asked if "oldaddress" in query["sql"]]


def test_the_slash_that_an_address_lacks_is_still_added(client: Client) -> None:
    answer = client.get("/dostepnosc")
    assert (answer.status_code, answer["Location"]) == (301, "/dostepnosc/")


def test_an_address_leads_to_one_card_only() -> None:
    _leads("/ngo/1", listed())
    with pytest.raises(IntegrityError), transaction.atomic():
        _leads("/ngo/1", listed())


@pytest.mark.parametrize(
    "address", ["/", "/kontakt", "https://stara.example/urzad/", "/?x=1", "x" * 1001]
)
def test_an_address_of_this_site_or_of_nothing_is_refused(address: str) -> None:
    with pytest.raises(Unreadable):
        read_addresses(address)


def test_the_keeper_sees_where_old_addresses_lead(client: Client) -> None:
    card = listed()
    _leads("/ngo/1", card)
    client.force_login(keeping())
    page = client.get(reverse("importing:old_addresses")).content.decode()
    assert "/ngo/1" in page
    assert card.get_absolute_url() in page
