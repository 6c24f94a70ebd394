"""The page's one script: comfort on top of pages that do all their work without it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.tools import page_checks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gallery(live_server: LiveServer, page: Page) -> Iterator[Page]:
    said = page_checks.complaints(page)
    page.goto(f"{live_server.url}/wzornik/")
    yield page
    assert not said


def test_while_one_types_the_page_says_how_many_characters_are_left(gallery: Page) -> None:
    count = gallery.locator('[data-count-of="plain_text"]')
    expect(count).to_have_text("Znaki: 0 z 1000")
    expect(count).to_have_role("status")
    gallery.locator("#plain_text").fill("Zażółć gęślą jaźń 👍")
    expect(count).to_have_text("Pozostało znaków: 981")
    gallery.locator("#plain_text").fill("a" * 1001)
    expect(count).to_have_text("Za dużo znaków: 1")


def test_nothing_is_cut_off_that_is_longer_than_advised(gallery: Page) -> None:
    gallery.locator("#plain_text").fill("a" * 1500)
    assert len(gallery.locator("#plain_text").input_value()) == 1500
