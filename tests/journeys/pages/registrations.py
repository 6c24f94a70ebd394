"""Organisations reported and begun, claims to act for them, cards joined."""

from collections.abc import Callable
from itertools import count

from playwright.sync_api import Page

from tests.journeys.doing import follow, open_letter, press, write
from tests.journeys.pages.kinds import CLAIMANT, EDITOR, KEEPER, Kind, Offers, at
from tests.journeys.registering import until_answered

_readers = count(1)


def _organization(page: Page, name: str, register: str = "none") -> None:
    page.goto("/zglos/organizacje/")
    write(page, "Pełna nazwa", name)
    page.get_by_label("Forma prawna").select_option("association")
    page.locator("#id_register").select_option(register)
    page.get_by_label("Pracuję w niej").check()
    # One address gets few letters a day for reports that nobody confirms.
    write(page, "Twój adres e-mail", f"czytelnik{next(_readers)}@przyklad.example")
    page.get_by_label("Zgadzam się na publikację").check()
    press(page, "Wyślij zgłoszenie")


def _organization_reported(page: Page, _known: Offers) -> None:
    _organization(page, "Klub Brydżowy Atut (przykład)")


def _organization_doubted(page: Page, _known: Offers) -> None:
    _organization(page, "Klub Seniora Złota Jesień (przykład)")


def _wrong_organization(page: Page, _known: Offers) -> None:
    _organization(page, "Klub Brydżowy Atut (przykład)", "krs")


def _by_letter(page: Page, subject: str) -> None:
    open_letter(page, subject)
    page.get_by_role("main").locator("a[href*='/zglos/']").first.click()


def _organization_to_confirm(page: Page, known: Offers) -> None:
    _organization_reported(page, known)
    _by_letter(page, "Potwierdź swoje zgłoszenie")


def _organization_followed(page: Page, known: Offers) -> None:
    _organization_to_confirm(page, known)
    if page.get_by_role("button", name="Potwierdź zgłoszenie").count():
        press(page, "Potwierdź zgłoszenie")


def _claim_to_contest(page: Page, _known: Offers) -> None:
    _by_letter(page, "Ktoś chce działać w imieniu: Klub Seniora „Złota Jesień”")


def _looked_for(page: Page, _known: Offers) -> None:
    page.goto("/pulpit/nowa-organizacja/?name=klub+seniora+zlota+jesien&krs=&nip=")


def _claim(page: Page, known: Offers) -> None:
    """Who has claimed already is led to the claim."""
    _looked_for(page, known)
    follow(page.get_by_role("listitem").filter(has_text="Klub Seniora „Złota Jesień”"), "To ta")


def _in_inbox(title: str, *links: str) -> Callable[[Page, Offers], None]:
    def reach(page: Page, _known: Offers) -> None:
        page.goto("/urzad/")
        for link in (title, *links):
            follow(page.get_by_role("main"), link)

    return reach


def _report_beside_register(page: Page, known: Offers) -> None:
    _in_inbox("Stowarzyszenie „Złota", "Sprawdź pola i opublikuj")(page, known)
    ask = page.get_by_role("button", name="Zapytaj rejestr")
    if ask.count():
        with page.expect_navigation():
            ask.click()
    until_answered(page)


def _report_by_register(page: Page, known: Offers) -> None:
    _report_beside_register(page, known)
    press(page, "Wpisz wszystko")


def second_card_found(page: Page) -> None:
    """Two cards of one club beside each other, before they are joined."""
    page.goto("/urzad/laczenie-kart/?name=klub+seniora+zlota+jesien&krs=&nip=")
    club = page.get_by_role("listitem").filter(has_text="Klub Seniora „Złota Jesień”")
    follow(club, "Pokaż podobne wizytówki")
    follow(page.get_by_role("main"), "Porównaj i połącz")


def _cards_joined(page: Page, _known: Offers) -> None:
    page.goto("/urzad/laczenie-kart/")
    if not page.get_by_role("main").get_by_role("link", name="→").count():
        second_card_found(page)
        press(page, "Połącz")
    else:
        follow(page.get_by_role("main"), "→")


KINDS = (
    at("report of an organisation", "/zglos/organizacje/"),
    Kind("report of an organisation with errors", "", _wrong_organization),
    Kind("report of an organisation that may be listed", "", _organization_doubted),
    Kind("report of an organisation sent", "", _organization_reported),
    Kind("report of an organisation to confirm", "", _organization_to_confirm),
    Kind("report of an organisation followed", "", _organization_followed),
    Kind("claim to contest", "", _claim_to_contest),
    at("new organisation", "/pulpit/nowa-organizacja/", EDITOR),
    Kind("new organisation that may be listed", EDITOR, _looked_for),
    Kind("claim of an organisation begun", EDITOR, _claim),
    Kind("claim of an organisation", CLAIMANT, _claim),
    Kind("report of an organisation in the office", KEEPER, _in_inbox("Stowarzyszenie „Złota")),
    Kind(
        "report of an organisation to accept",
        KEEPER,
        _in_inbox("Stowarzyszenie „Złota", "Sprawdź pola i opublikuj"),
    ),
    Kind("report of an organisation beside the register", KEEPER, _report_beside_register),
    Kind("report of an organisation by the register", KEEPER, _report_by_register),
    Kind(
        "report of an organisation to join with a card",
        KEEPER,
        _in_inbox("Stowarzyszenie „Złota", "To ta sama: połącz"),
    ),
    Kind("claim in the office", KEEPER, _in_inbox("Klub Seniora „Złota Jesień”")),
    at("joining cards", "/urzad/laczenie-kart/", KEEPER),
    at("cards compared", "/urzad/laczenie-kart/1/2/", KEEPER),
    Kind("cards joined", KEEPER, _cards_joined),
)
