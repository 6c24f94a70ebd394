"""A new card is filled from the register and added when a keeper has looked it through."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ccop.directory.checks.forms import NewCardForm
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.checks.services import card_from_check
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.models import Organization
from ccop.kernel import journal
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.jobs import run_jobs
from tests.support.people import clerk
from tests.support.register import KRS, KRS_OF_NOBODY, ask_recorded, carded, checked

pytestmark = pytest.mark.django_db
START = "/urzad/baza/krs/"


@pytest.fixture
def keeper(settings: Settings) -> Client:
    ask_recorded(settings)
    client = Client()
    client.force_login(clerk(Role.DIRECTORY_KEEPER))
    return client


def text(page: HttpResponseBase) -> str:
    assert isinstance(page, HttpResponse)
    return page.content.decode()


def typed(form: NewCardForm, **changes: object) -> dict[str, object]:
    """What a browser sends of the form as it stands."""
    values = {name: form[name].value() for name in form.fields}
    return {
        name: value for name, value in {**values, **changes}.items() if value not in (None, False)
    }


def asked(keeper: Client, krs: str = KRS) -> str:
    address: str = keeper.post(START, {"krs": krs, "token": uuid4()}).headers["Location"]
    assert "Zapytanie trwa" in text(keeper.get(address))
    run_jobs()
    return address


def test_a_card_is_filled_from_the_register_and_added(keeper: Client) -> None:
    address = asked(keeper)
    form = keeper.get(address).context["form"]
    assert not Organization.objects.exists()
    after = keeper.post(address, typed(form), follow=True)
    organization = Organization.objects.get()
    assert after.redirect_chain[-1][0] == reverse("checks:organization", args=[organization.pk])
    assert organization.party.name == "Fundacja „Jasny Przystanek (Przykład)”"
    assert organization.party.krs == KRS
    assert organization.state == Organization.State.LISTED
    sources = {name: fact.source for name, fact in read_facts(organization.facts).items()}
    assert sources.pop("standing").startswith("art. 3 ust. 2 i 3 ustawy")
    assert set(sources.values()) == {"KRS, odpis z dnia 02.11.2026"}
    assert "Wizytówka zgadza się z odpisem" in text(after)
    assert journal.verify().exit_code == 0


def test_what_the_keeper_changes_has_the_office_as_its_source(keeper: Client) -> None:
    address = asked(keeper)
    form = keeper.get(address).context["form"]
    changes = {"name": "Fundacja „Jasny Przystanek” (przykład)", "town": "Poraj", "aims": ""}
    keeper.post(address, typed(form, **changes))
    organization = Organization.objects.get()
    facts = read_facts(organization.facts)
    assert (organization.town, organization.aims) == ("Poraj", "")
    assert {name for name, fact in facts.items() if fact.source == "urząd"} == {"name", "town"}


def test_an_unticked_answer_of_the_register_is_a_no_of_the_office(keeper: Client) -> None:
    address = asked(keeper)
    form = keeper.get(address).context["form"]
    keeper.post(address, typed(form, public_benefit=False))
    organization = Organization.objects.get()
    assert organization.public_benefit is False
    assert read_facts(organization.facts)["public_benefit"].source == "urząd"


def test_sending_the_form_twice_adds_one_card(keeper: Client) -> None:
    address = asked(keeper)
    values = typed(keeper.get(address).context["form"])
    for _ in range(2):
        assert keeper.post(address, values).status_code == 302
    assert Organization.objects.count() == 1


def test_errors_stand_beside_their_fields_and_nothing_is_lost(keeper: Client) -> None:
    address = asked(keeper)
    form = keeper.get(address).context["form"]
    changes = {"nip": "12", "regon": "1", "postcode": "42200", "registered_on": "31.02.2020"}
    page = keeper.post(address, typed(form, town="Poraj", **changes))
    assert page.status_code == 200
    assert set(page.context["form"].errors) == set(changes)
    assert all(f'value="{value}"' in text(page) for value in (*changes.values(), "Poraj"))
    assert not Organization.objects.exists()


@pytest.mark.parametrize("krs", ["", "123456789012", "KRS 12", "12x", "٠٠٠٠٣٤٥٦٧٨"])
def test_a_wrong_number_is_told_beside_its_field(keeper: Client, krs: str) -> None:
    page = keeper.post(START, {"krs": krs})
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"krs"}
    assert not RegisterCheck.objects.exists()


def test_a_number_that_has_a_card_leads_to_it(keeper: Client) -> None:
    organization = carded()
    page = keeper.post(START, {"krs": "9990017"})
    assert page.headers["Location"] == reverse("checks:organization", args=[organization.pk])
    assert not RegisterCheck.objects.exists()


def test_a_number_that_nobody_has_is_told(keeper: Client) -> None:
    page = keeper.get(asked(keeper, KRS_OF_NOBODY))
    assert "W rejestrze nie ma takiego numeru" in text(page)
    assert "form" not in page.context


def test_a_card_made_meanwhile_is_not_made_again(keeper: Client) -> None:
    address = asked(keeper)
    values = typed(keeper.get(address).context["form"])
    carded()
    assert keeper.post(address, values).status_code == 409
    assert Organization.objects.count() == 1


def test_nothing_is_asked_where_it_is_off(settings: Settings) -> None:
    client = Client()
    client.force_login(clerk(Role.DIRECTORY_KEEPER))
    page = client.get(START)
    assert "CCOP_KRS=open" in text(page)
    assert "Numer KRS" not in text(page)
    assert client.post(START, {"krs": KRS}).status_code == 409


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.GRANTS_CLERK])
def test_only_a_keeper_makes_a_card(role: Role) -> None:
    check = checked()
    with pytest.raises(Refused) as refusal:
        card_from_check(check=check.pk, values={}, actor=actor_of(clerk(role)))
    assert refusal.value.findings[0].code == "CHK-1"
