"""Another e-mail address: the old one is told, the new one confirms, a link works once."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from ccop.kernel import clock, journal
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.addresses import LIFETIME
from ccop.kernel.people.models import Person
from tests.support.people import PASSWORD, person

pytestmark = pytest.mark.django_db
NEW, NEWER = "inna@przyklad.example", "jeszcze-inna@przyklad.example"


def _asking(someone: Person) -> Client:
    client = Client()
    client.force_login(someone)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def _link(to: str) -> str:
    found = re.search(r"http://localhost:8000(/konto/adres/nowy/\S+)", _last(to).text)
    assert found
    return found[1]


def _last(to: str) -> Mail:
    return Mail.objects.filter(to=to).order_by("-created_at")[0]


def test_the_old_address_is_told_and_the_new_one_confirms_from_any_browser() -> None:
    someone = person()
    old = someone.email
    _asking(someone).post(reverse("account_email"), {"email": NEW})
    assert NEW in _last(old).text
    assert "@" not in _link(NEW)
    anywhere = Client()
    assert anywhere.get(_link(NEW)).status_code == 200
    someone.refresh_from_db()
    assert someone.email == old
    anywhere.post(_link(NEW))
    someone.refresh_from_db()
    assert someone.email == NEW
    assert EmailAddress.objects.get(user=someone).email == NEW
    assert NEW in _last(old).text
    assert all("@" not in str(entry.data) for entry in journal.read(journal.monthly("konto")))


def test_a_link_works_once_and_makes_older_ones_useless() -> None:
    someone = person()
    client = _asking(someone)
    for email in (NEW, NEWER):
        client.post(reverse("account_email"), {"email": email})
    first, second = _link(NEW), _link(NEWER)
    assert client.post(second).status_code == 302
    assert [client.post(link).status_code for link in (first, second)] == [410, 410]
    someone.refresh_from_db()
    assert someone.email == NEWER


def test_a_link_works_for_a_day() -> None:
    someone = person()
    _asking(someone).post(reverse("account_email"), {"email": NEW})
    clock.move(to=clock.now() + LIFETIME)
    assert Client().get(_link(NEW)).status_code == 410
    assert Client().post(_link(NEW)).status_code == 410
    assert Client().get(reverse("people:address_confirm", args=["podrobiony"])).status_code == 410


def test_an_address_of_another_account_is_told_of_it_and_gives_the_same_answer() -> None:
    someone, other = person(), person()
    client = _asking(someone)
    answers = [
        client.post(reverse("account_email"), {"email": email}, follow=True)
        for email in (other.email, NEW)
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert "/konto/adres/nowy/" not in _last(other.email).text


def test_an_address_taken_meanwhile_is_not_taken_away() -> None:
    someone = person()
    _asking(someone).post(reverse("account_email"), {"email": NEW})
    other = Person.objects.create_user(NEW, PASSWORD, full_name="Inna (przykład)")
    assert Client().post(_link(NEW)).status_code == 410
    other.refresh_from_db()
    assert other.email == NEW


def test_people_with_a_second_factor_confirm_with_it_and_change_theirs_too() -> None:
    someone = person()
    TOTP.activate(someone, generate_totp_secret())
    code = RecoveryCodes.activate(someone).get_unused_codes()[0]
    client = _asking(someone)
    assert "Location" in client.post(reverse("account_email"), {"email": NEW})
    assert not Mail.objects.filter(to=NEW).exists()
    client.post(reverse("mfa_reauthenticate"), {"code": code})
    client.post(reverse("account_email"), {"email": NEW})
    client.post(_link(NEW))
    someone.refresh_from_db()
    assert someone.email == NEW


@pytest.mark.parametrize("email", ["", "to nie adres", "osoba@"])
def test_what_is_no_address_is_told_beside_its_field(email: str) -> None:
    someone = person()
    client = _asking(someone)
    page = client.post(reverse("account_email"), {"email": email})
    assert list(page.context["form"].errors) == ["email"]
    same = client.post(reverse("account_email"), {"email": someone.email.upper()})
    assert list(same.context["form"].errors) == ["email"]
