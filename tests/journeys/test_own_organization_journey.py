"""An organisation from a resident's report to its first offer: listed by the Centre, claimed by its
president, who invites the others; two of its board sign."""

import re

import pytest
from playwright.sync_api import Page, expect

from ccop.kernel.people.demonstration import DOMAIN, PASSWORD
from tests.journeys import offer_form
from tests.journeys.conftest import Visitor
from tests.journeys.doing import become, follow, open_letter, press, write
from tests.journeys.offers import begin, seal, withdraw
from tests.journeys.pages.kinds import KEEPER
from tests.journeys.registering import (
    Reported,
    accept_with_register,
    report,
    see_the_card,
)

pytestmark = pytest.mark.browser

ORCHESTRA = Reported(
    name="Stowarzyszenie „Orkiestra Podwórkowa” (przykład)",
    form="stowarzyszenie",
    krs="0009990031",
    street="ul. Zmyślona 903",
    reporter="mieszkaniec.orkiestra",
)
PRESIDENT = ("Jolanta Dyrygent (przykład)", f"jolanta.dyrygent{DOMAIN}")
TREASURER = ("Paulina Skrzypek (przykład)", f"paulina.skrzypek{DOMAIN}")
EDITOR = ("Norbert Nutowy (przykład)", f"norbert.nutowy{DOMAIN}")
RULE = "Dwóch członków zarządu łącznie"


def test_from_a_report_to_the_first_offer(scripted_visitor: Visitor) -> None:
    resident, keeper = scripted_visitor(), scripted_visitor()
    report(resident, ORCHESTRA)
    become(keeper, KEEPER)
    accept_with_register(keeper, ORCHESTRA)
    card = see_the_card(resident, ORCHESTRA)

    president, treasurer, editor = scripted_visitor(), scripted_visitor(), scripted_visitor()
    claim(president, card)
    let_in(keeper)
    desk = open_desk(president)
    invite(president, desk, EDITOR, "Redaktor")
    invite(president, desk, TREASURER, "Reprezentant")
    come_in(editor, EDITOR)
    come_in(treasurer, TREASURER)
    entitle(president, desk, PRESIDENT, "prezes")
    entitle(president, desk, TREASURER, "skarbnik")
    record_the_rule(president, desk)
    complete_the_card(president, desk)

    year = begin(editor)
    offer = editor.url
    offer_form.whole(
        editor, year, offerer="Orkiestra Podwórkowa", contact=EDITOR[0], address=EDITOR[1]
    )
    seal(editor, offer)
    expect(editor.get_by_role("button", name="Zatwierdź ofertę")).to_have_count(0)
    sign_first(president, offer)
    sign_last(treasurer, offer)
    for page in (president, treasurer, editor):
        see_the_receipt(page, offer)
    withdraw(treasurer, offer)


def sign_up(page: Page, person: tuple[str, str]) -> None:
    """Create an account on the page that offers it, and confirm its address by the letter."""
    name, address = person
    main = page.get_by_role("main")
    write(main, "Imię i nazwisko", name)
    write(main, "Adres e-mail", address)
    write(main, "Hasło", PASSWORD)
    press(main, "Załóż konto")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zajrzyj do skrzynki")
    open_letter(page, "Potwierdź adres e-mail", to=address)
    page.get_by_role("main").locator("a[href*='/konto/adres/potwierdz/']").click()
    press(page, "Potwierdź")


def claim(page: Page, card: str) -> None:
    """From the card to the account, and back to the claim."""
    page.goto(card)
    follow(page.get_by_role("main"), "To moja organizacja")
    follow(page.get_by_role("main"), "Załóż konto")
    sign_up(page, PRESIDENT)
    expect(page.get_by_role("heading", level=1)).to_have_text("To moja organizacja")
    write(page, "Kim jesteś w organizacji?", "prezes zarządu")
    write(page, "Jak możesz to wykazać?", "Jestem wpisana w KRS. Przyniosę protokół z wyborów.")
    page.get_by_label("Oświadczam, że mogę działać").check()
    press(page, "Wyślij")
    expect(page.get_by_role("heading", level=1)).to_have_text(ORCHESTRA.name)
    expect(page.get_by_role("main")).to_contain_text("Wniosek przyjęty")


def let_in(page: Page) -> None:
    """Nobody is let in before a document was seen."""
    page.goto("/urzad/")
    follow(page.get_by_role("listitem").filter(has_text="PO."), ORCHESTRA.name)
    expect(page.get_by_role("button", name="Pozwól działać")).to_have_count(0)
    page.get_by_label("Rodzaj dokumentu").select_option(label="protokół wyborów")
    write(page, "Data dokumentu", "12.03.2024")
    write(page, "Kto może na tej podstawie działać", f"prezes: {PRESIDENT[0]}")
    write(page, "Obejrzano dnia", "13.03.2024")
    press(page, "Zapisz")
    expect(page.get_by_role("main")).to_contain_text("protokół wyborów z")
    press(page, "Pozwól działać w imieniu organizacji")
    expect(page.get_by_role("status")).to_contain_text("Osoba może działać w imieniu organizacji")


def open_desk(page: Page) -> str:
    """The letter leads there; answers the address."""
    open_letter(page, "Działasz już w imieniu", to=PRESIDENT[1])
    page.get_by_role("main").locator("a[href*='/pulpit/']").click()
    expect(page.get_by_role("main")).to_contain_text(ORCHESTRA.name)
    found = re.search(r"/pulpit/[0-9a-f-]{36}/", page.url)
    assert found
    return found[0]


def invite(page: Page, desk: str, person: tuple[str, str], role: str) -> None:
    page.goto(f"{desk}osoby/")
    write(page, "Adres e-mail", person[1])
    page.get_by_label(role).check()
    press(page, "Wyślij zaproszenie")
    expect(page.get_by_role("status")).to_contain_text("Zaproszenie jest w drodze")


def come_in(page: Page, person: tuple[str, str]) -> None:
    """From the letter to a new account and back to the invitation."""
    open_letter(page, f"Zaproszenie: {ORCHESTRA.name}", to=person[1])
    page.get_by_role("main").locator("a[href*='/pulpit/zaproszenie/']").click()
    follow(page.get_by_role("main"), "Załóż konto")
    sign_up(page, person)
    expect(page.get_by_role("heading", level=1)).to_have_text("Zaproszenie")
    press(page, "Przyjmij zaproszenie")
    expect(page.get_by_role("status")).to_contain_text(ORCHESTRA.name)


def entitle(page: Page, desk: str, person: tuple[str, str], function: str) -> None:
    page.goto(f"{desk}reprezentacja/")
    follow(page.get_by_role("main"), "Dodaj osobę")
    write(page, "Imię i nazwisko", person[0])
    write(page, "Funkcja", function)
    write(page, "Od", "12.03.2024")
    page.get_by_label("Konto w portalu").select_option(label=person[0])
    press(page, "Zapisz")
    expect(page.get_by_role("main").get_by_role("link", name=person[0]).first).to_be_visible()


def record_the_rule(page: Page, desk: str) -> None:
    page.goto(f"{desk}reprezentacja/")
    follow(page.get_by_role("main"), "Zapisz sposób reprezentacji")
    page.get_by_label(RULE, exact=True).check()
    write(page, "Z czego to wynika", "KRS, dział 2")
    press(page, "Zapisz sposób reprezentacji")
    main = page.get_by_role("main")
    expect(main).to_contain_text(RULE)
    expect(main).not_to_contain_text("nie da się spełnić")


def complete_the_card(page: Page, desk: str) -> None:
    """What the card says goes into the offer."""
    page.goto(desk)
    follow(page.get_by_role("navigation", name="Pulpit"), "Wizytówka")
    page.get_by_role("textbox", name=re.compile("^Telefon")).fill("34 000 00 31")
    press(page, "Zapisz i potwierdź, że dane są aktualne")
    expect(page.get_by_role("main")).to_contain_text("Dane potwierdzono")


def sign_first(page: Page, offer: str) -> None:
    page.goto(offer)
    press(page, "Zatwierdź ofertę")
    signing = page.get_by_role("region", name="Kto jeszcze podpisuje")
    expect(signing).to_contain_text("Brakuje: jeszcze jednego członka zarządu")
    expect(signing).to_contain_text(TREASURER[0])
    expect(page.get_by_role("button", name="Złóż ofertę")).to_have_count(0)


def sign_last(page: Page, offer: str) -> None:
    page.goto(offer)
    press(page, "Zatwierdź ofertę")
    press(page, "Złóż ofertę")
    expect(page.get_by_role("heading", level=1)).to_have_text("Oferta złożona")


def see_the_receipt(page: Page, offer: str) -> None:
    page.goto(offer)
    receipt = page.get_by_role("region", name="Potwierdzenie złożenia")
    expect(receipt).to_contain_text(re.compile(r"OF\.\d+\.\d{4}"))
    expect(receipt).to_contain_text(f"{PRESIDENT[0]}, prezes")
    expect(receipt).to_contain_text(f"{TREASURER[0]}, skarbnik")
