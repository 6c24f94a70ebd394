"""What is printed is black on white, whatever the visitor's screen shows."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from ccop.kernel.ui import tokens
from ccop.kernel.ui.prefs import COOKIE, Look
from tests.tools import page_checks

pytestmark = pytest.mark.django_db(transaction=True)

_COLOURS = """() => [...new Set(
  [...document.querySelectorAll("main *")]
    .filter(each => each.checkVisibility() && each.innerText)
    .map(each => getComputedStyle(each).color))]"""


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_every_theme_is_printed_black_on_white_without_the_menu(
    live_server: LiveServer, page: Page, theme: str
) -> None:
    cookie = {"name": COOKIE, "value": Look(theme=theme).serialise(), "url": live_server.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # a dict at run time
    page.emulate_media(media="print")
    page.goto(f"{live_server.url}/wzornik/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(_COLOURS) == ["rgb(0, 0, 0)"]
    assert not page.locator(".bar").is_visible()
    assert not page_checks.barriers(page)
