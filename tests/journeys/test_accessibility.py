"""Everybody can use every page: in any theme, with large text, in a narrow window, from a keyboard.

The statement of accessibility tells what is checked here (``/dostepnosc/``).
"""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Cookie

from ccop.kernel.people.demonstration import PASSWORD
from ccop.kernel.ui.prefs import Look
from tests.journeys.doing import become, press, write
from tests.journeys.pages import AUDITOR, KINDS, Kind, Offers, offers
from tests.journeys.watching import LARGE, WIDE, Watch
from tests.support.totp import code
from tests.tools.installation import Installation

SignedIn = Callable[[str, Watch], None]

pytestmark = pytest.mark.browser

RICH = ("home", "call", "part koszty", "answers", "offer in the office")
"""Between them they have most of the components."""


@pytest.fixture(scope="module")
def known(site: Installation) -> Offers:
    return offers(site)


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site: Installation) -> SignedIn:
    """Lets an invented person look; each signs in once for all their pages."""

    @cache
    def kept(person: str) -> list[Cookie]:
        with browser.new_context(base_url=site.url) as context:
            become(context.new_page(), person)
            return context.cookies()

    def lets_look(person: str, watch: Watch) -> None:
        watch.page.context.add_cookies(kept(person))  # type: ignore[arg-type]  # the same at run time

    return lets_look


@pytest.fixture
def watch(browser: Browser, site: Installation) -> Iterator[Watch]:
    with browser.new_context(
        base_url=site.url, locale="pl-PL", timezone_id="Europe/Warsaw", color_scheme="light"
    ) as context:
        context.set_default_timeout(10_000)
        yield Watch(context.new_page(), site.url)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_of_this_kind_is_open_to_everybody(
    kind: Kind, watch: Watch, known: Offers, signed_in: SignedIn
) -> None:
    if kind.who:
        signed_in(kind.who, watch)
    kind.reach(watch.page, known)
    faults = watch.faults(kind.status)
    assert not faults, "\n".join(faults)


def test_a_page_wears_a_look_as_the_site_gives_it(watch: Watch) -> None:
    def root() -> str:
        tag: str = watch.page.locator("html").evaluate("root => root.cloneNode().outerHTML")
        return tag

    watch.page.goto("/")
    watch.wears(LARGE)
    worn = root()
    watch.looks(LARGE)
    watch.page.goto("/")
    assert root() == worn


@pytest.mark.parametrize("theme", ["yb", "dark", "bw"])
@pytest.mark.parametrize("name", RICH)
def test_so_it_is_in_the_other_colours(
    name: str, theme: str, watch: Watch, known: Offers, signed_in: SignedIn
) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    if kind.who:
        signed_in(kind.who, watch)
    watch.looks(Look(theme=theme))
    kind.reach(watch.page, known)
    faults = watch.barriers_at(WIDE)
    assert not faults, "\n".join(faults)


def test_so_are_the_pages_of_the_second_factor(watch: Watch) -> None:
    page, faults = watch.page, []
    main = page.get_by_role("main")
    become(page, AUDITOR)
    page.goto("/konto/drugi-skladnik/ustaw/")
    faults += watch.faults()
    write(main, "Hasło", PASSWORD)
    press(main, "Potwierdź")
    secret = page.locator("code").inner_text()
    press(main, "Włącz")
    faults += watch.faults()
    write(main, "Kod", code(secret))
    press(main, "Włącz")
    for path in ("/konto/kody/", "/konto/kody/nowe/", "/konto/drugi-skladnik/"):
        page.goto(path)
        faults += [f"{path}: {each}" for each in watch.faults()]
    page.goto("/konto/drugi-skladnik/wylacz/")
    faults += watch.faults()
    press(main, "Wyłącz")
    assert not faults, "\n".join(faults)
