"""The demonstration's invented people: marked, nobody's, and one click away, only there."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from stdnum.pl import nip, regon

from ccop.kernel.city import Mode
from ccop.kernel.parties import demonstration as parties
from ccop.kernel.parties.models import Membership, Party
from ccop.kernel.people import demonstration as people
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.roles import Role
from tests.support.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> None:
    people.load()
    parties.load()


def test_everybody_is_marked_as_an_example_and_reached_by_no_letter() -> None:
    for someone in Person.objects.all():
        assert someone.full_name.endswith("(przykład)")
        assert someone.email.endswith("@przyklad.example")
    for party in Party.objects.all():
        assert party.name.endswith("(przykład)")


def test_the_numbers_of_invented_organisations_are_nobodys() -> None:
    for party in Party.objects.all():
        assert not nip.is_valid(party.nip)
        assert not regon.is_valid(party.regon)


def test_every_role_of_the_city_and_of_a_party_is_played_by_somebody() -> None:
    assert set(RoleGrant.objects.values_list("role", flat=True)) == {role.value for role in Role}
    assert Party.objects.count() == 3
    assert set(Membership.objects.values_list("role", flat=True)) == {
        "editor",
        "signatory",
        "viewer",
        "administrator",
        "accountant",
    }
    assert Membership.objects.filter(role="signatory").values("party").distinct().count() == 3


def test_the_page_says_what_each_may_do_in_a_few_queries(
    client: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        page = client.get(reverse("parties:demonstration")).content.decode()
    for someone in people.demonstration_people():
        assert page.count(f'value="{someone.pk}"') == 1
    for role in Role:
        assert str(role.may) in page


def test_one_click_signs_in_and_another_changes_who_it_is(client: Client) -> None:
    clerk = people.demonstration_people().filter(role_grants__role="grants_clerk").first()
    member = people.demonstration_people().filter(memberships__role="viewer").first()
    assert clerk is not None
    assert member is not None
    url = reverse("parties:demonstration")
    assert client.post(url, {"person": clerk.pk})["Location"] == reverse("people:home")
    assert client.session["_auth_user_id"] == str(clerk.pk)
    party = member.memberships.get().party_id
    there = client.post(url, {"person": member.pk})["Location"]
    assert there == reverse("parties:desk", args=[party])
    assert client.session["_auth_user_id"] == str(member.pk)


def test_one_click_leads_where_the_visitor_was_going_on_this_site(client: Client) -> None:
    someone = people.demonstration_people()[0]
    url = reverse("parties:demonstration")
    wanted = client.post(url, {"person": someone.pk, "next": "/konkursy/"})["Location"]
    assert wanted == "/konkursy/"
    foreign = client.post(url, {"person": someone.pk, "next": "//zly.example/"})["Location"]
    assert foreign == reverse("people:home")


def test_only_invented_people_are_signed_in_so(client: Client) -> None:
    own = person()
    Person.objects.filter(pk=own.pk).update(email="prawdziwa@ngo.example")
    url = reverse("parties:demonstration")
    assert client.post(url, {"person": own.pk}).status_code == 404
    assert client.post(url, {"person": "kto"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_production_has_no_such_page(client: Client, settings: Settings) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": Mode.PRODUCTION})
    url = reverse("parties:demonstration")
    someone = people.demonstration_people()[0]
    assert client.get(url).status_code == 404
    assert client.post(url, {"person": someone.pk}).status_code == 404
