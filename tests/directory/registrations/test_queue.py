"""The keeper of the directory looks at reports: asks, accepts, joins with a card, refuses."""

from uuid import uuid4

import pytest
from django.test import Client

from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.models import Registration
from ccop.directory.registrations.registering import registration_begin, registration_join
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.organizations import listed, proposed
from tests.support.people import clerk, person, signed_in
from tests.support.registrations import REPORTER, received, reported

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper() -> Person:
    return clerk(Role.DIRECTORY_KEEPER)


@pytest.fixture
def office(keeper: Person) -> Client:
    return signed_in(keeper)


def _page(registration: Registration, more: str = "") -> str:
    return f"/urzad/zgloszenia-organizacji/{registration.pk}/{more}"


def _last_letter() -> Mail:
    letter = Mail.objects.filter(to=REPORTER).first()
    assert letter
    return letter


def test_every_field_may_be_corrected_before_the_card_is_listed(office: Client) -> None:
    registration = received(town="Czestochowa", public_benefit=True)
    form = office.get(_page(registration, "przyjecie/")).content.decode()
    assert 'value="Czestochowa"' in form
    corrected = {
        "name": "Klub „Iskra” (przykład)",
        "form": "foundation",
        "register": "krs",
        "number": "901",
        "town": "Częstochowa",
        "public_benefit": "yes",
        "token": str(uuid4()),
    }
    for _ in range(2):
        office.post(_page(registration, "przyjecie/"), corrected)
    card = Organization.objects.get()
    assert card.state == "listed"
    assert (card.form, card.town, card.party.krs) == ("foundation", "Częstochowa", "0000000901")
    assert card.public_benefit is True
    registration.refresh_from_db()
    assert (registration.state, registration.organization) == ("accepted", card)
    fact = read_facts(card.facts)["town"]
    assert fact.source == f"zgłoszenie {registration.case.number}"
    letter = _last_letter()
    assert "jest w Bazie NGO" in letter.subject


def test_a_mistake_in_the_correction_is_told_beside_its_field(office: Client) -> None:
    registration = received()
    page = office.post(_page(registration, "przyjecie/"), {"name": "", "nip": "12"})
    assert "A NIP" not in page.content.decode()
    assert "NIP ma 10 cyfr" in page.content.decode()
    assert not Organization.objects.exists()


def test_the_keeper_sees_who_may_be_the_same_with_the_score(office: Client) -> None:
    listed("Klub Iskra (przykład)", krs="0000000900")
    proposed("Klub Iskry (przykład)")
    page = office.get(_page(received(krs="0000000900"))).content.decode()
    assert "ten sam KRS" in page
    assert "zgodność 100\N{NO-BREAK SPACE}%" in page
    assert "Klub Iskry" in page


def test_a_question_and_a_refusal_want_words(office: Client) -> None:
    registration = received()
    page = office.post(_page(registration), {"do": "refuse", "text": ""}).content.decode()
    assert "<title>Błąd:" in page
    registration.refresh_from_db()
    assert registration.state == "received"


def test_a_refusal_goes_to_who_reported_with_its_reason(office: Client) -> None:
    registration = received()
    office.post(_page(registration), {"do": "refuse", "text": "To firma.", "token": str(uuid4())})
    registration.refresh_from_db()
    assert registration.state == "refused"
    assert "To firma." in _last_letter().text
    late = {"do": "ask", "text": "?", "token": str(uuid4())}
    assert office.post(_page(registration), late).status_code == 409


def test_missing_fields_go_to_the_card_that_is_there_as_chosen(office: Client) -> None:
    card = listed("Klub Iskra (przykład)", phone="34 000 00 90")
    registration = received(phone="34 000 00 91", website="https://iskra.przyklad.example")
    form = office.get(_page(registration, f"polaczenie/{card.pk}/")).content.decode()
    assert "34 000 00 90" in form
    chosen = {
        "take_name": "mine",
        "take_form": "theirs",
        "take_phone": "mine",
        "take_website": "theirs",
        "token": str(uuid4()),
    }
    office.post(_page(registration, f"polaczenie/{card.pk}/"), chosen)
    card.party.refresh_from_db()
    assert card.party.name == "Klub Iskra (przykład)"
    assert card.party.phone == "34 000 00 90"
    assert card.party.website == "https://iskra.przyklad.example"
    registration.refresh_from_db()
    assert (registration.state, registration.organization) == ("joined", card)
    assert "była już w Bazie NGO" in _last_letter().subject


def test_nothing_is_joined_with_a_card_that_is_not_listed(keeper: Person) -> None:
    card = proposed()
    with pytest.raises(Refused) as refused:
        registration_join(
            registration=received(),
            organization=card,
            taken=[],
            actor=actor_of(keeper),
            token=uuid4(),
        )
    assert refused.value.findings[0].code == "REG-2"


def test_who_began_at_the_desk_gets_no_right_by_being_joined(keeper: Person) -> None:
    card, founder = listed("Klub Iskra (przykład)"), person()
    begun = registration_begin(
        values={"name": "Klub „Iskra” (przykład)", "form": "association"},
        relation="authority",
        language="pl",
        actor=actor_of(founder),
        token=uuid4(),
    )
    proposed = begun.organization
    assert proposed
    registration_join(
        registration=begun, organization=card, taken=[], actor=actor_of(keeper), token=uuid4()
    )
    proposed.refresh_from_db()
    assert proposed.state == "archived"
    assert not card.party.memberships.exists()
    assert founder.memberships.filter(party=proposed.party).exists()


def test_the_auditor_reads_and_others_know_nothing_of_reports(office: Client) -> None:
    registration = received()
    auditor = signed_in(clerk(Role.AUDITOR))
    page = auditor.get(_page(registration))
    assert page.status_code == 200
    assert "<form class" not in page.content.decode().partition("<main")[2]
    assert auditor.post(_page(registration), {"do": "ask", "text": "?"}).status_code == 404
    assert signed_in(clerk(Role.GRANTS_CLERK)).get(_page(registration)).status_code == 404


def test_an_unconfirmed_report_is_not_in_the_office(office: Client) -> None:
    assert office.get(_page(reported())).status_code == 404


def test_only_the_keeper_acts() -> None:
    with pytest.raises(Refused) as refused:
        registration_join(
            registration=received(),
            organization=listed(),
            taken=[],
            actor=Actor.visitor(),
            token=uuid4(),
        )
    assert refused.value.findings[0].code == "CASE-2"
