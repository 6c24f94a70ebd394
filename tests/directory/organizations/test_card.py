"""The public card: a lasting address, only public values, and where each comes from."""

import json
import re
from datetime import date
from uuid import UUID

import pytest
from django.test import Client

from ccop.directory.organizations.actions import ACTIONS, CardAction
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import (
    card_change,
    card_confirm,
    card_move,
    organization_add,
)
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.organizations import AS_OF, SOURCE, listed, proposed
from tests.support.people import clerk

pytestmark = pytest.mark.django_db


def _page(organization: Organization) -> str:
    answer = Client().get(organization.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def _hide(organization: Organization, *names: str) -> None:
    card_change(
        organization=organization,
        values={},
        public=dict.fromkeys(names, False),
        source=SOURCE,
        as_of=AS_OF,
        actor=Actor.system(),
    )


def _keeper() -> Actor:
    return actor_of(clerk(Role.DIRECTORY_KEEPER))


def test_the_card_tells_its_values_in_words_and_where_they_were_read() -> None:
    organization = listed(
        "Fundacja „ŁĄKA” (przykład)",
        form="foundation",
        spheres=["16"],
        registered_on=date(2015, 3, 12),
        public_benefit=True,
        accepts_volunteers=False,
        website="https://laka.przyklad.example",
        email="biuro@przyklad.example",
    )
    page = _page(organization)
    for told in (
        "Fundacja „ŁĄKA” (przykład)",
        "kultura, sztuka i dziedzictwo (pkt 16)",
        "12 marca 2015",
        "OPP",
        'href="https://laka.przyklad.example"',
        'href="mailto:biuro@przyklad.example"',
        "wykaz (przykład), stan na 12 marca 2026",
    ):
        assert told in page, told


def test_the_class_of_article_3_follows_from_the_legal_form_and_says_so() -> None:
    foundation, branch = listed(form="foundation"), listed(form="branch")
    assert foundation.standing == "ust2"
    assert "według formy prawnej" in _page(foundation)
    assert branch.standing == ""


def test_what_is_not_public_is_nowhere_on_the_page() -> None:
    organization = listed(email="tajne@przyklad.example", phone="34 000 00 99", aims="Sekret")
    _hide(organization, "email", "phone", "aims")
    page = _page(organization)
    for hidden in ("tajne@", "34 000 00 99", "Sekret"):
        assert hidden not in page, hidden


def test_the_id_decides_and_another_end_of_the_address_leads_to_the_right_one() -> None:
    organization = listed("Fundacja Łąka (przykład)")
    assert organization.get_absolute_url().endswith("-fundacja-laka-przyklad/")
    answer = Client().get(f"/baza-ngo/{organization.pk}-dawna-nazwa/")
    assert (answer.status_code, answer["Location"]) == (301, organization.get_absolute_url())


def test_a_joined_card_leads_to_its_heir_for_good() -> None:
    heir, joined = listed(), listed()
    address = joined.get_absolute_url()
    Organization.objects.filter(pk=joined.pk).update(state="merged", merged_into=heir)
    answer = Client().get(address)
    assert (answer.status_code, answer["Location"]) == (301, heir.get_absolute_url())


def test_a_card_in_the_archive_says_so_and_a_hidden_or_proposed_one_is_not_there() -> None:
    archived, hidden = listed("Fundacja Dawna (przykład)", aims="Cele"), listed()
    card_move(organization=archived, state="archived", reason="Rozwiązana.", actor=_keeper())
    card_move(organization=hidden, state="hidden", reason="Prośba.", actor=_keeper())
    answer = Client().get(archived.get_absolute_url())
    assert answer.status_code == 410
    assert "w archiwum" in answer.content.decode()
    assert "Cele" not in answer.content.decode()
    for organization in (hidden, proposed()):
        assert Client().get(organization.get_absolute_url()).status_code == 404


def test_a_proposed_card_that_was_archived_never_gets_an_address() -> None:
    organization = proposed()
    card_move(organization=organization, state="archived", reason="Pomyłka.", actor=_keeper())
    assert Client().get(organization.get_absolute_url()).status_code == 404


def test_a_card_brought_back_is_public_again_with_its_first_day_on_the_list() -> None:
    organization = listed()
    for state in ("archived", "listed"):
        card_move(organization=organization, state=state, reason="Próba.", actor=_keeper())
    back = Organization.objects.get(pk=organization.pk)
    assert back.listed_at == organization.listed_at
    assert Client().get(organization.get_absolute_url()).status_code == 200
    with pytest.raises(Refused, match="CARD-2"):
        card_move(organization=organization, state="listed", reason="Znów.", actor=_keeper())


def test_it_says_when_the_data_were_confirmed_and_when_the_organisation_closes_down() -> None:
    organization = listed(in_liquidation=True)
    assert "jeszcze nie potwierdziła" in _page(organization)
    card_confirm(organization=organization, actor=Actor.system())
    today = clock.today()
    page = _page(organization)
    assert f"Dane potwierdzono {today.day} " in page
    assert "Organizacja w likwidacji" in page


def test_search_engines_read_the_public_values_as_an_ngo() -> None:
    organization = listed(
        "Fundacja </script><b>Zła</b> (przykład)",
        krs="0000000042",
        phone="34 000 00 99",
        street="ul. Zmyślona 1",
        town="Częstochowa",
    )
    _hide(organization, "phone")
    page = _page(organization)
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(written)
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "NGO"
    assert data["name"] == "Fundacja </script><b>Zła</b> (przykład)"
    assert data["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "PL-KRS", "value": "0000000042"}
    ]
    assert data["address"]["streetAddress"] == "ul. Zmyślona 1"
    assert "telephone" not in data
    assert "<b>Zła</b>" not in page


def test_an_address_that_is_no_web_page_is_shown_and_leads_nowhere() -> None:
    page = _page(listed(website="javascript:alert(1)"))
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


def test_rooms_add_what_can_be_done_with_a_card(monkeypatch: pytest.MonkeyPatch) -> None:
    def offered(organization: Organization | None, _actor: Actor) -> list[CardAction]:
        return [
            CardAction("To moja organizacja", f"/moja/{organization.pk if organization else 0}/")
        ]

    monkeypatch.setattr("ccop.directory.organizations.actions.ACTIONS", [*ACTIONS, offered])
    organization = listed()
    assert f'href="/moja/{organization.pk}/"' in _page(organization)
    assert 'href="/moja/0/"' in Client().get("/baza-ngo/").content.decode()


def test_outdated_data_are_reported_from_the_card(client: Client) -> None:
    organization = listed()
    (address,) = re.findall(r'href="(/zglos/blad/[^"]*)">Zgłoś nieaktualne', _page(organization))
    form = client.get(address).content.decode()
    assert f'value="{organization.get_absolute_url()}"' in form


def test_the_same_form_sent_twice_makes_one_card() -> None:
    token = UUID("6f9619ff-8b86-4011-b42d-00cf4fc964ff")
    made = [
        organization_add(
            values={"name": "Fundacja (przykład)"},
            source=SOURCE,
            as_of=AS_OF,
            actor=Actor.system(),
            token=token,
        ).pk
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert Organization.objects.count() == 1
