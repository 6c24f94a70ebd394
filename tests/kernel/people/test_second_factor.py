"""In production nobody reaches the office by a password alone; in a demonstration it is skipped."""

from typing import cast

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ccop.kernel.city import Mode
from ccop.kernel.people.models import Person
from ccop.kernel.people.requests import PersonRequest
from tests.support.people import PASSWORD, clerk, person
from tests.support.totp import code

pytestmark = pytest.mark.django_db

OFFICE = "/urzad/"
"""Beginning of the office's addresses; the second factor is asked for before any page is sought."""


@pytest.fixture
def production(settings: Settings) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": Mode.PRODUCTION})


def _sign_in(client: Client, someone: Person) -> str:
    answer = client.post(
        reverse("account_login"), {"login": someone.email, "password": PASSWORD, "next": OFFICE}
    )
    return answer["Location"]


def _with_factor(someone: Person) -> str:
    secret: str = generate_totp_secret()
    TOTP.activate(someone, secret)
    return secret


def _give_password_again(client: Client) -> None:
    """What changes the way of signing in asks for the password once more."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def _roles(client: Client) -> frozenset[str]:
    """City roles with which the person acts on a page that is not the office's."""
    request = cast("PersonRequest", client.get(reverse("people:home")).wsgi_request)
    return request.actor.roles


@pytest.mark.usefixtures("production")
def test_a_clerk_without_a_second_factor_is_led_to_set_it_up(client: Client) -> None:
    _sign_in(client, clerk("grants_clerk"))
    for path in (OFFICE, "/urzad/oferty/", "/redakcja/"):
        assert client.get(path)["Location"] == reverse("mfa_index")
    assert _roles(client) == frozenset()


@pytest.mark.usefixtures("production")
def test_the_code_that_sets_it_up_opens_the_office(client: Client) -> None:
    _sign_in(client, clerk("grants_clerk"))
    _give_password_again(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    assert _roles(client) == {"grants_clerk"}


@pytest.mark.usefixtures("production")
def test_signing_in_asks_for_the_code_and_then_opens_the_office(client: Client) -> None:
    someone = clerk("grants_clerk")
    secret = _with_factor(someone)
    assert _sign_in(client, someone).startswith(reverse("mfa_authenticate"))
    assert "_auth_user_id" not in client.session

    client.post(reverse("mfa_authenticate"), {"code": f"{(int(code(secret)) + 1) % 10**6:06}"})
    assert "_auth_user_id" not in client.session
    answer = client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert answer["Location"] == OFFICE
    assert _roles(client) == {"grants_clerk"}


@pytest.mark.usefixtures("production")
def test_a_recovery_code_opens_the_office_once(client: Client) -> None:
    someone = clerk("grants_clerk")
    _with_factor(someone)
    one = RecoveryCodes.activate(someone).get_unused_codes()[0]
    for opened in (True, False):
        _sign_in(client, someone)
        client.post(reverse("mfa_authenticate"), {"code": one})
        assert ("_auth_user_id" in client.session) is opened
        client.post(reverse("account_logout"))


@pytest.mark.usefixtures("production")
def test_a_session_from_before_the_role_shows_its_factor_again(client: Client) -> None:
    someone = clerk("grants_clerk")
    secret = _with_factor(someone)
    client.force_login(someone)
    answer = client.get(OFFICE)
    assert answer["Location"].startswith(reverse("mfa_reauthenticate"))
    assert _roles(client) == frozenset()
    client.post(answer["Location"], {"code": code(secret)})
    assert _roles(client) == {"grants_clerk"}


@pytest.mark.usefixtures("production")
def test_people_without_city_roles_are_asked_for_nothing(client: Client) -> None:
    _sign_in(client, person())
    assert client.get(OFFICE).status_code != 302
    assert client.get(reverse("people:home")).status_code == 200


@pytest.mark.usefixtures("production")
def test_turning_the_factor_off_needs_the_factor_and_shuts_the_office(client: Client) -> None:
    someone = clerk("grants_clerk")
    secret = _with_factor(someone)
    reserve = RecoveryCodes.activate(someone).get_unused_codes()
    _sign_in(client, someone)
    client.post(reverse("mfa_authenticate"), {"code": code(secret)})
    assert _roles(client) == {"grants_clerk"}
    _give_password_again(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    client.post(reverse("mfa_reauthenticate"), {"code": reserve[0]})
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    assert _roles(client) == frozenset()


def test_a_demonstration_skips_it(client: Client) -> None:
    _sign_in(client, clerk("grants_clerk"))
    assert _roles(client) == {"grants_clerk"}


@pytest.mark.usefixtures("production")
def test_the_secret_of_an_authenticator_is_kept_enciphered() -> None:
    secret = _with_factor(person())
    kept = Authenticator.objects.get().data["secret"]
    assert secret not in kept
