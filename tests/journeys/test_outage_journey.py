"""The database goes away in the last hour of a call: what is being typed is kept, everybody can
read of the outage, the clerk extends the call, and everybody with an offer gets a letter. Then the
call closes, is opened again because nobody has read an offer, and in the end its offers are opened.
"""

import io
import os
import re
import signal
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from ccop.kernel.people.demonstration import DOMAIN
from tests.journeys.doing import after_closing, become, clock_set, follow, press, write
from tests.journeys.offers import CALL, begin
from tests.tools import page_checks
from tests.tools.database import DATA
from tests.tools.installation import Installation, installation
from tests.tools.mail import Postbox, smtp_server
from tests.tools.processes import database_server, eventually

pytestmark = pytest.mark.browser

CLERK = "Urszula Konkursowa (przykład)"
EDITOR = "Alicja Kasztanowa (przykład)"
OTHER = "Ewa Ogrodowa (przykład)"
SUMMARY = "Syntetyczny opis zadania"
TYPED = "Dopisane w ostatniej godzinie naboru."
REASON = "Awaria portalu w ostatniej godzinie naboru."
_EVERYBODY = {
    f"{box}{DOMAIN}"
    for box in (
        *("alicja.kasztanowa", "bogdan.prezesowski", "celina.skarbnik", "dawid.wolontariusz"),
        "cezary.rachunkowy",
        *("ewa.ogrodowa", "franciszek.doradca"),
        *("grazyna.trenerska", "henryk.zarzadny"),
    )
}
"""All members of the organisations that have begun an offer, make one together or are invited."""
_RETRY = 60_000  # milliseconds in which the page sends by itself


def test_an_outage_in_the_last_hour_leads_to_an_extension_and_letters(browser: Browser) -> None:
    data = DATA / "outage"
    with smtp_server() as postbox:
        mail = f"smtp://portal@{postbox.host}:{postbox.port}?tls=none"
        with installation(data, SMTP_URL=mail) as site:
            editor, other, clerk, resident = (_visitor(browser, site) for _ in range(4))
            for page, person in ((editor, EDITOR), (other, OTHER), (clerk, CLERK)):
                become(page, person)
            begin(editor)
            begin(other)
            resident.goto("/konkursy/")
            follow(resident, CALL)
            call = resident.url
            closing = after_closing(resident)
            with clock_set(resident, closing - timedelta(minutes=50)):
                the_database_goes_away_while_somebody_types(editor, site)
                everybody_reads_of_the_outage(resident)
                the_clerk_extends_the_call(clerk, f"{closing + timedelta(days=1):%d.%m.%Y}")
                everybody_sees_the_new_closing(resident, editor, call)
                everybody_with_an_offer_gets_one_letter(postbox)
            with clock_set(resident, closing + timedelta(days=1, minutes=5)):
                until = f"{closing + timedelta(days=2):%d.%m.%Y}"
                the_clerk_opens_the_closed_call_again(clerk, until)
                the_notice_is_one_sheet(resident, call)
                the_editor_may_go_on(editor)
            with clock_set(resident, closing + timedelta(days=2, minutes=5)):
                the_clerk_opens_the_offers_and_nothing_is_extended_any_more(clerk, call)


def _visitor(browser: Browser, site: Installation) -> Page:
    return browser.new_context(base_url=site.url, locale="pl-PL").new_page()


def the_database_goes_away_while_somebody_types(page: Page, site: Installation) -> None:
    page.goto(f"{page.url}czesc/zadanie/")
    server = database_server(site.data)
    site.process.send_signal(signal.SIGSTOP)  # so that nobody starts it anew
    os.kill(server, signal.SIGKILL)
    assert eventually(lambda: not site.answers())
    write(page, SUMMARY, TYPED)
    press(page, "Zapisz")
    expect(page.get_by_role("heading", name="Poczekaj chwilę")).to_be_visible()
    site.process.send_signal(signal.SIGCONT)
    expect(page.get_by_label(SUMMARY)).to_have_value(TYPED, timeout=_RETRY)
    expect(page.get_by_role("status").filter(has_text="Zapisano o").first).to_be_visible()


def everybody_reads_of_the_outage(page: Page) -> None:
    page.goto("/status/")
    expect(page.get_by_role("row").filter(has_text="baza danych")).to_be_visible()


def the_clerk_extends_the_call(page: Page, day: str) -> None:
    page.goto("/urzad/konkursy/")
    page.get_by_role("row").filter(has_text=CALL).get_by_role("link", name="Przedłuż").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Awarie w ostatniej dobie naboru")
    expect(main.get_by_role("listitem").filter(has_text="baza danych")).to_be_visible()
    write(main, "Ostatni dzień składania ofert", day)
    write(main, "Godzina", "15.30")
    write(main, "Powód", REASON)
    press(main, "Zobacz komunikat")
    expect(main).to_contain_text(f"Nowy termin: {day}, godz. 15:30.")
    press(main, "Przedłuż nabór")
    expect(main).to_contain_text("Nabór przedłużony.")


def everybody_sees_the_new_closing(resident: Page, editor: Page, call: str) -> None:
    resident.goto(call)
    expect(resident.get_by_role("main")).to_contain_text(REASON)
    follow(editor, "Oferta")
    expect(editor.get_by_text("Został 1 dzień")).to_be_visible()


def everybody_with_an_offer_gets_one_letter(postbox: Postbox) -> None:
    def letters() -> list[str]:
        told = [each for each in postbox.letters if "Przedłużony nabór" in each["Subject"]]
        assert all(REASON in each.get_content() for each in told)
        return sorted(re.sub(r".*<|>.*", "", each["To"]) for each in told)

    assert eventually(lambda: letters() == sorted(_EVERYBODY)), letters()


def the_clerk_opens_the_closed_call_again(page: Page, day: str) -> None:
    page.goto("/urzad/konkursy/")
    row = page.get_by_role("row").filter(has_text=CALL)
    row.get_by_role("link", name="Otwórz oferty").click()
    assert not page_checks.barriers(page)
    follow(page.get_by_role("main"), "Przedłuż nabór")
    main = page.get_by_role("main")
    write(main, "Ostatni dzień składania ofert", day)
    write(main, "Godzina", "15.30")
    write(main, "Powód", REASON)
    press(main, "Zobacz komunikat")
    expect(main).to_contain_text(f"zostaje ponownie otwarty do {day}, godz. 15:30")
    press(main, "Otwórz nabór ponownie")
    expect(main).to_contain_text("Nabór przedłużony.")


def the_notice_is_one_sheet(page: Page, call: str) -> None:
    page.goto(call)
    page.get_by_role("link", name="Komunikat do druku").last.click()
    expect(page.get_by_text("zostaje ponownie otwarty").first).to_be_visible()
    (sheet,) = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    printed = " ".join(sheet.extract_text().split())
    assert "zostaje ponownie otwarty" in printed
    assert REASON in printed
    assert call in printed


def the_editor_may_go_on(page: Page) -> None:
    page.reload()
    expect(
        page.get_by_text("Został 1 dzień").or_(page.get_by_text("Zostało 23")).first
    ).to_be_visible()


def the_clerk_opens_the_offers_and_nothing_is_extended_any_more(page: Page, call: str) -> None:
    page.goto("/urzad/konkursy/")
    row = page.get_by_role("row").filter(has_text=CALL)
    row.get_by_role("link", name="Otwórz oferty").click()
    press(page.get_by_role("main"), "Otwórz oferty")
    expect(page.get_by_role("status")).to_contain_text("Oferty otwarte")
    page.goto("/urzad/konkursy/")
    expect(row.get_by_role("link")).to_have_count(1)
    page.goto(call)
    expect(page.get_by_role("main")).to_contain_text("Oferty otwarto")
