"""What the register says is taken over field by field, by a keeper, with its source and day."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ccop.directory.checks.services import check_accept
from ccop.directory.organizations.facts import Fact, read_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.registers.answer import Answer, State
from ccop.kernel import journal
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.organizations import SOURCE
from tests.support.people import clerk
from tests.support.register import KRS, KRS_IN_LIQUIDATION, carded, checked, document

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper() -> Person:
    return clerk(Role.DIRECTORY_KEEPER)


def fresh(organization: Organization) -> Organization:
    return Organization.objects.select_related("party").get(pk=organization.pk)


def code(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return refusal.value.findings[0].code


def test_a_chosen_field_is_taken_over_with_source_and_day(keeper: Person) -> None:
    organization = carded(street="ul. Dawna 1", nip="9490000001")
    check = checked(organization)
    taken = check_accept(
        organization=organization, check=check.pk, fields=["street"], actor=actor_of(keeper)
    )
    after = fresh(organization)
    assert taken == ["street"]
    assert after.street == "ul. Zmyślona 900/4"
    assert after.party.nip == "9490000001"
    assert read_facts(after.facts)["street"] == Fact(
        source="KRS, odpis z dnia 02.11.2026", as_of=date(2026, 11, 2)
    )


def test_everything_that_differs_is_taken_over_at_once(keeper: Person) -> None:
    organization = carded()
    check = checked(organization)
    check_accept(organization=organization, check=check.pk, fields=None, actor=actor_of(keeper))
    after = fresh(organization)
    assert (after.party.nip, after.party.regon) == ("9490000006", "240000006")
    assert after.registered_on == date(2014, 5, 12)
    assert after.public_benefit is True
    assert after.paid_activity is True
    assert after.party.seat == "ul. Zmyślona 900/4, 42-200 Częstochowa"
    assert journal.verify().exit_code == 0


def test_what_is_spelled_otherwise_only_stays_as_it_is(keeper: Person) -> None:
    organization = carded(town="CZĘSTOCHOWA")
    check = checked(organization)
    fields = ["town", "phone", "nie-ma"]
    actor = actor_of(keeper)
    assert check_accept(organization=organization, check=check.pk, fields=fields, actor=actor) == []
    assert fresh(organization).town == "CZĘSTOCHOWA"


def test_taking_over_twice_has_one_effect(keeper: Person) -> None:
    organization = carded()
    check, actor = checked(organization), actor_of(keeper)
    taken = [
        check_accept(organization=organization, check=check.pk, fields=["nip"], actor=actor)
        for _ in range(2)
    ]
    assert taken == [["nip"], []]


def test_an_older_extract_is_not_taken_over_a_newer_one(keeper: Person) -> None:
    organization = carded()
    old, _new = checked(organization), checked(organization)
    with pytest.raises(Refused) as refusal:
        check_accept(organization=organization, check=old.pk, fields=None, actor=actor_of(keeper))
    assert code(refusal) == "CHK-4"


def test_something_has_to_be_chosen(keeper: Person) -> None:
    organization = carded()
    check = checked(organization)
    with pytest.raises(Refused) as refusal:
        check_accept(organization=organization, check=check.pk, fields=[], actor=actor_of(keeper))
    assert code(refusal) == "CHK-5"


def test_from_an_answer_without_an_extract_nothing_is_taken(keeper: Person) -> None:
    organization = carded()
    check = checked(organization, answer=Answer(State.NO, KRS, uuid4()))
    with pytest.raises(Refused) as refusal:
        check_accept(organization=organization, check=check.pk, fields=None, actor=actor_of(keeper))
    assert code(refusal) == "CHK-6"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.GRANTS_CLERK])
def test_only_a_keeper_takes_over(role: Role) -> None:
    organization = carded()
    check, actor = checked(organization), actor_of(clerk(role))
    with pytest.raises(Refused) as refusal:
        check_accept(organization=organization, check=check.pk, fields=None, actor=actor)
    assert code(refusal) == "CHK-1"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_page_shows_both_values_and_where_ours_is_from(keeper: Person) -> None:
    organization = carded(street="ul. Dawna 1")
    checked(organization)
    page = signed_in(keeper).get(reverse("checks:organization", args=[organization.pk]))
    text = page.content.decode()
    assert all(word in text for word in ("ul. Dawna 1", "ul. Zmyślona 900/4", f"{SOURCE}, "))


def test_the_page_tells_functions_and_no_names(keeper: Person) -> None:
    organization = carded(KRS_IN_LIQUIDATION)
    checked(organization, KRS_IN_LIQUIDATION)
    page = signed_in(keeper).get(reverse("checks:organization", args=[organization.pk]))
    text = page.content.decode()
    assert "LIKWIDATOR (w zawieszeniu)" in text
    assert "DWÓCH CZŁONKÓW ZARZĄDU" in text
    assert "***" not in text


def test_longer_lists_ask_the_database_no_more(keeper: Person) -> None:
    client, counts = signed_in(keeper), []
    organization = carded()
    for count in (2, 8):
        for _ in range(count):
            checked(carded())
            checked(organization)
        addresses = (
            reverse("checks:start"),
            reverse("checks:organization", args=[organization.pk]),
        )
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


def test_the_page_takes_over_what_was_ticked(keeper: Person) -> None:
    organization = carded()
    check = checked(organization)
    address = reverse("checks:organization", args=[organization.pk])
    form = {"do": "accept", "check": check.pk, "field": ["nip", "regon"]}
    page = signed_in(keeper).post(address, form, follow=True).content.decode()
    assert "2 pola wizytówki są teraz jak w rejestrze." in page
    assert fresh(organization).party.nip == "9490000006"
    assert not fresh(organization).street


def test_the_page_says_that_nothing_was_ticked(keeper: Person) -> None:
    organization = carded()
    check = checked(organization)
    address = reverse("checks:organization", args=[organization.pk])
    page = signed_in(keeper).post(address, {"do": "accept", "check": check.pk})
    assert page.status_code == 409
    text = page.content.decode()
    assert "#id_fields" in text
    assert 'id="id_fields"' in text


def test_a_check_of_another_card_is_not_found(keeper: Person) -> None:
    organization, other = carded(), checked(carded())
    address = reverse("checks:organization", args=[organization.pk])
    for check in (other.pk, "nie-ma", ""):
        page = signed_in(keeper).post(address, {"do": "all", "check": check})
        assert page.status_code == 404


def test_an_auditor_reads_and_has_nothing_to_press() -> None:
    organization = carded()
    checked(organization)
    page = signed_in(clerk(Role.AUDITOR)).get(
        reverse("checks:organization", args=[organization.pk])
    )
    text = page.content.decode()
    assert "ul. Zmyślona 900/4" in text
    assert 'type="checkbox"' not in text
    assert "Przejmij" not in text


def test_after_the_register_has_forgotten_the_number_nothing_is_offered(keeper: Person) -> None:
    organization = carded()
    checked(organization)
    checked(organization, answer=Answer(State.NO, KRS, uuid4()))
    page = signed_in(keeper).get(reverse("checks:organization", args=[organization.pk]))
    text = page.content.decode()
    assert "W rejestrze nie ma takiego numeru." in text
    assert "Przejmij" not in text


def test_what_the_register_says_is_shown_as_text(keeper: Person) -> None:
    changed = document()
    changed["odpis"]["dane"]["dzial1"]["danePodmiotu"]["nazwa"] = "<script>alert(1)</script>"
    organization = carded()
    checked(organization, extract=changed)
    page = signed_in(keeper).get(reverse("checks:organization", args=[organization.pk]))
    assert "<script>alert" not in page.content.decode()


def test_where_it_is_off_the_page_says_how_to_switch_it_on(keeper: Person) -> None:
    page = signed_in(keeper).get(reverse("checks:organization", args=[carded().pk]))
    text = page.content.decode()
    assert "CCOP_KRS=open" in text
    assert "Zapytaj rejestr" not in text


def test_the_platform_itself_takes_nothing_over() -> None:
    organization = carded()
    check = checked(organization)
    with pytest.raises(Refused):
        check_accept(organization=organization, check=check.pk, fields=None, actor=Actor.system())
