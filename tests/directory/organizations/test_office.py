"""The office keeps the directory: the keeper changes cards, an auditor reads them."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from ccop.directory.organizations import card
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.forms import OfficeCardForm, form_for
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_change
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from tests.support.organizations import AS_OF, SOURCE, listed, proposed
from tests.support.people import clerk

pytestmark = pytest.mark.django_db
OFFICE = "/urzad/baza/"


def _client(role: Role) -> Client:
    client = Client()
    client.force_login(clerk(role))
    return client


@pytest.fixture
def keeper() -> Client:
    return _client(Role.DIRECTORY_KEEPER)


def _hidden(**values: Any) -> Organization:
    organization = listed(**values)
    card_change(
        organization=organization,
        values={},
        public={"email": False},
        source=SOURCE,
        as_of=AS_OF,
        actor=Actor.system(),
    )
    return organization


def _readings() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM journal_entry WHERE body LIKE '%organization.read%'")
        return [body for (body,) in cursor.fetchall()]


def _new(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Fundacja Wpisana (przykład)",
        "source": "pismo organizacji",
        "as_of": "12.03.2026",
        "token": str(uuid4()),
        **changes,
    }


def test_all_cards_are_listed_and_found_by_words_numbers_and_state(keeper: Client) -> None:
    listed("Fundacja Jawna (przykład)", krs="0000000042")
    proposed("Klub Zgłoszony (przykład)")
    page = keeper.get(OFFICE).content.decode()
    assert "Fundacja Jawna" in page
    assert "Klub Zgłoszony" in page
    for asked in ({"q": "fundacja jawna"}, {"q": "0000000042"}, {"stan": "listed"}):
        found = keeper.get(OFFICE, asked).content.decode()
        assert "Fundacja Jawna" in found
        assert "Klub Zgłoszony" not in found


def test_reading_what_is_not_public_is_on_record_without_what_was_read(keeper: Client) -> None:
    organization = _hidden(email="tajne@przyklad.example")
    page = keeper.get(f"{OFFICE}{organization.pk}/").content.decode()
    assert "tajne@przyklad.example" in page
    assert "niepubliczne" in page
    (entry,) = _readings()
    assert f'"organization":{organization.pk}' in entry
    assert "tajne" not in entry


def test_reading_a_card_that_is_all_public_is_not_on_record(keeper: Client) -> None:
    keeper.get(f"{OFFICE}{listed(email='jawne@przyklad.example').pk}/")
    assert not _readings()


def test_staff_type_in_a_card_with_its_source(keeper: Client) -> None:
    sent = _new(nip="9490000042", standing="ust2")
    answers = [keeper.post(f"{OFFICE}nowa/", sent) for _ in range(2)]
    organization = Organization.objects.select_related("party").get()
    fact = read_facts(organization.facts)["nip"]
    assert (fact.source, f"{fact.as_of}") == ("pismo organizacji", "2026-03-12")
    assert organization.state == "listed"
    assert [answer["Location"] for answer in answers] == [f"{OFFICE}{organization.pk}/"] * 2


def test_a_card_like_another_is_asked_about_first(keeper: Client) -> None:
    listed("Fundacja Znana (przykład)", krs="0000000042")
    for same in ({"krs": "42"}, {"name": "FUNDACJA znana (przykład)"}):
        answer = keeper.post(f"{OFFICE}nowa/", _new(**same))
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Fundacja Znana (przykład)" in page
        assert "pismo organizacji" in page
    assert Organization.objects.count() == 1
    keeper.post(f"{OFFICE}nowa/", _new(krs="42", another="on"))
    assert Organization.objects.count() == 2


def test_the_keeper_changes_a_card_and_sees_what_somebody_changed_meanwhile(
    keeper: Client,
) -> None:
    organization = listed(form="foundation")
    form = form_for(OfficeCardForm, organization, read_facts(organization.facts), None)
    fields = {name: form[name].value() for name in form.fields}
    sent = {name: said for name, said in fields.items() if said is not None}
    sent |= {"aims": "Moje.", "source": "pismo", "as_of": "12.03.2026"}
    card_change(
        organization=organization,
        values={"aims": "Cudze."},
        source=SOURCE,
        as_of=AS_OF,
        actor=Actor.system(),
    )
    address = f"{OFFICE}{organization.pk}/zmiana/"
    assert keeper.get(address).status_code == 200
    answer = keeper.post(address, sent)
    assert answer.status_code == 409
    assert "Cudze." in answer.content.decode()
    sent["seen"] = answer.context["form"]["seen"].value()
    assert keeper.post(address, sent).status_code == 302
    changed = Organization.objects.select_related("party").get(pk=organization.pk)
    assert card.values(changed)["aims"] == "Moje."
    assert read_facts(changed.facts)["aims"].source == "pismo"


def test_a_card_goes_off_the_list_and_back_each_time_with_a_reason(keeper: Client) -> None:
    organization = listed()
    address = f"{OFFICE}{organization.pk}/stan/"
    assert "To pole" in keeper.post(address, {"do": "archived", "reason": ""}).content.decode()
    for state in ("hidden", "archived", "listed"):
        keeper.post(address, {"do": state, "reason": f"Powód {state}."})
        assert Organization.objects.get(pk=organization.pk).state == state
    page = keeper.get(f"{OFFICE}{organization.pk}/").content.decode()
    for state in ("hidden", "archived", "listed"):
        assert f"Powód {state}." in page
    assert keeper.post(address, {"do": "listed", "reason": "Znów."}).status_code == 409
    for state in ("merged", "proposed", ""):
        assert keeper.post(address, {"do": state, "reason": "Nie."}).status_code == 404


def test_an_auditor_reads_and_changes_nothing() -> None:
    organization, auditor = _hidden(email="tajne@przyklad.example"), _client(Role.AUDITOR)
    page = auditor.get(f"{OFFICE}{organization.pk}/").content.decode()
    assert "tajne@przyklad.example" in page
    assert "Zmień wizytówkę" not in page
    assert len(_readings()) == 1
    for address in ("nowa/", f"{organization.pk}/zmiana/", f"{organization.pk}/stan/"):
        assert auditor.post(f"{OFFICE}{address}", {"do": "hidden"}).status_code == 404


def test_others_of_the_city_do_not_know_the_office_of_the_directory() -> None:
    organization = listed()
    for role in (Role.GRANTS_CLERK, Role.WEBMASTER, Role.OPERATOR):
        client = _client(role)
        assert client.get(OFFICE).status_code == 404
        assert client.get(f"{OFFICE}{organization.pk}/").status_code == 404
