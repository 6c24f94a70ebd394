"""A passkey in a real browser: added, used as second factor and to sign in, and removed.

The authenticator is the browser's own virtual one, as a telephone with a finger would answer.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from ccop.kernel.people.demonstration import DOMAIN, PASSWORD
from tests.journeys.doing import become, press, sign_in, write
from tests.journeys.watching import HEIGHT, WIDE, Watch
from tests.tools.installation import Installation

pytestmark = pytest.mark.browser

PERSON, BOX = "Aurelia Kontrolna (przykład)", "aurelia.kontrolna"
OTHER, OTHER_BOX = "Wiktor Stronny (przykład)", "wiktor.stronny"
"""Without a passkey."""
_PATIENCE = 15_000  # milliseconds


@pytest.fixture
def page(browser: Browser, site: Installation) -> Iterator[Page]:
    with browser.new_context(
        base_url=site.url, locale="pl-PL", timezone_id="Europe/Warsaw"
    ) as context:
        context.set_default_timeout(_PATIENCE)
        yield context.new_page()


@contextmanager
def _device(page: Page) -> Iterator[CDPSession]:
    """A device with a finger that is always there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield session
    session.detach()


def _signed_in(page: Page, person: str = PERSON) -> None:
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})  # a narrow page folds the name away
    expect(page.locator(".account__name:visible")).to_contain_text(person)


def _signed_out(page: Page) -> None:
    page.goto("/konto/wyloguj/")
    press(page.get_by_role("main"), "Wyloguj się")
    page.wait_for_url("**/")


def _added(page: Page) -> None:
    become(page, PERSON)
    page.goto("/konto/klucze/nowy/")
    write(page.get_by_role("main"), "Hasło", PASSWORD)
    press(page.get_by_role("main"), "Potwierdź")
    write(page, "Nazwa klucza", "Klucz na biurku")
    page.get_by_label("Nazwa klucza").press("Enter")
    page.wait_for_url("**/konto/kody/")


def _removed(page: Page) -> None:
    page.goto("/konto/drugi-skladnik/")
    page.get_by_role("main").get_by_role("link", name="Usuń").click()
    if page.get_by_role("button", name="Użyj klucza dostępu").count():
        press(page, "Użyj klucza dostępu")
    press(page.get_by_role("main"), "Usuń")
    page.wait_for_url("**/konto/drugi-skladnik/")


def test_a_passkey_is_the_second_factor_and_signs_in_by_itself(
    page: Page, site: Installation
) -> None:
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    watch = Watch(page, site.url)
    with _device(page):
        _added(page)
        page.goto("/konto/drugi-skladnik/")
        expect(page.get_by_role("main")).to_contain_text("Klucz na biurku")
        faults = watch.faults()

        _signed_out(page)
        page.goto("/konto/logowanie/")
        sign_in(page, BOX)
        page.wait_for_url("**/konto/drugi-skladnik/kod/")
        faults += watch.faults()
        press(page, "Użyj klucza dostępu")
        _signed_in(page)

        _signed_out(page)
        page.goto("/konto/logowanie/?next=/konto/sesje/")
        page.get_by_role("button", name="Zaloguj się kluczem dostępu").press("Enter")
        page.wait_for_url(f"{site.url}/konto/sesje/")
        _signed_in(page)

        page.goto("/konto/usun/")
        faults += watch.faults()
        _removed(page)
        expect(page.get_by_role("main")).not_to_contain_text("Klucz na biurku")
    assert not faults, "\n".join(faults)
    assert not problems


def test_a_device_without_a_passkey_says_so_and_the_password_still_works(page: Page) -> None:
    with _device(page):
        page.goto("/konto/logowanie/")
        press(page, "Zaloguj się kluczem dostępu")
        expect(page.locator("[data-passkey-told]")).to_contain_text("Nie użyto klucza dostępu")
        sign_in(page, OTHER_BOX)
        _signed_in(page, OTHER)


def test_without_a_script_the_page_says_what_works(browser: Browser, site: Installation) -> None:
    with browser.new_context(base_url=site.url, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/konto/logowanie/")
        expect(page.get_by_text("Klucze dostępu wymagają JavaScriptu")).to_be_visible()
        expect(page.get_by_role("button", name="Zaloguj się kluczem dostępu")).to_be_hidden()
        page.get_by_label("Adres e-mail").fill(f"{OTHER_BOX}{DOMAIN}")
        page.get_by_label("Hasło").fill(PASSWORD)
        page.get_by_label("Hasło").press("Enter")
        _signed_in(page, OTHER)
