"""On a phone a resident finds an organisation whose name they cannot spell."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.watching import PHONE
from tests.tools import page_checks
from tests.tools.installation import Installation

pytestmark = pytest.mark.browser

TYPED = "stowazyszenie pomocy dziecią"
MEANT = "Pokazujemy wyniki dla: stowarzyszenie pomocy dzieci"
_HEIGHT = 812  # CSS pixels


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def phone(browser: Browser, site: Installation, request: pytest.FixtureRequest) -> Iterator[Page]:
    with browser.new_context(
        base_url=site.url,
        locale="pl-PL",
        timezone_id="Europe/Warsaw",
        viewport={"width": PHONE, "height": _HEIGHT},
        has_touch=True,
        is_mobile=True,
        java_script_enabled=request.param,
    ) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


def test_an_organisation_is_found_by_words_spelled_wrongly(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("main").get_by_role("link", name="Baza NGO").first.tap()
    phone.get_by_label("Nazwa, numer albo czym zajmuje się organizacja").fill(TYPED)
    phone.get_by_role("search").get_by_role("button", name="Szukaj").tap()

    main = phone.get_by_role("main")
    expect(main).to_contain_text(MEANT)
    expect(phone.get_by_label("Nazwa, numer albo czym zajmuje się organizacja")).to_have_value(
        TYPED
    )
    assert page_checks.sideways(phone) <= 0
    first = main.get_by_role("listitem").get_by_role("heading").get_by_role("link").first
    name = first.inner_text()
    first.tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text(name)
    assert page_checks.sideways(phone) <= 0
