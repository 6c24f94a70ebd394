"""An organisation from a resident's report to its card, and what else people do with reports."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from ccop.kernel.people.demonstration import DOMAIN
from tests.journeys.doing import follow, open_letter, press, send, told_of_errors, write

_ANSWERS = 20
"""How many times the page is opened anew until the register has answered, a second apart."""


@dataclass(frozen=True)
class Reported:
    """An organisation as a resident knows it, and its number in the invented register."""

    name: str
    form: str
    krs: str
    street: str
    """In the register; the resident does not know it."""
    reporter: str

    @property
    def address(self) -> str:
        return f"{self.reporter}{DOMAIN}"


def report(page: Page, reported: Reported) -> str:
    """Report it with a slip on the way, confirm it by the letter; answers the secret address."""
    page.goto("/")
    follow(page.get_by_role("main"), "Zgłoś organizację")
    write(page, "Pełna nazwa", reported.name)
    page.get_by_label("Forma prawna").select_option(label=reported.form)
    page.get_by_label("Rejestr", exact=True).select_option(label="Krajowy Rejestr Sądowy (KRS)")
    write(page, "Numer w rejestrze", reported.krs[:-1] + "x")
    page.get_by_label("Nie jestem z nią związana").check()
    write(page, "Twój adres e-mail", reported.address)
    page.get_by_label("Zgadzam się na publikację").check()
    press(page, "Wyślij zgłoszenie")
    told_of_errors(page, "Numer w rejestrze")
    expect(page.get_by_label("Pełna nazwa")).to_have_value(reported.name)
    write(page, "Numer w rejestrze", reported.krs)
    press(page, "Wyślij zgłoszenie")
    expect(page.get_by_role("heading", level=1)).to_have_text("Potwierdź zgłoszenie")

    open_letter(page, "Potwierdź swoje zgłoszenie", to=reported.address)
    page.get_by_role("main").locator("a[href*='/zglos/organizacje/']").click()
    press(page, "Potwierdź zgłoszenie")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"ZO\.\d+\.\d{4}"))
    return page.url


def accept_with_register(page: Page, reported: Reported) -> None:
    """Ask the register, see what differs, let it fill in the fields, and list the organisation."""
    page.goto("/urzad/")
    follow(page.get_by_role("main"), reported.name)
    follow(page.get_by_role("main"), "Sprawdź pola i opublikuj")
    send(page, f"Zapytaj rejestr o KRS {reported.krs}")
    until_answered(page)
    differing = page.get_by_role("row").filter(has_text="Ulica i numer")
    expect(differing).to_contain_text(reported.street)
    press(page, "Wpisz wszystko")
    expect(page.get_by_label("Ulica i numer")).to_have_value(reported.street)
    press(page, "Opublikuj organizację")
    expect(page.get_by_role("status")).to_contain_text("Organizację wpisano do Bazy NGO")


def until_answered(page: Page) -> None:
    """Open the page anew, as it says, until the register has answered."""
    for _ in range(_ANSWERS):
        waiting = page.get_by_role("link", name="Odśwież stronę")
        if not waiting.count():
            return
        with page.expect_navigation():
            waiting.click()
        page.wait_for_timeout(500)
    raise AssertionError("the register does not answer")


def see_the_card(page: Page, reported: Reported) -> str:
    """The letter leads to the card; answers its address."""
    open_letter(page, "Organizacja jest w Bazie NGO", to=reported.address)
    page.get_by_role("main").locator("a[href*='/baza-ngo/']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(reported.name)
    expect(page.get_by_role("main")).to_contain_text(reported.street)
    origins = page.get_by_role("group").filter(has_text="Skąd są te dane")
    origins.locator("summary").click()
    expect(origins).to_contain_text("KRS, odpis z dnia")
    expect(origins).to_contain_text("zgłoszenie ZO.")
    return page.url
