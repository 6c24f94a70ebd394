"""Makes the pictures of ``docs/pictures`` anew: ``pytest tests/journeys/pictures.py``.

A run of all tests leaves it out by its name: pictures change when the screens do, not each day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ccop.kernel.ui.prefs import Look
from tests.journeys.doing import become, press, write
from tests.journeys.pages import CLERK, EDITOR, INVITED, KINDS, SIGNATORY, Offers, offers
from tests.journeys.pages.directory import check_table, send_table
from tests.journeys.pages.kinds import KEEPER
from tests.journeys.pages.registrations import second_card_found
from tests.journeys.watching import PHONE, WIDE, Watch
from tests.tools.installation import Installation
from tests.tools.small_png import indexed

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
HEIGHTS = {WIDE: 960, PHONE: 812}
MOST = 120 * 1024  # bytes; a page of the guide has a dozen of them

Reach = Callable[[Page, Offers], object]


@dataclass(frozen=True)
class Picture:
    """A screen as somebody sees it ("" for a visitor), at the widths of the files' names."""

    name: str
    who: str
    reach: Reach
    look: Look | None = None
    widths: tuple[int, ...] = (WIDE,)
    middle: str = ""
    """A selector of what is in the middle of the picture; without it the page is at its top."""


def _kind(name: str) -> Reach:
    return next(kind.reach for kind in KINDS if kind.name == name)


def _saved(page: Page, known: Offers) -> None:
    page.goto(f"{known.joint}czesc/zadanie/")
    summary = "Plenery malarskie na Rakowie, w Śródmieściu i na Mirowie, także dla osób na wózkach."
    write(page, "Syntetyczny opis zadania", f"{summary} Jesienią prace pokaże wspólna wystawa.")
    expect(page.locator(".saving")).to_contain_text("Zapisano")


def _asked(page: Page, known: Offers) -> None:
    page.goto(f"{known.joint}komentarze/?pole=task.summary")
    write(page, "Komentarz", "Czy dopisujemy, że plenery są dostępne dla osób na wózkach?")
    press(page.get_by_role("main"), "Dodaj komentarz")
    become(page, EDITOR)
    page.goto(f"{known.joint_of_partner}komentarze/?pole=task.summary")
    write(page, "Komentarz", "Tak. Dopiszcie też, że będzie tłumacz języka migowego.")
    press(page.get_by_role("main"), "Dodaj komentarz")
    page.goto(f"{known.joint_of_partner}komentarze/?pole=task.summary")


def _history(page: Page, known: Offers) -> None:
    page.goto(f"{known.joint}historia/")


def _files(page: Page, known: Offers) -> None:
    page.goto(f"{known.joint}plik/")


def _corrected(page: Page, _known: Offers) -> None:
    page.goto("/baza-ngo/?q=bibliotka")


def _rule(page: Page, known: Offers) -> None:
    desk = known.joint.partition("oferty/")[0]
    page.goto(f"{desk}reprezentacja/zasada/")
    page.get_by_label("Inaczej – opiszę to poniżej").check()
    write(page, "Z czego to wynika", "statut, § 25 (przykład)")
    page.locator("details.details").evaluate("way => { way.open = true }")
    page.locator("#id_w0_count0").fill("2")
    page.locator("#id_w0_who0").select_option("group:zarząd")


def _evidence(page: Page, known: Offers) -> None:
    _kind("claim in the office")(page, known)
    page.get_by_label("Rodzaj dokumentu").select_option("minutes")
    write(page, "Data dokumentu", "12.03.2025")
    write(page, "Kto może na tej podstawie działać", "prezes Franciszek Doradca (przykład)")
    write(page, "Obejrzano dnia", "14.03.2025")
    press(page.get_by_role("main"), "Zapisz")


def _joining(page: Page, _known: Offers) -> None:
    second_card_found(page)


_TABLE = """Nazwa;KRS;Miejscowość;E-mail;WWW
Stowarzyszenie „Łąka” (przykład);0000000955;Częstochowa;laka@przyklad.example;
Fundacja „Zielony Raków” (przykład);0000000024;Częstochowa;;https://rakow.przyklad.example
Klub Brydżowy „Trefl” (przykład);;Olsztyn;trefl@przyklad.example;
Klub Szachowy „Hetman” (przykład);12345678901;Częstochowa;hetman@przyklad.example;
"""


def _imported(page: Page, _known: Offers) -> None:
    send_table(page, _TABLE.encode())
    check_table(page)


BOTH = (WIDE, PHONE)
ALL = (
    Picture("home", "", _kind("home"), widths=BOTH),
    Picture("call", "", _kind("call"), widths=BOTH),
    Picture("high-contrast", "", _kind("call"), Look(theme="yb", text="150")),
    Picture("offer-parts", EDITOR, _kind("offer in preparation"), widths=BOTH),
    Picture("offer-costs", EDITOR, _kind("part koszty"), widths=BOTH),
    Picture("partners", SIGNATORY, _kind("partners for the leader")),
    Picture("division", SIGNATORY, _kind("division of the costs")),
    Picture("invitation", INVITED, _kind("invitation to a joint offer"), widths=(PHONE,)),
    Picture("autosave", SIGNATORY, _saved),
    Picture("comments", SIGNATORY, _asked),
    Picture("history", SIGNATORY, _history),
    Picture("conflict", SIGNATORY, _kind("two texts in one field")),
    Picture("portable-file", SIGNATORY, _files),
    Picture("approval", SIGNATORY, _kind("offer to approve")),
    Picture("receipt", EDITOR, _kind("offer submitted"), widths=BOTH),
    Picture("withdrawn", INVITED, _kind("offer withdrawn")),
    Picture("office", CLERK, _kind("offer in the office"), widths=BOTH),
    Picture("directory", "", _kind("directory with filters")),
    Picture("directory-corrected", "", _corrected, widths=(PHONE,)),
    Picture("card", "", _kind("card of an organisation"), widths=BOTH),
    Picture("organisation-report", "", _kind("report of an organisation that may be listed")),
    Picture("representation", SIGNATORY, _rule, middle="fieldset.card"),
    Picture(
        "yearly-link",
        "",
        _kind("link of a yearly letter"),
        widths=(PHONE,),
        middle="main dl:last-of-type",
    ),
    Picture("claim", KEEPER, _evidence, middle="main details"),
    Picture("joining", KEEPER, _joining),
    Picture("register", KEEPER, _kind("card beside the register"), middle="main form table"),
    Picture("import", KEEPER, _imported, middle="main .note"),
)


def test_the_pictures_show_the_screens_as_they_are(browser: Browser, site: Installation) -> None:
    known, studio = offers(site), browser.new_page()
    for picture in ALL:
        with browser.new_context(
            base_url=site.url, locale="pl-PL", timezone_id="Europe/Warsaw", color_scheme="light"
        ) as context:
            page = context.new_page()
            if picture.who:
                become(page, picture.who)
            if picture.look:
                Watch(page, site.url).looks(picture.look)
            picture.reach(page, known)
            for width in picture.widths:
                page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
                if picture.middle:
                    shown = page.locator(picture.middle).first
                    shown.evaluate("it => it.scrollIntoView({block: 'center'})")
                phone = "-phone" if width == PHONE else ""
                path = PICTURES / f"{picture.name}{phone}.png"
                path.write_bytes(indexed(studio, page.screenshot()))
                assert path.stat().st_size < MOST, path.name
