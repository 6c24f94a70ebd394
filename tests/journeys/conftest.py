from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.tools.installation import Installation

Visitor = Callable[[], Page]
_PATIENCE = 10_000  # milliseconds


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visitor(
    browser: Browser, site: Installation, request: pytest.FixtureRequest
) -> Iterator[Visitor]:
    """Calls in somebody with a browser of their own; its addresses begin at the installation's."""
    with _visitors(browser, site, javascript=request.param) as call_in:
        yield call_in


@pytest.fixture
def scripted_visitor(browser: Browser, site: Installation) -> Iterator[Visitor]:
    """The same, for a long story that is told once."""
    with _visitors(browser, site, javascript=True) as call_in:
        yield call_in


@pytest.fixture
def plain_visitor(browser: Browser, site: Installation) -> Iterator[Visitor]:
    """The same, without JavaScript."""
    with _visitors(browser, site, javascript=False) as call_in:
        yield call_in


@contextmanager
def _visitors(browser: Browser, site: Installation, *, javascript: bool) -> Iterator[Visitor]:
    with ExitStack() as contexts:

        def call_in() -> Page:
            context: BrowserContext = browser.new_context(
                base_url=site.url,
                locale="pl-PL",
                timezone_id="Europe/Warsaw",
                java_script_enabled=javascript,
            )
            contexts.callback(context.close)
            context.set_default_timeout(_PATIENCE)
            return context.new_page()

        yield call_in
