"""Every component can be used by everybody: in each theme, size of text and width of window."""

from collections.abc import Iterator
from typing import Literal

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from ccop.kernel.ui import tokens
from ccop.kernel.ui.prefs import COOKIE, Look
from tests.tools import page_checks
from tests.tools.html_checks import nu

PHONE = 375
WIDTHS = (320, PHONE, 1280)
ROOT = 16  # CSS pixels of a rem at 100 %
TARGET = 44  # CSS pixels; WCAG 2.2, 2.5.5

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gallery(live_server: LiveServer, page: Page) -> Iterator[Page]:
    """A window onto the gallery, in which the browser has nothing to complain about."""
    said = page_checks.complaints(page)
    page.goto(f"{live_server.url}/wzornik/")
    yield page
    assert not said


def show(page: Page, look: Look, width: int) -> None:
    page.context.add_cookies([{"name": COOKIE, "value": look.serialise(), "url": page.url}])
    page.set_viewport_size({"width": width, "height": 800})
    page.reload()


@pytest.mark.parametrize("text", ["100", "200"])
@pytest.mark.parametrize("theme", tokens.THEMES)
def test_no_look_raises_a_barrier_or_scrolls_sideways(gallery: Page, theme: str, text: str) -> None:
    look = Look(theme=theme, text=text)
    only = () if look == Look(theme=tokens.THEMES[0]) else page_checks.OF_LOOKS
    for width in WIDTHS:
        show(gallery, look, width)
        assert gallery.locator("html").get_attribute("data-theme") == theme
        assert not page_checks.barriers(gallery, only=only), width
        assert page_checks.sideways(gallery) <= 0, width


@pytest.mark.parametrize("text", ["100", "200"])
@pytest.mark.parametrize("width", WIDTHS)
def test_controls_are_large_enough_for_a_finger(gallery: Page, width: int, text: str) -> None:
    show(gallery, Look(text=text), width)
    assert not page_checks.small_targets(gallery, TARGET * int(text) / 100)


@pytest.mark.parametrize("path", ["/wzornik/", "/preferencje/"])
def test_a_box_to_tick_stands_beside_its_label(
    page: Page, live_server: LiveServer, path: str
) -> None:
    page.goto(live_server.url + path)
    boxes = page.locator("input:is([type=radio], [type=checkbox])")
    apart = boxes.evaluate_all(
        """boxes => boxes.map(box => {
             const [one, other] = [box, box.labels[0]].map(each => each.getBoundingClientRect());
             return Math.abs(one.top + one.height / 2 - other.top - other.height / 2);
           })"""
    )
    assert apart
    assert max(apart) < ROOT / 2


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_a_box_to_tick_is_drawn_in_the_colours_of_the_theme(gallery: Page, theme: str) -> None:
    show(gallery, Look(theme=theme), PHONE)
    edges = gallery.locator("#plain_agreed, #plain_kind_0").evaluate_all(
        "boxes => boxes.map(box => getComputedStyle(box).borderTopColor)"
    )
    assert edges == [rgb(getattr(tokens.TOKENS["control"], theme))] * 2


@pytest.mark.parametrize("look", [Look(), Look(font="atk", spacing="wide", links="und")])
def test_text_set_far_apart_is_neither_clipped_nor_wider_than_the_window(
    gallery: Page, look: Look
) -> None:
    show(gallery, look, 320)
    page_checks.space_out(gallery)
    assert page_checks.sideways(gallery) <= 0
    assert not page_checks.clipped(gallery)


def test_the_gallery_is_valid_html(client: Client) -> None:
    assert not nu(client.get("/wzornik/").content.decode())


def test_large_text_falls_to_fewer_columns_as_a_narrow_window_does(gallery: Page) -> None:
    show(gallery, Look(text="200"), 1280)
    assert not gallery.locator(".utility").is_visible()
    show(gallery, Look(), 1280)
    assert gallery.locator(".utility").is_visible()


def test_the_colours_of_the_system_win_over_ours(browser: Browser, live_server: LiveServer) -> None:
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/wzornik/")
        assert not page_checks.barriers(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_system_chooses_between_light_and_dark(
    browser: Browser, live_server: LiveServer, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/wzornik/")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == rgb(getattr(tokens.TOKENS["canvas"], scheme))


def rgb(colour: str) -> str:
    """A colour written ``#rrggbb`` as a browser says it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"
