"""An organisation keeps its card at its own desk."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from ccop.directory.organizations import card
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.forms import CardForm, form_for
from ccop.directory.organizations.models import Organization
from ccop.kernel import clock
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.services import party_update
from ccop.kernel.people.models import Person
from tests.support.organizations import listed
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def party() -> Party:
    return organisation("Fundacja „ŁĄKA” (przykład)")


@pytest.fixture
def own(party: Party) -> Organization:
    return listed(
        party=party,
        form="foundation",
        krs="0000000042",
        spheres=["16"],
        accepts_volunteers=True,
        registered_on=date(2015, 3, 12),
        topics=["muzyka", "teatr"],
    )


def _client(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _address(organization: Organization) -> str:
    return f"/pulpit/{organization.party_id}/wizytowka/"


def _typed(organization: Organization, **changes: Any) -> dict[str, Any]:
    """The form as it was opened, with some fields typed anew."""
    organization = Organization.objects.get(pk=organization.pk)
    form = form_for(CardForm, organization, read_facts(organization.facts), None)
    fields = {name: form[name].value() for name in form.fields}
    return {name: said for name, said in {**fields, **changes}.items() if said is not None}


def test_the_form_opens_with_the_card_and_saving_it_as_it_is_changes_nothing(
    own: Organization,
) -> None:
    client = _client(member(own.party, "editor"))
    page = client.get(_address(own)).content.decode()
    assert "Fundacja „ŁĄKA” (przykład)" in page
    assert "12.03.2015" in page
    before = Organization.objects.filter(pk=own.pk).values().get()
    assert client.post(_address(own), _typed(own, do="save")).status_code == 302
    assert Organization.objects.filter(pk=own.pk).values().get() == before


def test_what_the_organisation_changes_bears_it_as_the_source(own: Organization) -> None:
    client = _client(member(own.party, "administrator"))
    changes = {
        "aims": "Śpiewamy.",
        "krs": "43",
        "postcode": "42200",
        "website": "laka.przyklad.example",
        "delivery_address": "ae:pl-12345-12345-abcde-12",
        "topics": "muzyka\nśpiew; taniec",
        "accepts_volunteers": "no",
    }
    assert client.post(_address(own), _typed(own, **changes, do="save")).status_code == 302
    changed = Organization.objects.select_related("party").get(pk=own.pk)
    values, facts = card.values(changed), read_facts(changed.facts)
    assert values["krs"] == "0000000043"
    assert values["postcode"] == "42-200"
    assert values["website"] == "https://laka.przyklad.example"
    assert values["delivery_address"] == "AE:PL-12345-12345-ABCDE-12"
    assert values["topics"] == ["muzyka", "śpiew", "taniec"]
    assert values["accepts_volunteers"] is False
    assert (facts["krs"].source, facts["krs"].as_of) == ("organizacja", clock.today())
    assert facts["form"].source == "wykaz (przykład)"
    assert changed.confirmed_on is None


def test_saving_may_confirm_that_the_data_are_true(own: Organization) -> None:
    client = _client(member(own.party, "signatory"))
    client.post(_address(own), _typed(own, do="confirm"))
    assert Organization.objects.get(pk=own.pk).confirmed_on == clock.today()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", " "),
        ("nip", "123"),
        ("regon", "12"),
        ("krs", "12345678901"),
        ("postcode", "4220"),
        ("terc", "24640"),
        ("simc", "x123456"),
        ("delivery_address", "AE:PL-1-2-ABCDE-12"),
        ("email", "biuro"),
        ("website", "to nie adres"),
        ("social_media", "javascript:alert(1)"),
        ("registered_on", "31.02.2015"),
        ("form", "spółka"),
        ("spheres", ["99"]),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(
    own: Organization, field: str, typed: str | list[str]
) -> None:
    client = _client(member(own.party, "editor"))
    sent = _typed(own, **{"aims": "Długi opis celów.", field: typed}, do="save")
    answer = client.post(_address(own), sent)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    page = answer.content.decode()
    assert "<title>Błąd:" in page
    assert "Długi opis celów." in page
    if isinstance(typed, str):
        assert typed in page
    assert Organization.objects.get(pk=own.pk).aims == ""


def test_a_field_is_hidden_from_everybody_and_shown_again(own: Organization) -> None:
    client = _client(member(own.party, "editor"))
    client.post(_address(own), _typed(own, hidden=["topics"], do="save"))
    assert "muzyka" not in Client().get(own.get_absolute_url()).content.decode()
    assert 'value="topics" id' in client.get(_address(own)).content.decode()
    client.post(_address(own), _typed(own, hidden=[], do="save"))
    assert "muzyka" in Client().get(own.get_absolute_url()).content.decode()


def test_what_somebody_changed_meanwhile_is_not_written_over_unseen(own: Organization) -> None:
    first, second = (_client(member(own.party, "editor")) for _ in range(2))
    mine, theirs = (_typed(own, aims=aims, do="save") for aims in ("Moje.", "Cudze."))
    assert second.post(_address(own), theirs).status_code == 302
    answer = first.post(_address(own), mine)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Cudze." in page
    assert page.count("Moje.") == 2
    assert Organization.objects.get(pk=own.pk).aims == "Cudze."
    again = {**mine, "seen": answer.context["form"]["seen"].value()}
    assert first.post(_address(own), again).status_code == 302
    assert Organization.objects.get(pk=own.pk).aims == "Moje."


def test_the_same_form_sent_twice_is_no_conflict(own: Organization) -> None:
    client = _client(member(own.party, "editor"))
    sent = _typed(own, aims="Cele.", do="save")
    assert [client.post(_address(own), sent).status_code for _ in range(2)] == [302, 302]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("administrator", True),
        ("editor", True),
        ("signatory", True),
        ("accountant", False),
        ("viewer", False),
    ],
)
def test_only_some_people_of_the_organisation_change_its_card(
    own: Organization, role: str, *, may: bool
) -> None:
    client = _client(member(own.party, role))
    page = client.get(_address(own))
    assert page.status_code == 200
    assert ("<textarea" in page.content.decode()) is may
    answer = client.post(_address(own), _typed(own, aims="Cele.", do="save"))
    assert answer.status_code == (302 if may else 404)
    assert client.get(f"{_address(own)}logo/").status_code == (200 if may else 404)


def test_a_stranger_finds_no_desk_and_a_party_without_a_card_is_told_what_to_do(
    own: Organization,
) -> None:
    other = organisation("Fundacja Obca (przykład)")
    stranger = _client(member(other, "editor"))
    assert stranger.get(_address(own)).status_code == 404
    page = stranger.get(f"/pulpit/{other.pk}/wizytowka/").content.decode()
    assert "nie ma Twojej wizytówki" in page
    assert stranger.post(f"/pulpit/{other.pk}/wizytowka/", {}).status_code == 404


def test_details_changed_at_the_desk_are_told_of_in_the_card(own: Organization) -> None:
    editor = member(own.party, "editor")
    party_update(
        party=own.party,
        card={"name": "Fundacja Nowa (przykład)", "phone": "34 000 00 77"},
        actor=at_desk(editor, own.party),
    )
    changed = Organization.objects.get(pk=own.pk)
    assert read_facts(changed.facts)["phone"].source == "organizacja"
    assert changed.changed_at > own.changed_at
    rows = Client().get("/baza-ngo/", {"q": "nowa"}).context["rows"]
    assert [row["organization"].pk for row in rows] == [own.pk]


def test_the_journal_names_the_fields_and_never_what_they_say(own: Organization) -> None:
    secret = f"tajne{uuid4().hex}@przyklad.example"
    client = _client(member(own.party, "editor"))
    client.post(_address(own), _typed(own, email=secret, do="save"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(body, ' ') FROM journal_entry")
        (bodies,) = cursor.fetchone()
    assert "email" in bodies
    assert secret not in bodies
