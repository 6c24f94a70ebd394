"""The page's one script: comfort on top of pages that do all their work without it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page, Route, expect
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


def test_leaving_a_changed_form_is_asked_about_and_sending_it_is_not(
    live_server: LiveServer, page: Page
) -> None:
    page.route("**/wzornik/", _with_a_form_to_save)
    page.goto(f"{live_server.url}/wzornik/")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.reload()
    assert not asked
    _change(page)
    page.reload()
    assert asked == ["beforeunload"]
    _change(page)
    with page.expect_navigation():
        page.locator("form[data-unsaved]").first.evaluate("form => form.requestSubmit()")
    assert asked == ["beforeunload"]


def _change(page: Page) -> None:
    page.locator("#plain_name").press_sequentially("Stowarzyszenie")


def _with_a_form_to_save(route: Route) -> None:
    page = route.fetch()
    form = '<form class="stack" method="get"'
    route.fulfill(response=page, body=page.text().replace(form, f"{form} data-unsaved novalidate"))
