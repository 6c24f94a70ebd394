"""An installation started as an operator starts it."""

import urllib.request

import pytest
from playwright.sync_api import Page

from tests.tools.installation import Installation


def test_the_health_page_tells_a_stranger_only_that_all_is_well(site: Installation) -> None:
    with urllib.request.urlopen(f"{site.url}/zdrowie/") as answer:
        assert answer.read() == b'{"status": "ok"}'
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.browser
def test_a_browser_reaches_it(site: Installation, page: Page) -> None:
    answer = page.goto(f"{site.url}/zdrowie/")
    assert answer is not None
    assert answer.status == 200
