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
                phone = "-phone" if width == PHONE else ""
                path = PICTURES / f"{picture.name}{phone}.png"
                path.write_bytes(indexed(studio, page.screenshot()))
                assert path.stat().st_size < MOST, path.name
