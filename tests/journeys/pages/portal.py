"""The front page, the law, errors and their reports, and what everybody checks."""

from playwright.sync_api import Page

from tests.journeys.doing import press, write
from tests.journeys.pages.kinds import WEBMASTER, Kind, Offers, at

POSTED = "bip=02.03.2026&board=05.03.2026&website=03.03.2026"
"""Days on which an announcement appeared."""


def _wrong_report(page: Page, _known: Offers) -> None:
    page.goto("/zglos/blad/")
    press(page, "Wyślij zgłoszenie")


def _report(page: Page, _known: Offers) -> None:
    page.goto("/zglos/blad/")
    write(page, "Co jest nie tak?", "Nie działa link.")
    write(page, "Twój e-mail", "czytelnik@przyklad.example")
    press(page, "Wyślij zgłoszenie")
    page.wait_for_url("**/zglos/blad/*-*/")


def _report_in_office(page: Page, known: Offers) -> None:
    _report(page, known)
    number = page.get_by_role("heading", level=1).inner_text().split()[-1]
    page.goto("/urzad/")
    page.get_by_role("listitem").filter(has_text=number).get_by_role("link").click()


def _letter(page: Page, known: Offers) -> None:
    _report(page, known)  # is confirmed by a letter; whoever runs first finds the mailbox empty
    page.goto("/konto/demo/poczta/")
    page.get_by_role("table").get_by_role("link").first.click()


KINDS = (
    at("home", "/"),
    at("preferences", "/preferencje/"),
    at("status", "/status/"),
    at("contact", "/kontakt/"),
    at("accessibility statement", "/dostepnosc/"),
    at("privacy", "/prywatnosc/"),
    at("check", "/sprawdz/"),
    at("check, not the same", "/sprawdz/?numer=OF.1.2026&suma=0123456789abcdef"),
    at("seals of the journal", "/sprawdz/dziennik/"),
    at(
        "receipt not the same", "/sprawdz/dziennik/?strumien=konkurs:x&wpis=1&suma=0123456789abcdef"
    ),
    at("receipt not readable", "/sprawdz/dziennik/?strumien=&wpis=x&suma=1"),
    at("report", "/zglos/blad/"),
    Kind("report with errors", "", _wrong_report),
    at("calculator", "/prawo/"),
    at("calculator with an answer", f"/prawo/?pytanie=konkurs&{POSTED}"),
    at("calculator with errors", "/prawo/?pytanie=konkurs&bip=30.02.2026&board=&website=1.3.2026"),
    at("rules", "/prawo/reguly/"),
    at("rules that nobody has", "/prawo/reguly/?q=kwiaty"),
    at("rule", f"/prawo/reguly/ART13-1/?pytanie=ART13-1&{POSTED}"),
    at("rule with findings", "/prawo/reguly/ART13-3/?pytanie=ART13-3&bip=02.03.2026"),
    at("rule with errors", "/prawo/reguly/ART13-1/?pytanie=ART13-1&bip=wczoraj"),
    at("rule that is no function", "/prawo/reguly/ART13-4/"),
    Kind("report followed", "", _report),
    at("not found", "/nie-ma-takiej/", status=404),
    at("mailbox", "/konto/demo/poczta/"),
    Kind("letter", "", _letter),
    at("clock", "/konto/demo/zegar/"),
    Kind("report in the office", WEBMASTER, _report_in_office),
)
