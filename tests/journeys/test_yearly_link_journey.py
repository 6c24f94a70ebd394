"""An organisation confirms its card from a letter, in a browser that has never been here."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.doing import open_letter, press
from tests.tools.installation import Installation

pytestmark = pytest.mark.browser


def test_the_link_of_the_letter_and_one_button(site: Installation, page: Page) -> None:
    open_letter(page, "Czy to się zgadza? Stowarzyszenie „Aleja Sąsiadów”", site=site.url)
    link = re.search(r"/baza-ngo/potwierdzenie/\S+?/", page.content())
    assert link
    page.goto(f"{site.url}{link[0]}")
    press(page, "Wszystko się zgadza")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dziękujemy")
    page.goto(f"{site.url}{link[0]}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dziękujemy")
