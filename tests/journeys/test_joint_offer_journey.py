"""Three organisations begin one offer, two submit it: from the invitation to the receipt."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import offer_form
from tests.journeys.conftest import Visitor
from tests.journeys.doing import NOT_FOUND, become, follow, press, send, status, write
from tests.journeys.offers import CALL, TASK, begin, seal, withdraw

pytestmark = pytest.mark.browser

LEADER = "Celina Skarbnik (przykład)"
CHAIR = "Bogdan Prezesowski (przykład)"
"""Signs for the leading organisation together with the leader."""
GREEN = "Ewa Ogrodowa (przykład)"
CLUB_EDITOR = "Grażyna Trenerska (przykład)"
CLUB = "Uczniowski Klub Sportowy „Warta Mirów” (przykład)"
FOUNDATION = "Fundacja „Zielony Raków” (przykład)"


def test_three_organisations_begin_an_offer_and_two_submit_it(scripted_visitor: Visitor) -> None:
    leader, green, club = (scripted_visitor() for _ in range(3))
    for page, person in ((leader, LEADER), (green, GREEN), (club, CLUB_EDITOR)):
        become(page, person)

    year = begin(leader)
    draft = leader.url
    offer_form.whole(leader, year)

    invite(leader, draft, "Zielony", FOUNDATION)
    invite(leader, draft, "Warta", CLUB)
    join(green)
    join(club)

    divide(club, own(club, draft), {FOUNDATION: "3000", CLUB: "2000", "Aleja": "5000"})
    tell_who_does_what(green, own(green, draft))
    seal(leader, draft)

    green.goto(own(green, draft))
    press(green, "Zatwierdź ofertę")
    expect(green.get_by_role("button", name="Złóż ofertę")).to_have_count(0)

    leave(club, own(club, draft))
    assert status(club, own(club, draft)) == NOT_FOUND

    leader.goto(draft)
    expect(leader.get_by_role("heading", level=1)).to_have_text("Oferta w przygotowaniu")
    divide(leader, draft, {FOUNDATION: "4000", "Aleja": "6000"})
    seal(leader, draft)
    for page in (leader, green):
        page.goto(own(page, draft))
        send(page, "Zatwierdź ofertę")
    expect(leader.get_by_role("button", name="Złóż ofertę")).to_have_count(0)
    chair = scripted_visitor()
    become(chair, CHAIR)
    chair.goto(draft)
    send(chair, "Zatwierdź ofertę")
    leader.goto(draft)
    press(leader, "Złóż ofertę")
    expect(leader.get_by_role("heading", level=1)).to_have_text("Oferta złożona")

    green.goto(own(green, draft))
    receipt = green.get_by_role("region", name="Potwierdzenie złożenia")
    expect(receipt).to_contain_text(re.compile(r"OF\.\d+\.\d{4}"))
    expect(receipt).to_contain_text(f"{LEADER}, skarbnik, Stowarzyszenie")
    expect(receipt).to_contain_text(f"{GREEN}, prezes, {FOUNDATION}")
    expect(green.get_by_role("main")).to_contain_text(FOUNDATION)
    expect(green.get_by_role("main")).not_to_contain_text("Warta Mirów")
    withdraw(green, own(green, draft))


def own(page: Page, draft: str) -> str:
    """The address of the offer at the desk that the person has open."""
    party = re.search(r"/pulpit/([^/]+)/", page.url)
    assert party
    return re.sub(r"(?<=/pulpit/)[^/]+", party[1], draft)


def invite(page: Page, draft: str, words: str, partner: str) -> None:
    page.goto(draft)
    follow(page.get_by_role("main"), "Partnerzy")
    write(page, "Część nazwy albo numer KRS", words)
    press(page.get_by_role("main"), "Szukaj")
    row = page.get_by_role("main").get_by_role("listitem").filter(has_text=partner)
    row.get_by_role("button", name=re.compile("^Zaproś")).click()
    expect(row.first).to_contain_text("zaproszona")


def join(page: Page) -> None:
    page.goto("/pulpit/")
    follow(page, "Moje sprawy")
    page.get_by_role("listitem").filter(has_text=CALL).filter(has_text=TASK).filter(
        has_text="W przygotowaniu"
    ).first.get_by_role("link").click()
    press(page, "Przystąp do oferty")
    expect(page.get_by_role("link", name="Podział kosztów między organizacje")).to_be_visible()


def divide(page: Page, draft: str, amounts: dict[str, str]) -> None:
    page.goto(f"{draft}czesc/podzial/")
    for organisation, amount in amounts.items():
        share = page.get_by_role("region", name=re.compile(re.escape(organisation)))
        share.get_by_label(re.compile("^Rok")).fill(amount)
    press(page, "Zapisz")
    left = page.get_by_text("Zostało do podzielenia").locator("xpath=following-sibling::dd")
    expect(left).to_have_text("0,00 zł")


def tell_who_does_what(page: Page, draft: str) -> None:
    page.goto(f"{draft}czesc/inne/")
    write(
        page, "W przypadku oferty wspólnej", "Warsztaty prowadzi stowarzyszenie, ono też rozlicza."
    )
    send(page, "Zapisz")


def leave(page: Page, offer: str) -> None:
    page.goto(offer)
    follow(page.get_by_role("main"), "Partnerzy")
    page.locator("summary", has_text="Wycofaj się z oferty wspólnej").click()
    page.get_by_role("button", name=re.compile("^Wycofaj się z oferty wspólnej")).click()
    expect(page.get_by_text("Partner wycofał się z oferty")).to_be_visible()
