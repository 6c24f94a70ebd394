"""The pages of an account: all in the portal's own look, for their owner, in two languages."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import NoReverseMatch, reverse

from ccop.kernel import journal
from ccop.kernel.people.models import Person
from ccop.kernel.ui.prefs import COOKIE, Look
from tests.support.people import PASSWORD, clerk, person

pytestmark = pytest.mark.django_db

FOR_VISITORS = (
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "account_inactive",
    "people:closed",
)
OWN = (
    "people:home",
    "people:name",
    "account_email",
    "account_change_password",
    "mfa_index",
    "usersessions_list",
    "notices:mine",
    "people:data",
    "people:close",
)
SENSITIVE = ("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes")
NOT_SERVED = ("account_set_password", "mfa_list_webauthn", "mfa_signup_webauthn", "mfa_trust")


def _signed_in(client: Client, someone: Person) -> None:
    client.post(reverse("account_login"), {"login": someone.email, "password": PASSWORD})


def _in_the_portals_look(client: Client, name: str, language: str) -> None:
    client.cookies[COOKIE] = Look(language=language).serialise()
    answer = client.get(reverse(name))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<h1") == 1
    assert 'id="content"' in page
    assert f'lang="{language}"' in page
    assert "style=" not in page
    assert "<script>" not in page
    assert "placeholder=" not in page


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("name", FOR_VISITORS)
def test_pages_before_signing_in_have_the_portals_look(
    client: Client, name: str, language: str
) -> None:
    _in_the_portals_look(client, name, language)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_persons_own_pages_have_the_portals_look(client: Client, language: str) -> None:
    someone = clerk("auditor")
    _signed_in(client, someone)
    for name in (*OWN, "account_logout"):
        _in_the_portals_look(client, name, language)
    _in_the_portals_look(client, "account_reauthenticate", language)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    _in_the_portals_look(client, "mfa_activate_totp", language)
    _in_the_portals_look(client, "mfa_add_webauthn", language)
    TOTP.activate(someone, generate_totp_secret())
    RecoveryCodes.activate(someone)
    for name in SENSITIVE:
        _in_the_portals_look(client, name, language)
    _in_the_portals_look(client, "mfa_reauthenticate", language)


@pytest.mark.parametrize("name", [*OWN, *SENSITIVE, "mfa_activate_totp"])
def test_a_visitor_is_asked_to_sign_in(client: Client, name: str) -> None:
    assert client.get(reverse(name))["Location"].startswith(reverse("account_login"))


def test_pages_that_nobody_needs_are_not_there() -> None:
    for name in NOT_SERVED:
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_a_person_changes_their_name_on_record(client: Client) -> None:
    someone = person()
    client.force_login(someone)
    client.post(reverse("people:name"), {"full_name": "Nowe Nazwisko (przykład)"})
    someone.refresh_from_db()
    assert someone.full_name == "Nowe Nazwisko (przykład)"
    (entry,) = journal.read(journal.monthly("konto"))
    assert "Nazwisko" not in str(entry.data)


def test_the_look_a_person_chose_follows_them_to_another_browser(client: Client) -> None:
    someone = person()
    client.force_login(someone)
    client.post(reverse("ui:preferences"), {"text": "150", "language": "en"})
    someone.refresh_from_db()
    assert Look.parse(someone.look).text == "150"
    assert someone.language == "en"

    elsewhere = Client()
    elsewhere.force_login(someone)
    page = elsewhere.get(reverse("people:home")).content.decode()
    assert 'data-text="150"' in page
    assert '<html lang="en"' in page


def test_a_person_ends_their_other_sessions(client: Client) -> None:
    someone = person()
    elsewhere = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    for browser in (client, elsewhere):
        _signed_in(browser, someone)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Firefox, Windows" in page
    client.post(reverse("usersessions_list"))
    assert elsewhere.get(reverse("people:home")).status_code == 302
    assert client.get(reverse("people:home")).status_code == 200
    assert UserSession.objects.count() == 1
