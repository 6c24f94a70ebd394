"""The end of an account: what goes, what stays, and who has to do something first."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.kernel import clock, journal
from ccop.kernel.notices.models import Mail, Notice
from ccop.kernel.paperwork.models import Signature
from ccop.kernel.parties.models import Invitation, MemberRole, Party
from ccop.kernel.people.closing import NOBODY, account_close
from ccop.kernel.people.models import Person
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.offers import offer_submitted
from tests.support.people import PASSWORD, clerk, member, organisation, person

pytestmark = pytest.mark.django_db


def _close(someone: Person) -> Person:
    account_close(person=someone, actor=actor_of(someone))
    return Person.objects.get(pk=someone.pk)


def _refused(someone: Person) -> list[str]:
    with pytest.raises(Refused) as refused:
        _close(someone)
    return [finding.code for finding in refused.value.findings]


def test_name_address_and_ways_of_signing_in_go() -> None:
    someone = person("Odchodząca Osoba (przykład)")
    email = someone.email
    TOTP.activate(someone, generate_totp_secret())
    Notice.objects.create(person=someone, title="Tytuł", text="Treść", url="/", key="proba")
    Invitation.objects.create(party=organisation(), email=email, roles=[MemberRole.VIEWER])
    gone = _close(someone)
    assert (gone.full_name, gone.is_active, gone.has_usable_password()) == (NOBODY, False, False)
    assert email not in gone.email
    for model in (Authenticator, EmailAddress, Notice, Invitation):
        assert not model._default_manager.exists()
    assert not Client().login(email=email, password=PASSWORD)


def test_the_address_is_told_and_is_free_for_a_new_account() -> None:
    someone = person()
    email = someone.email
    Mail.objects.create(to=email, subject="Dawny list", text="x", key="proba")
    _close(someone)
    assert Mail.objects.filter(to=email).count() == 1
    Person.objects.create_user(email, PASSWORD, full_name="Ktoś Nowy (przykład)")


def test_the_journal_tells_it_without_personal_data_and_answers_for_every_row() -> None:
    party = organisation()
    member(party, "signatory", "administrator")
    someone = member(party, "editor", "signatory")
    _close(someone)
    (entry,) = [
        each for each in journal.read(journal.monthly("konto")) if each.act == "person.closed"
    ]
    assert (entry.actor, entry.data) == (str(someone.pk), {"person": str(someone.pk)})


def test_a_sealed_paper_keeps_the_name_and_drafts_lose_it() -> None:
    party = organisation()
    editor, signatory = member(party, "editor"), member(party, "signatory")
    member(party, "signatory")
    offer_submitted(call(), party, editor, signatory)
    name = signatory.full_name
    assert _close(signatory).full_name == NOBODY
    assert Signature.objects.get().name == name
    assert Offer.objects.count() == 1


def test_who_acted_for_the_city_keeps_the_name_beside_those_acts() -> None:
    someone = clerk("grants_clerk")
    gone = _close(someone)
    assert gone.full_name == someone.full_name
    assert actor_of(gone).roles == frozenset()


@pytest.mark.parametrize("role", ["signatory", "administrator"])
def test_the_only_one_who_can_act_for_a_party_hands_over_first(role: str) -> None:
    party = organisation()
    someone = member(party, role, "editor")
    assert _refused(someone) == ["PARTY-6"]
    member(party, role)
    assert not _close(someone).is_active


def test_who_stays_for_a_limited_time_is_no_successor() -> None:
    party = organisation()
    someone, other = member(party, "administrator"), member(party, "administrator")
    until = DateRange(clock.today(), clock.today() + timedelta(days=30))
    other.memberships.update(during=until)
    assert _refused(someone) == ["PARTY-6"]
    assert not _close(other).is_active


def test_a_party_of_one_person_holds_nobody_back() -> None:
    party = organisation()
    Party.objects.filter(pk=party.pk).update(kind=Party.Kind.PERSON)
    assert not _close(member(party, "signatory")).is_active


def test_the_last_operator_stays() -> None:
    someone = clerk("operator")
    assert _refused(someone) == ["PEOPLE-4"]
    clerk("operator")
    assert not _close(someone).is_active


def test_closing_twice_is_closing_once() -> None:
    someone = person()
    _close(someone)
    _close(someone)
    assert Mail.objects.count() == 1


def test_the_page_shows_it_all_and_asks_who_one_is(client: Client) -> None:
    someone = person()
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.force_login(someone)
    page = client.get(reverse("people:close"))
    assert {str(each.label) for each in page.context["staying"]} == {
        "Twój numer w dzienniku",
        "ostatni list, który potwierdza usunięcie",
    }
    asked = client.post(reverse("people:close"))
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    client.post(asked["Location"], {"password": "zle-haslo-przyklad"})
    assert Person.objects.get(pk=someone.pk).is_active
    done = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    assert done.request["PATH_INFO"] == reverse("people:closed")
    for browser in (client, elsewhere):
        assert browser.get(reverse("people:home")).status_code == 302


def test_who_must_do_something_first_is_told_on_the_page(client: Client) -> None:
    someone = member(organisation(), "signatory")
    client.force_login(someone)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.post(reverse("people:close"))
    assert page.status_code == 409
    assert "Signatory" not in page.content.decode()
    assert "PARTY-6" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_page_opens_in_a_request_without_a_transaction(client: Client) -> None:
    client.force_login(member(organisation(), "signatory"))
    page = client.get(reverse("people:close"))
    assert page.status_code == 200
    assert [finding.code for finding in page.context["findings"]] == ["PARTY-6"]
