"""A person begins to act for an organisation: one that is listed is claimed, another is begun."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.merging.services import cards_join
from ccop.directory.registrations.models import Registration
from ccop.directory.registrations.registering import (
    registration_accept,
    registration_ask,
    registration_join,
    registration_refuse,
    registration_withdraw,
)
from ccop.kernel.notices.models import Notice
from ccop.kernel.parties.models import Party
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from tests.support.organizations import listed
from tests.support.people import clerk, person, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/pulpit/nowa-organizacja/"


@pytest.fixture
def founder() -> Person:
    return person()


@pytest.fixture
def desk(founder: Person) -> Client:
    return signed_in(founder)


def _typed(**changes: str) -> dict[str, str]:
    return {
        "name": "Klub „Iskra” (przykład)",
        "form": "association",
        "register": "krs",
        "number": "0000000900",
        "agreed": "on",
        "another": "True",
        "token": str(uuid4()),
        **changes,
    }


def test_the_chooser_of_the_desk_leads_here_and_the_plain_form_offers_no_organisations(
    desk: Client,
) -> None:
    assert PAGE in desk.get(reverse("parties:choose")).content.decode()
    plain = desk.get(reverse("parties:new")).content.decode()
    assert 'value="residents"' in plain
    assert 'value="organisation"' not in plain
    desk.post(reverse("parties:new"), {"kind": "organisation", "name": "Obok (przykład)"})
    assert not Party.objects.exists()


def test_a_listed_one_is_found_and_leads_to_the_claim(desk: Client) -> None:
    card = listed("Klub Iskra (przykład)")
    page = desk.get(PAGE, {"name": "klub iskra", "krs": "", "nip": ""}).content.decode()
    assert f"/pulpit/moja-organizacja/{card.pk}/" in page


def test_something_must_be_asked(desk: Client) -> None:
    page = desk.get(PAGE, {"name": "", "krs": "", "nip": ""}).content.decode()
    assert "Wpisz nazwę albo numer organizacji." in page


def test_what_was_looked_for_stands_in_the_form(desk: Client) -> None:
    page = desk.get(PAGE, {"name": "Nowa (przykład)", "krs": "900", "nip": ""}).content.decode()
    assert "Nie ma podobnej organizacji" in page
    assert 'value="0000000900"' in page


def test_one_that_is_not_listed_can_act_at_once_and_waits_for_the_keeper(
    desk: Client, founder: Person
) -> None:
    form = _typed()
    where = {desk.post(PAGE, form)["Location"] for _ in range(2)}
    report = Registration.objects.get()
    card = Organization.objects.get()
    assert where == {f"/pulpit/{card.party_id}/rejestracja/{report.pk}/"}
    assert (card.state, report.state) == ("proposed", "received")
    assert report.case.party == card.party
    assert {"editor", "signatory"} <= set(founder.memberships.values_list("role", flat=True))
    assert "Wpis do Bazy NGO" in desk.get(where.pop()).content.decode()
    assert "Iskra" in desk.get(reverse("cases:mine", args=[card.party_id])).content.decode()


def test_the_number_of_a_listed_one_is_refused_with_the_way_to_it(desk: Client) -> None:
    card = listed("Zupełnie inna nazwa (przykład)", krs="0000000900")
    page = desk.post(PAGE, _typed()).content.decode()
    assert "Ten numer KRS ma organizacja z Bazy NGO" in page
    assert f"/pulpit/moja-organizacja/{card.pk}/" in page
    assert not Registration.objects.exists()


def test_a_branch_may_share_the_number(desk: Client) -> None:
    listed("Zarząd Główny (przykład)", krs="0000000900")
    desk.post(PAGE, _typed(form="branch"))
    assert Registration.objects.count() == 1


def test_who_did_not_look_is_shown_what_is_like_it(desk: Client) -> None:
    listed("Klub Iskra (przykład)")
    page = desk.post(PAGE, _typed(another="", number="0000000901")).content.decode()
    assert "Czy to nie jedna z tych organizacji?" in page
    assert not Registration.objects.exists()


def test_a_mistake_is_told_beside_its_field(desk: Client) -> None:
    page = desk.post(PAGE, _typed(number="")).content.decode()
    assert "<title>Błąd:" in page
    assert "Wpisz numer KRS." in page
    assert "Klub „Iskra” (przykład)" in page


def test_the_keepers_question_is_answered_at_the_desk_and_the_card_gets_listed(
    desk: Client, founder: Person
) -> None:
    where = desk.post(PAGE, _typed())["Location"]
    report, keeper = Registration.objects.get(), actor_of(clerk(Role.DIRECTORY_KEEPER))
    registration_ask(registration=report, text="Jaki adres?", actor=keeper, token=uuid4())
    assert Notice.objects.filter(person=founder, url=where, text="Jaki adres?").exists()
    assert "Jaki adres?" in desk.get(where).content.decode()
    desk.post(where, {"do": "answer", "text": "Krótka 900.", "token": str(uuid4())})
    registration_accept(
        registration=report,
        values={"name": "Klub Iskra (przykład)", "town": "Częstochowa"},
        actor=keeper,
        token=uuid4(),
    )
    card = Organization.objects.get()
    assert (card.state, card.town) == ("listed", "Częstochowa")
    assert card.party.name == "Klub Iskra (przykład)"


@pytest.mark.parametrize("end", ["withdraw", "refuse", "join"])
def test_the_end_of_a_report_leaves_a_listed_card_with_which_its_own_was_joined(
    desk: Client, end: str
) -> None:
    desk.post(PAGE, _typed())
    here, keeper = listed("Iskra, dawny wpis (przykład)"), clerk(Role.DIRECTORY_KEEPER)
    report = Registration.objects.get()
    begun = Organization.objects.get(state="proposed")
    told: dict[str, Any] = {"actor": actor_of(keeper), "token": uuid4()}
    cards_join(kept=here, lost=begun, taken=[], **told)
    report.refresh_from_db()
    if end == "withdraw":
        registration_withdraw(registration=report, **told)
    elif end == "refuse":
        registration_refuse(registration=report, text="Już jest.", **told)
    else:
        registration_join(registration=report, organization=here, taken=[], **told)
    here.refresh_from_db()
    assert here.state == "listed"


def test_a_report_without_an_account_is_not_found_at_a_secret_address_of_the_desk(
    desk: Client,
) -> None:
    desk.post(PAGE, _typed())
    key = Registration.objects.get().key
    assert Client().get(f"/zglos/organizacje/{key}/").status_code == 404
