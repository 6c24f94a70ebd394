"""Baza NGO: the list and its cards, the register, imports, yearly confirmations."""

import re
from uuid import uuid4

from playwright.sync_api import Page

from tests.journeys.doing import follow, open_letter, press, write
from tests.journeys.pages.kinds import (
    EDITOR,
    KEEPER,
    Kind,
    Offers,
    at,
    desk_of,
    open_details,
)


def _wrong_own_card(page: Page, known: Offers) -> None:
    page.goto(f"{desk_of(known.draft)}wizytowka/")
    page.locator("#id_postcode").fill("4220")
    press(page.get_by_role("main"), "Zapisz")


def _own_card_meanwhile(page: Page, known: Offers) -> None:
    address = f"{desk_of(known.draft)}wizytowka/"
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    for sitting, street in ((other, "Aleja 901"), (page, "Aleja 902")):
        sitting.locator("#id_street").fill(f"{street}/{uuid4()}")
        press(sitting.get_by_role("main"), "Zapisz")
        sitting.wait_for_load_state()
    other.close()


def _similar_card(page: Page, _known: Offers) -> None:
    page.goto("/urzad/baza/nowa/")
    write(page, "Skąd są te dane", "pismo organizacji")
    write(page, "Stan na dzień", "12.03.2026")
    page.locator("#id_name").fill("Fundacja ReThing")
    press(page.get_by_role("main"), "Zapisz")


def _public_card(page: Page, _known: Offers) -> None:
    page.goto("/baza-ngo/?q=aleja")
    page.locator("main ol").get_by_role("link").first.click()
    open_details(page)


def _filters(page: Page, _known: Offers) -> None:
    page.goto("/baza-ngo/?q=sport&sfera=17&forma=sports_club")
    open_details(page)


def _asked(page: Page, _known: Offers) -> None:
    """The page behind the link of a letter that nobody answers here."""
    open_letter(page, "Czy to się zgadza? Uczniowski Klub Sportowy")
    link = re.search(r"/baza-ngo/potwierdzenie/\S+?/", page.content())
    assert link
    page.goto(link[0])


def _asked_to_change(page: Page, known: Offers) -> None:
    _asked(page, known)
    follow(page, "Chcę coś zmienić")


def _wrong_change(page: Page, known: Offers) -> None:
    _asked_to_change(page, known)
    write(page, "Adres e-mail", "zly adres")
    press(page, "Wyślij zmianę")


def _change_in_office(page: Page, _known: Offers) -> None:
    page.goto("/urzad/baza/potwierdzenia/")
    page.get_by_role("main").get_by_role("link", name="Zielony Raków").click()


_TABLE = """Nazwa;KRS;Miejscowość;E-mail
Stowarzyszenie Łąka (przykład);0000000901;Częstochowa;laka@przyklad.example
Zła (przykład);12345678901;;zly adres
"""


def _import(page: Page, _known: Offers) -> None:
    send_table(page, _TABLE.encode())


def _wrong_import(page: Page, _known: Offers) -> None:
    send_table(page, b"")


def send_table(page: Page, content: bytes) -> None:
    """Send the keeper's import a table."""
    page.goto("/urzad/baza/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "baza.csv", "mimeType": "text/csv", "buffer": content}
    )
    press(page, "Wyślij plik")


def _import_checked(page: Page, known: Offers) -> None:
    _import(page, known)
    check_table(page)


def check_table(page: Page) -> None:
    """Let the file be checked, and wait until it is."""
    press(page, "Sprawdź plik")
    for _ in range(30):
        if page.get_by_role("heading", name="Co zostanie zapisane").count():
            return
        page.wait_for_timeout(1000)
        page.reload()


def _register_page(page: Page, name: str) -> None:
    page.goto("/urzad/baza/krs/")
    page.get_by_role("main").get_by_role("link", name=name).first.click()
    open_details(page)


def _card_differs(page: Page, _known: Offers) -> None:
    _register_page(page, "Jasny Przystanek")


def _card_in_liquidation(page: Page, _known: Offers) -> None:
    _register_page(page, "Dawna Przędzalnia")


def _nothing_taken_over(page: Page, known: Offers) -> None:
    _card_differs(page, known)
    press(page, "Przejmij zaznaczone")


KINDS = (
    at("directory", "/baza-ngo/"),
    at("directory as a table", "/baza-ngo/?widok=tabela&strona=2"),
    at("nothing in the directory", "/baza-ngo/?q=qqq&dla=animals"),
    Kind("directory with filters", "", _filters),
    Kind("card of an organisation", "", _public_card),
    at("own card", "{desk}wizytowka/", EDITOR),
    Kind("own card with errors", EDITOR, _wrong_own_card),
    Kind("own card changed meanwhile", EDITOR, _own_card_meanwhile, 409),
    at("own logo", "{desk}wizytowka/logo/", EDITOR),
    at("directory in the office", "/urzad/baza/", KEEPER),
    at("card in the office", "/urzad/baza/{card}/", KEEPER),
    at("change of a card", "/urzad/baza/{card}/zmiana/", KEEPER),
    at("new card", "/urzad/baza/nowa/", KEEPER),
    Kind("new card like another", KEEPER, _similar_card),
    at("questions to the register", "/urzad/baza/krs/", KEEPER),
    Kind("card beside the register", KEEPER, _card_differs),
    Kind("card in liquidation", KEEPER, _card_in_liquidation),
    Kind("card beside the register, nothing chosen", KEEPER, _nothing_taken_over, 409),
    at("imports", "/urzad/baza/import/", KEEPER),
    Kind("import with errors", KEEPER, _wrong_import),
    Kind("import with its columns", KEEPER, _import),
    Kind("import after the check", KEEPER, _import_checked),
    at("old addresses", "/urzad/baza/stare-adresy/", KEEPER),
    at("confirmations", "/urzad/baza/potwierdzenia/", KEEPER),
    at("cards of one standing", "/urzad/baza/potwierdzenia/?stan=zapytane", KEEPER),
    Kind("change in the office", KEEPER, _change_in_office),
    Kind("link of a yearly letter", "", _asked),
    Kind("change by a link", "", _asked_to_change),
    Kind("change by a link with errors", "", _wrong_change),
)
