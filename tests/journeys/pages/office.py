"""Values of the law and city roles in the office."""

from playwright.sync_api import Page

from tests.journeys.doing import follow, press, write
from tests.journeys.pages.kinds import AUDITOR, CLERK, OPERATOR, SECOND_OPERATOR, Kind, Offers, at


def _wrong_value(page: Page, _known: Offers) -> None:
    page.goto("/urzad/prawo/contract.years/nowa-wartosc/")
    write(page, "Obowiązuje od", "30.02.2027")
    press(page, "Zobacz, co się zmieni")


def _value_to_confirm(page: Page, _known: Offers) -> None:
    page.goto("/urzad/prawo/")
    page.locator("main").locator("ul").get_by_role("link").first.click()


def _roles(page: Page, _known: Offers) -> None:
    page.goto("/urzad/osoby/")
    follow(page.get_by_role("main"), AUDITOR)


def _wrong_role(page: Page, known: Offers) -> None:
    _roles(page, known)
    write(page.get_by_role("main"), "Od", "30.02.2027")
    press(page.get_by_role("main"), "Nadaj rolę")


KINDS = (
    at("outages in the office", "/urzad/przerwy/", CLERK),
    at("numbers of the law", "/urzad/prawo/", OPERATOR),
    at("a number of the law", "/urzad/prawo/competition.max_grant_pct/", OPERATOR),
    at("new value of the law", "/urzad/prawo/contract.years/nowa-wartosc/", OPERATOR),
    at("day off", "/urzad/prawo/dzien-wolny/", OPERATOR),
    at("city roles", "/urzad/osoby/", OPERATOR),
    Kind("city roles of a person", OPERATOR, _roles),
    Kind("city role with errors", OPERATOR, _wrong_role),
    Kind("wrong value of the law", OPERATOR, _wrong_value),
    Kind("value to confirm", SECOND_OPERATOR, _value_to_confirm),
)
