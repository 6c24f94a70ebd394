"""An offer from its call to the moves that all kinds of offers make."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.doing import follow, press

CALL = "Kultura i sztuka"
TASK = "Muzyka"
"""Its first task."""


def begin(page: Page) -> int:
    """Begin an offer for the first task of the call; answers the year of the task."""
    page.goto("/konkursy/")
    follow(page, CALL)
    year = int(page.url.rstrip("/").rpartition("-")[2])
    follow(page, "Przygotuj ofertę 1.")
    page.get_by_role("main").get_by_role("button", name=re.compile("Przygotuj")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oferta w przygotowaniu")
    return year


def seal(page: Page, offer: str) -> None:
    """Finish the offer."""
    page.goto(f"{offer}odpowiedzi/")
    press(page, "Zakończ i przekaż do zatwierdzenia")
    expect(page.get_by_role("heading", level=1)).to_have_text("Oferta czeka na zatwierdzenie")


def withdraw(page: Page, offer: str) -> None:
    """The call takes one offer of an organisation, and every story is told twice."""
    page.goto(offer)
    page.locator("summary", has_text="Wycofaj ofertę").click()
    page.get_by_role("button", name=re.compile("^Wycofaj ofertę OF")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oferta wycofana")
