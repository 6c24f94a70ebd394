"""The desk of a party: its people, details, representation, accounts and texts."""

from playwright.sync_api import Page

from tests.journeys.doing import follow, press, write
from tests.journeys.pages.kinds import (
    CLERK,
    EDITOR,
    SIGNATORY,
    Kind,
    Offers,
    at,
    desk_of,
    open_details,
)

NOBODY = "00000000-0000-4000-8000-000000000000"


def _wrong_card(page: Page, known: Offers) -> None:
    page.goto(f"{desk_of(known.draft)}dane/")
    write(page, "NIP", "123")
    press(page.get_by_role("main"), "Zapisz")


def _entitled(page: Page, known: Offers) -> None:
    page.goto(f"{desk_of(known.sealed)}reprezentacja/")
    follow(page.get_by_role("main"), SIGNATORY)


def _wrong_entitled(page: Page, known: Offers) -> None:
    page.goto(f"{desk_of(known.sealed)}reprezentacja/osoba/")
    press(page.get_by_role("main"), "Zapisz")


def _rule(page: Page, known: Offers) -> None:
    page.goto(f"{desk_of(known.sealed)}reprezentacja/zasada/")
    page.get_by_label("Inaczej – opiszę to poniżej").check()
    press(page.get_by_role("main"), "Zapisz sposób reprezentacji")
    press(page.get_by_role("main"), "Dodaj kolejny sposób")


def _wrong_account(page: Page, known: Offers) -> None:
    page.goto(f"{desk_of(known.sealed)}konta/nowe/")
    write(page, "Numer rachunku", "12 3456")
    press(page.get_by_role("main"), "Sprawdź numer")


def _account(page: Page, known: Offers) -> None:
    page.goto(f"{desk_of(known.sealed)}konta/nowe/")
    write(page, "Numer rachunku", "11 1050 0099 7603 1234 5678 9123")
    write(page, "Do czego służy rachunek", "Dotacje")
    press(page.get_by_role("main"), "Sprawdź numer")


def _text(page: Page, known: Offers) -> None:
    page.goto(f"{desk_of(known.draft)}teksty/nowy/")
    write(page, "Nazwa tekstu", "Chóry")
    write(page, "Treść", "Prowadzimy chóry.")
    press(page.get_by_role("main"), "Zapisz")
    follow(page.get_by_role("main"), "Chóry")
    open_details(page)


def _library(page: Page, known: Offers) -> None:
    _text(page, known)
    page.goto(f"{known.draft}czesc/doswiadczenie/")
    open_details(page)


KINDS = (
    at("choice of a party", "/pulpit/?wszystkie", EDITOR),
    at("nobody to act for", "/pulpit/", CLERK),
    at("new party", "/pulpit/nowa/", EDITOR),
    at("no invitation", f"/pulpit/zaproszenie/{NOBODY}/", EDITOR, 404),
    at("card", "{desk}dane/", EDITOR),
    Kind("card with errors", EDITOR, _wrong_card),
    at("members", "{desk}osoby/", EDITOR),
    at("members for an administrator", "{desk}osoby/", SIGNATORY),
    at("leaving a party", "{desk}osoby/odejscie/", EDITOR),
    at("representation", "{desk}reprezentacja/", SIGNATORY),
    Kind("person entitled to sign", SIGNATORY, _entitled),
    Kind("person entitled to sign, with errors", SIGNATORY, _wrong_entitled),
    at("new power of attorney", "{desk}reprezentacja/pelnomocnik/", SIGNATORY),
    Kind("rule put together", SIGNATORY, _rule),
    at("bank accounts", "{desk}konta/", SIGNATORY),
    Kind("bank account to confirm", SIGNATORY, _account),
    Kind("bank account with errors", SIGNATORY, _wrong_account),
    at("cases", "{desk}sprawy/", EDITOR),
    at("texts", "{desk}teksty/", EDITOR),
    at("new text", "{desk}teksty/nowy/", EDITOR),
    Kind("text", EDITOR, _text),
    Kind("field with texts of the library", EDITOR, _library),
)
