"""An offer from a resident's first look at the portal to the office's letter and its answer."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys import offer_form
from tests.journeys.conftest import Visitor
from tests.journeys.doing import (
    NOT_FOUND,
    after_closing,
    become,
    clock_set,
    follow,
    press,
    send,
    sign_in,
    status,
    write,
)
from tests.tools.installation import Installation
from tests.tools.pdf_checks import verapdf

pytestmark = pytest.mark.browser

CLERK = "Urszula Konkursowa (przykład)"
SIGNATORY = "Bogdan Prezesowski (przykład)"
SECOND_SIGNATORY = "Celina Skarbnik (przykład)"
STRANGER = "Ewa Ogrodowa (przykład)"
CALL = "Kultura i sztuka"
QUESTION = "Ile osób pomieści sala prób?"
ANSWER = "Trzydzieści, z miejscami dla osób na wózkach."
_TASKS = iter((2, 3))  # an organisation makes one offer for a task, and the story is told twice
ZERO_WIDTH_SPACE = "\u200b"  # where the print may break a long word
_PDF_TRIES = 60  # seconds


def test_an_offer_is_written_submitted_printed_read_and_talked_about(
    visitor: Visitor, site: Installation, tmp_path: Path
) -> None:
    task = next(_TASKS)
    resident = visitor()
    set_up_the_look(resident)

    editor = visitor()
    year = read_the_whole_form(editor)
    start(editor, task)
    offer_form.whole(editor, year)
    press(editor, "Zakończ i przekaż do zatwierdzenia")
    expect(editor.get_by_role("heading", level=1)).to_have_text("Oferta czeka na zatwierdzenie")
    offer = editor.url

    clerk = visitor()
    become(clerk, CLERK)
    before = arrived(clerk)
    signatory = visitor()
    become(signatory, SIGNATORY)
    signatory.goto(offer)
    approve_and_submit(signatory, visitor())
    number, checksum = receipt(signatory)
    assert arrived(clerk) == before + 1

    assert_printed(signatory, tmp_path, number)
    assert_checked(resident, number, checksum)
    assert_nobody_else_opens(visitor(), offer)

    in_office = f"/urzad/oferty/{offer.rstrip('/').rpartition('/')[2]}/"
    assert status(clerk, in_office) == NOT_FOUND
    resident.goto("/konkursy/")
    follow(resident, CALL)
    with clock_set(resident, after_closing(resident)):
        the_office_opens_the_offers(clerk, in_office)
        the_office_asks(clerk, number, in_office)
        the_organisation_answers(editor, resident, offer, number)
        clerk.goto(in_office)
        expect(clerk.get_by_text(ANSWER)).to_be_visible()

    verified = site.ccop("journal", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def set_up_the_look(page: Page) -> None:
    page.goto("/")
    root = page.locator("html")
    press(page, "Większy tekst")
    expect(root).to_have_attribute("data-text", "125")
    press(page, "Wersja kontrastowa")
    expect(root).to_have_attribute("data-theme", "yb")
    press(page, "English")
    expect(root).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="Contact").first).to_be_visible()
    press(page, "polski")
    expect(root).to_have_attribute("lang", "pl")
    expect(root).to_have_attribute("data-theme", "yb")


def read_the_whole_form(page: Page) -> int:
    """Every question is there before anybody signs in; answers the year of the task."""
    page.goto("/konkursy/")
    follow(page, CALL)
    call = page.url
    follow(page, "Zobacz cały formularz")
    for question in (
        "Tytuł zadania publicznego",
        "Koszt jednostkowy [PLN]",
        "Wkład własny finansowy",
    ):
        expect(page.get_by_text(question, exact=True).first).to_be_visible()
    page.goto(call)
    return int(call.rstrip("/").rpartition("-")[2])


def start(page: Page, task: int) -> None:
    follow(page, f"Przygotuj ofertę {task}.")
    follow(page.get_by_role("main"), "Zaloguj się")
    write(page, "Adres e-mail", "alicja.kasztanowa@przyklad.example")
    press(page.get_by_role("main"), "Zaloguj się")
    expect(page.get_by_role("alert")).to_be_focused()
    sign_in(page, "alicja.kasztanowa")
    page.get_by_role("main").get_by_role("button", name="Przygotuj ofertę").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oferta w przygotowaniu")


def arrived(clerk: Page) -> int:
    """How many offers the office is told to have come to the call."""
    clerk.goto("/urzad/")
    line = clerk.get_by_role("row").filter(has_text=CALL)
    return int(line.get_by_role("cell").last.inner_text())


def approve_and_submit(page: Page, other: Page) -> None:
    """Two of the board together, as the organisation's rule says."""
    offer = page.url
    expect(page.get_by_role("button", name="Złóż ofertę")).to_have_count(0)
    press(page, "Zatwierdź ofertę")
    signing = page.get_by_role("region", name="Kto jeszcze podpisuje")
    expect(signing).to_contain_text("Brakuje: jeszcze jednego członka zarządu")
    expect(page.get_by_role("button", name="Złóż ofertę")).to_have_count(0)
    become(other, SECOND_SIGNATORY)
    other.goto(offer)
    send(other, "Zatwierdź ofertę")
    page.goto(offer)
    page.get_by_role("button", name="Złóż ofertę").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oferta złożona")


def receipt(page: Page) -> tuple[str, str]:
    """Number and checksum; the second of the receipt is there too."""
    facts = page.get_by_role("region", name="Potwierdzenie złożenia")
    words = facts.inner_text()
    number = re.search(r"OF\.\d+\.\d{4}", words)
    checksum = re.search(r"(?:[0-9a-f]{8} ?){8}", words)
    assert number
    assert checksum
    assert re.search(r"\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}:\d{2}", words)
    assert f"{SIGNATORY}, prezes" in words
    assert f"{SECOND_SIGNATORY}, skarbnik" in words
    return number[0], checksum[0]


def assert_printed(page: Page, folder: Path, number: str) -> None:
    link = page.get_by_role("link", name=re.compile("PDF"))
    for _ in range(_PDF_TRIES):
        if link.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    answer = page.request.get(link.get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/pdf"
    pdf = folder / "offer.pdf"
    pdf.write_bytes(answer.body())
    assert verapdf(pdf, "3a") == []
    assert verapdf(pdf, "ua1") == []
    reader = PdfReader(io.BytesIO(answer.body()))
    text = "".join(each.extract_text() for each in reader.pages)
    text = re.sub(r"\s+", " ", text.replace(ZERO_WIDTH_SPACE, ""))
    assert offer_form.TITLE in text
    assert number in text
    assert len(reader.attachments) == 1


def assert_checked(page: Page, number: str, checksum: str) -> None:
    changed = ("0" if checksum[0] != "0" else "1") + checksum[1:]
    for given, verdict in ((checksum, "Zgodna"), (changed, "Niezgodna")):
        page.goto("/sprawdz/")
        write(page.get_by_role("main"), "Numer", number)
        write(page, "Suma kontrolna", given)
        press(page.get_by_role("main"), "Sprawdź")
        expect(page.get_by_role("status")).to_contain_text(verdict)


def assert_nobody_else_opens(page: Page, offer: str) -> None:
    become(page, STRANGER)
    own = page.url.rstrip("/").rpartition("/")[2]
    through_own_desk = re.sub(r"(?<=/pulpit/)[^/]+", own, offer)
    for address in (offer, through_own_desk):
        for leaf in ("", "czesc/zadanie/", "odpowiedzi/", "oferta.pdf", "podglad.pdf"):
            assert status(page, address + leaf) == NOT_FOUND


def the_office_opens_the_offers(clerk: Page, address: str) -> None:
    """Until then they stay unread; the second time the story is told, they are open already."""
    clerk.goto("/urzad/")
    waiting = clerk.get_by_role("row").filter(has_text="czekają na otwarcie").filter(has_text=CALL)
    if waiting.count():
        assert status(clerk, address) == NOT_FOUND
        clerk.goto("/urzad/")
        waiting.get_by_role("link").click()
        press(clerk.get_by_role("main"), "Otwórz oferty")
        expect(clerk.get_by_role("status")).to_contain_text("Oferty otwarte")


def the_office_asks(clerk: Page, number: str, address: str) -> None:
    clerk.goto("/urzad/")
    clerk.get_by_role("listitem").filter(has_text=number).get_by_role("link").click()
    expect(clerk).to_have_url(re.compile(f"{re.escape(address)}$"))
    expect(clerk.get_by_text(offer_form.TITLE).first).to_be_visible()
    link = clerk.get_by_role("link", name=re.compile("PDF")).get_attribute("href")
    assert clerk.request.get(link or "").body().startswith(b"%PDF-")
    write(clerk, "Nowa wiadomość", QUESTION)
    press(clerk, "Wyślij wiadomość")
    expect(clerk.get_by_role("region", name="Wiadomości")).to_contain_text(QUESTION)


def the_organisation_answers(editor: Page, resident: Page, offer: str, number: str) -> None:
    """It learns of the letter at its desk and by mail, and answers on the page of the offer."""
    resident.goto("/konto/demo/poczta/")
    follow(resident, f"Wiadomość w sprawie {number}")
    expect(resident.get_by_role("main")).to_contain_text(QUESTION)
    editor.goto("/konto/powiadomienia/")
    expect(editor.get_by_role("article").filter(has_text=number).first).to_be_visible()
    editor.goto("/pulpit/")
    follow(editor, "Moje sprawy")
    case = editor.get_by_role("listitem").filter(has_text=number)
    expect(case).to_contain_text("1 nowa wiadomość")
    case.get_by_role("link").click()
    expect(editor).to_have_url(offer)
    expect(editor.get_by_text(QUESTION)).to_be_visible()
    write(editor, "Nowa wiadomość", ANSWER)
    press(editor, "Wyślij wiadomość")
    expect(editor.get_by_role("region", name="Wiadomości")).to_contain_text(ANSWER)
