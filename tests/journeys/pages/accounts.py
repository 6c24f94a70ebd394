"""Accounts: signing in and up, the second factor, own data."""

from playwright.sync_api import Page

from tests.journeys.doing import become, press, write
from tests.journeys.pages.kinds import EDITOR, INVITED, SIGNATORY, Kind, Offers, at


def _wrong_sign_in(page: Page, _known: Offers) -> None:
    page.goto("/konto/logowanie/")
    press(page.get_by_role("main"), "Zaloguj się")


def _wrong_sign_up(page: Page, _known: Offers) -> None:
    page.goto("/konto/nowe/")
    write(page, "Hasło", "krótkie")
    press(page.get_by_role("main"), "Załóż konto")


def _sessions(page: Page, _known: Offers) -> None:
    """The one that this browser forgets stands there to be ended."""
    page.context.clear_cookies(name="sessionid")
    become(page, EDITOR)
    page.goto("/konto/sesje/")


KINDS = (
    at("sign in", "/konto/logowanie/"),
    Kind("sign in with errors", "", _wrong_sign_in),
    at("sign up", "/konto/nowe/"),
    Kind("sign up with errors", "", _wrong_sign_up),
    at("address unconfirmed", "/konto/adres/potwierdz/"),
    at("address confirmed too late", "/konto/adres/potwierdz/nic/"),
    at("new password", "/konto/haslo/nowe/"),
    at("new password on its way", "/konto/haslo/nowe/wyslano/"),
    at("new password too late", "/konto/haslo/nowe/1-nic/"),
    at("new password set", "/konto/haslo/zmienione/"),
    at("closed account", "/konto/nieczynne/"),
    at("invented people", "/konto/demo/"),
    at("account", "/konto/", EDITOR),
    at("name", "/konto/imie/", EDITOR),
    at("address", "/konto/adres/", EDITOR),
    at("password", "/konto/haslo/", EDITOR),
    Kind("sessions", EDITOR, _sessions),
    at("second factor", "/konto/drugi-skladnik/", EDITOR),
    at("new address confirmed too late", "/konto/adres/nowy/nic/", EDITOR, 410),
    at("own data", "/konto/moje-dane/", SIGNATORY),
    at("deleting the account", "/konto/usun/", INVITED),
    at("deleting the account of the only signatory", "/konto/usun/", SIGNATORY),
    at("account deleted", "/konto/usuniete/"),
    at("sign out", "/konto/wyloguj/", EDITOR),
    at("notices", "/konto/powiadomienia/", EDITOR),
)
