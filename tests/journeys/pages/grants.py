"""Calls and offers, at the desk and in the office."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

from playwright.sync_api import Page

from tests.journeys.doing import become, follow, press, write
from tests.journeys.pages.kinds import (
    CLERK,
    EDITOR,
    INVITED,
    SIGNATORY,
    Kind,
    Offers,
    at,
    case_of,
    open_details,
)

_WHO_DOES_WHAT = "W przypadku oferty wspólnej"
STEPS = (
    "organizacja",
    "zadanie",
    "harmonogram",
    "rezultaty",
    "doswiadczenie",
    "koszty",
    "finansowanie",
    "inne",
    "oswiadczenia",
)


def _preview(page: Page, known: Offers) -> None:
    page.goto(f"/urzad{known.call}przedluzenie/")
    until = page.locator("time[datetime]").first.get_attribute("datetime") or ""
    later = datetime.fromisoformat(until) + timedelta(days=1)
    write(page, "Ostatni dzień składania ofert", f"{later:%d.%m.%Y}")
    write(page, "Powód", "Awaria portalu w ostatniej godzinie naboru.")
    press(page, "Zobacz komunikat")


def _wrong_extension(page: Page, known: Offers) -> None:
    page.goto(f"/urzad{known.call}przedluzenie/")
    press(page, "Zobacz komunikat")


def _notice(page: Page, known: Offers) -> None:
    """Of a call in which nobody else of these tests has an offer."""
    page.goto("/konkursy/")
    follow(page, "Ogrzewalni Miejskiej")
    quiet = page.url.removeprefix(page.url.split("/konkursy/")[0])
    if not page.get_by_role("link", name="Komunikat do druku").count():
        _preview(page, replace(known, call=quiet))
        press(page, "Przedłuż nabór")
    follow(page, "Komunikat do druku")


def _refusal(page: Page, known: Offers) -> None:
    page.goto(known.draft)
    write(page, "Nowa wiadomość", "   ")
    press(page, "Wyślij wiadomość")


def _sent(page: Page, known: Offers, content: bytes) -> None:
    page.goto(f"{known.draft}plik/")
    page.locator("input[type=file]").set_input_files(
        {"name": "oferta.json", "mimeType": "application/json", "buffer": content}
    )
    press(page, "Pokaż, co się zmieni")


def _wrong_file(page: Page, known: Offers) -> None:
    _sent(page, known, b"{")


def _file(page: Page, known: Offers) -> None:
    values = {"task": {"title": "Inny tytuł", "climate": "tak"}, "results": [{"name": "Koncert"}]}
    head = {"format": "ccop-form", "format_version": 2, "form": "oferta/2031", "values": values}
    _sent(page, known, json.dumps(head).encode())


def _earlier(page: Page, known: Offers) -> None:
    page.goto(f"{known.draft}z-wczesniejszej/{case_of(known.submitted)}/")


def _differences(page: Page, known: Offers) -> None:
    page.goto(f"{known.draft}roznice/{case_of(known.submitted)}/")


def _said(page: Page, known: Offers) -> None:
    for _ in range(2):
        page.goto(f"{known.draft}komentarze/?pole=task.title")
        write(page, "Komentarz", "Czy tytuł jest dobry?")
        press(page.get_by_role("main"), "Dodaj komentarz")
    page.get_by_role("button", name="Oznacz jako załatwiony").first.click()
    page.goto(f"{known.draft}komentarze/")
    open_details(page)


def _commented(page: Page, known: Offers) -> None:
    _said(page, known)
    page.goto(known.draft)


def _wrong_comment(page: Page, known: Offers) -> None:
    page.goto(f"{known.draft}komentarze/?pole=task.title")
    write(page, "Komentarz", "   ")
    press(page.get_by_role("main"), "Dodaj komentarz")


def _met(page: Page, known: Offers) -> None:
    """Somebody of the partner saves a text in a field that is open here."""
    part = "czesc/inne/"
    page.goto(f"{known.joint}{part}")
    browser, home = page.context.browser, page.url.partition("/pulpit/")[0]
    assert browser
    with browser.new_context(base_url=home) as context:
        other = context.new_page()
        become(other, EDITOR)
        other.goto(f"{known.joint_of_partner}{part}")
        _saved(other, "Wystawę prowadzi stowarzyszenie.")
    _saved(page, "Wystawę prowadzi fundacja.")
    page.goto(f"{known.joint}{part}")


def _saved(page: Page, who_does_what: str) -> None:
    """The button waits for what is already on its way, so its own post may come a little later."""
    write(page, _WHO_DOES_WHAT, who_does_what)
    with page.expect_navigation():
        press(page, "Zapisz")


KINDS = (
    at("calls", "/konkursy/"),
    at("call", "{call}"),
    at("blank form", "{call}wzor/"),
    at("start as a visitor", "{call}oferta/1/"),
    at("start as a member", "{call}oferta/1/", EDITOR),
    at("start with nobody to act for", "{call}oferta/1/", CLERK),
    at("offer in preparation", "{draft}", EDITOR),
    *(at(f"part {slug}", f"{{draft}}czesc/{slug}/?uwagi=1", EDITOR) for slug in STEPS),
    at("answers", "{draft}odpowiedzi/", EDITOR),
    at("history of the draft", "{draft}historia/", EDITOR),
    at("two versions of the draft", "{draft}historia/porownanie/", EDITOR),
    Kind("comments", EDITOR, _said),
    Kind("draft with comments", EDITOR, _commented),
    Kind("comment with errors", EDITOR, _wrong_comment, 409),
    at("offer to approve", "{sealed}", SIGNATORY),
    at("answers of a sealed offer", "{sealed}odpowiedzi/", SIGNATORY),
    at("offer submitted", "{submitted}", EDITOR),
    at("joint offer in preparation", "{joint}", SIGNATORY),
    at("division of the costs", "{joint}czesc/podzial/?uwagi=1", SIGNATORY),
    at("who does what", "{joint}czesc/inne/?uwagi=1", SIGNATORY),
    Kind("two texts in one field", SIGNATORY, _met),
    at("partners for the leader", "{joint}partnerzy/", SIGNATORY),
    at("nobody to invite", "{joint}partnerzy/?szukaj=warta", SIGNATORY),
    at("partners to invite", "{draft}partnerzy/?szukaj=przykład", EDITOR),
    at("invitation to a joint offer", "{joint_of_invited}", INVITED),
    at("partners for one that is invited", "{joint_of_invited}partnerzy/", INVITED),
    at("offer withdrawn", "{withdrawn}", INVITED),
    at("offer begun anew", "{begun_anew}", INVITED),
    at("portable file", "{draft}plik/", EDITOR),
    Kind("portable file with errors", EDITOR, _wrong_file, 409),
    Kind("what a file would change", EDITOR, _file),
    at("choice of an earlier offer", "{draft}z-wczesniejszej/", EDITOR),
    Kind("what an earlier offer brings", EDITOR, _earlier),
    Kind("differences from an earlier offer", EDITOR, _differences),
    Kind("refusal", EDITOR, _refusal, 409),
    at("office", "/urzad/", CLERK),
    at("offer in the office", "{in_office}", CLERK),
    at("calls in the office", "/urzad/konkursy/", CLERK),
    at("more time for offers", "/urzad{call}przedluzenie/", CLERK),
    Kind("more time with errors", CLERK, _wrong_extension),
    Kind("notice before it is confirmed", CLERK, _preview),
    Kind("notice to print", CLERK, _notice),
    at("opening too early", "/urzad{call}otwarcie/", CLERK),
)
