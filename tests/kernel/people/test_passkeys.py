"""In production a passkey opens the office: when it is added, and when it signs in by itself."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ccop.kernel.city import Mode
from ccop.kernel.people.models import Person
from tests.support.passkeys import Passkey
from tests.support.people import PASSWORD, clerk

pytestmark = pytest.mark.django_db
SITE = "https://centrum.przyklad.example"
OFFICE = "/urzad/osoby/"


@pytest.fixture(autouse=True)
def production(settings: Settings) -> None:
    changes = {"mode": Mode.PRODUCTION, "given_base_url": SITE}
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update=changes)


@pytest.fixture
def operator() -> Person:
    return clerk("operator")


def _added(client: Client, operator: Person, passkey: Passkey) -> None:
    """Add the passkey after signing in by a password, which is asked for once more."""
    client.post(reverse("account_login"), {"login": operator.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_add_webauthn"))
    answer = passkey.created(page.context["js_data"]["creation_options"])
    client.post(reverse("mfa_add_webauthn"), {"name": "Telefon", "credential": answer})


def _asked() -> tuple[Client, dict[str, Any]]:
    """A browser in which nobody is signed in, and what its page asks a passkey."""
    browser = Client()
    page = browser.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    return browser, page.json()["request_options"]


def test_the_passkey_that_is_added_opens_the_office(client: Client, operator: Person) -> None:
    client.post(reverse("account_login"), {"login": operator.email, "password": PASSWORD})
    assert client.get(OFFICE)["Location"] == reverse("mfa_index")
    _added(client, operator, Passkey(SITE))
    assert client.get(OFFICE).status_code == 200


def test_signing_in_by_it_alone_opens_the_office(client: Client, operator: Person) -> None:
    passkey = Passkey(SITE)
    _added(client, operator, passkey)
    browser, asked = _asked()
    browser.post(reverse("mfa_login_webauthn"), {"credential": passkey.signed(asked)})
    assert browser.get(OFFICE).status_code == 200


def test_a_key_that_does_not_check_who_holds_it_signs_nobody_in_alone(
    client: Client, operator: Person
) -> None:
    touched = Passkey(SITE, finger=False)
    _added(client, operator, touched)
    browser, asked = _asked()
    browser.post(reverse("mfa_login_webauthn"), {"credential": touched.signed(asked)})
    assert "_auth_user_id" not in browser.session


def test_an_answer_made_for_another_site_signs_nobody_in(client: Client, operator: Person) -> None:
    passkey = Passkey(SITE)
    _added(client, operator, passkey)
    passkey.site = "https://centrum-przyklad.example"
    browser, asked = _asked()
    browser.post(reverse("mfa_login_webauthn"), {"credential": passkey.signed(asked)})
    assert "_auth_user_id" not in browser.session


def test_an_answer_signs_in_once(client: Client, operator: Person) -> None:
    passkey = Passkey(SITE)
    _added(client, operator, passkey)
    browser, asked = _asked()
    answer = passkey.signed(asked)
    browser.post(reverse("mfa_login_webauthn"), {"credential": answer})
    browser.post(reverse("account_logout"))
    browser.post(reverse("mfa_login_webauthn"), {"credential": answer})
    assert "_auth_user_id" not in browser.session
