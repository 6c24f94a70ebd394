"""A resident reports an error without an account, and is answered."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.doing import become, follow, press, status, told_of_errors, write

pytestmark = pytest.mark.browser

WEBMASTER = "Wiktor Stronny (przykład)"
ADDRESS = "czytelniczka@przyklad.example"


def test_an_error_report_is_answered(visitor: Visitor) -> None:
    resident = visitor()
    resident.goto("/konkursy/")
    follow(resident.get_by_role("contentinfo"), "Zgłoś błąd")
    expect(resident.get_by_label("Na której stronie?")).to_have_value("/konkursy/")

    write(resident, "Twój e-mail", "bez małpy")
    press(resident, "Wyślij zgłoszenie")
    summary = told_of_errors(resident, "Co jest nie tak?", "Twój e-mail")
    follow(summary, "Co jest nie tak?")
    description = resident.get_by_label("Co jest nie tak?")
    expect(description).to_be_focused()
    expect(resident.get_by_label("Twój e-mail")).to_have_value("bez małpy")

    write(resident, "Co jest nie tak?", "Termin konkursu jest nieczytelny.")
    write(resident, "Twój e-mail", ADDRESS)
    press(resident, "Wyślij zgłoszenie")
    heading = resident.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"^Zgłoszenie ZB\.\d+\.\d{4}$"))
    number = heading.inner_text().removeprefix("Zgłoszenie ")
    followed = resident.url

    resident.goto("/konto/demo/poczta/")
    follow(resident, f"Przyjęliśmy zgłoszenie {number}")
    expect(resident.get_by_role("main")).to_contain_text(ADDRESS)
    expect(resident.get_by_role("link", name=followed)).to_be_visible()

    webmaster = visitor()
    become(webmaster, WEBMASTER)
    webmaster.goto("/urzad/")
    case = webmaster.get_by_role("listitem").filter(has_text=number)
    case.get_by_role("link").click()
    expect(webmaster.get_by_text("Termin konkursu jest nieczytelny.")).to_be_visible()
    press(webmaster, "Wyślij odpowiedź")
    told_of_errors(webmaster, "Odpowiedź")
    write(webmaster.get_by_role("main"), "Odpowiedź", "Dziękujemy, poprawiliśmy.")
    press(webmaster, "Wyślij odpowiedź")
    expect(webmaster.get_by_role("status")).to_have_text("Udzielono odpowiedzi na zgłoszenie")

    resident.goto(followed)
    expect(resident.get_by_text("Dziękujemy, poprawiliśmy.")).to_be_visible()
    resident.goto("/konto/demo/poczta/")
    expect(
        resident.get_by_role("row").filter(has_text=number).filter(has_text=ADDRESS)
    ).to_have_count(2)


def test_a_report_is_read_only_at_its_own_address_and_by_the_webmaster(visitor: Visitor) -> None:
    resident = visitor()
    unknown = "00000000-0000-4000-8000-000000000000"
    assert status(resident, f"/zglos/blad/{unknown}/") == 404
    become(resident, "Urszula Konkursowa (przykład)")
    assert status(resident, f"/urzad/zgloszenia/{unknown}/") == 404
