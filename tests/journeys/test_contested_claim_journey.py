"""A stranger claims an organisation: its own people hear of it and contest, the office refuses."""

import re

import pytest
from playwright.sync_api import Page, expect

from ccop.kernel.people.demonstration import DOMAIN
from tests.journeys.conftest import Visitor
from tests.journeys.doing import (
    NOT_FOUND,
    become,
    follow,
    open_letter,
    press,
    status,
    told_of_errors,
    write,
)
from tests.journeys.pages.kinds import KEEPER

pytestmark = pytest.mark.browser

FOUNDATION = "Fundacja „Zielony Raków” (przykład)"
KNOWN_ADDRESS = f"fundacja.rakow{DOMAIN}"
CHAIR = "Ewa Ogrodowa (przykład)"
STRANGER = "Cezary Rachunkowy (przykład)"
CONTEST = "Nie znamy tej osoby. Prezesem jest kto inny."
REASON = "Fundacja zaprzecza, a dokumentu nie pokazano."


def test_a_strangers_claim_is_contested_and_refused(scripted_visitor: Visitor) -> None:
    stranger, chair, reader, keeper = (scripted_visitor() for _ in range(4))
    become(chair, CHAIR)
    desk = re.search(r"/pulpit/[0-9a-f-]{36}/", chair.url)
    assert desk

    become(stranger, STRANGER)
    claimed = claim(stranger)
    the_chair_is_told(chair)
    contest_from_the_letter(reader)

    become(keeper, KEEPER)
    decide(keeper)
    stranger.goto(claimed)
    expect(stranger.get_by_role("main")).to_contain_text(REASON)
    expect(stranger.get_by_role("main")).not_to_contain_text(CONTEST)
    assert status(stranger, desk[0]) == NOT_FOUND
    stranger.goto("/pulpit/?wszystkie")
    expect(stranger.get_by_role("main")).not_to_contain_text("Zielony Raków")


def claim(page: Page) -> str:
    """Found in the directory and claimed; answers the address of the claim."""
    page.goto("/baza-ngo/?q=zielony+raków")
    follow(page.get_by_role("main"), FOUNDATION)
    follow(page.get_by_role("main"), "To moja organizacja")
    press(page, "Wyślij")
    told_of_errors(page, "Kim jesteś w organizacji?", "Jak możesz to wykazać?")
    write(page, "Kim jesteś w organizacji?", "członek zarządu")
    write(page, "Jak możesz to wykazać?", "Wszyscy mnie znają.")
    page.get_by_label("Oświadczam, że mogę działać").check()
    press(page, "Wyślij")
    expect(page.get_by_role("main")).to_contain_text("Ktoś już działa w imieniu organizacji")
    return page.url


def the_chair_is_told(page: Page) -> None:
    page.goto("/konto/powiadomienia/")
    told = page.get_by_role("article").filter(has_text=f"Ktoś chce działać w imieniu: {FOUNDATION}")
    expect(told.first).to_contain_text(STRANGER)
    told.first.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ktoś chce działać w Waszym imieniu")
    expect(page.get_by_role("button", name="Zgadzamy się")).to_be_visible()


def contest_from_the_letter(page: Page) -> None:
    """Whoever reads the mail of the organisation needs no account."""
    open_letter(page, f"Ktoś chce działać w imieniu: {FOUNDATION}", to=KNOWN_ADDRESS)
    page.get_by_role("main").locator("a[href*='/zglos/sprzeciw/']").click()
    expect(page.get_by_role("main")).to_contain_text(STRANGER)
    secret = page.url.rstrip("/").rpartition("/")[2]
    footer = page.get_by_role("contentinfo").get_by_role("link", name="Zgłoś błąd")
    assert secret not in (footer.get_attribute("href") or "")
    write(page, "Dlaczego to niewłaściwe?", CONTEST)
    press(page, "Zgłoś sprzeciw")
    expect(page.get_by_role("main")).to_contain_text("Co podano w sprzeciwie")
    expect(page.get_by_role("button", name="Zgłoś sprzeciw")).to_have_count(0)


def decide(page: Page) -> None:
    page.goto("/urzad/")
    follow(page.get_by_role("listitem").filter(has_text="PO."), FOUNDATION)
    expect(page.get_by_role("main")).to_contain_text(CONTEST)
    expect(page.get_by_role("button", name="Pozwól działać")).to_have_count(0)
    press(page, "Odmów")
    told_of_errors(page)
    write(page, "Powód", REASON)
    press(page, "Odmów")
    expect(page.get_by_role("status")).to_contain_text("Odmówiono")
