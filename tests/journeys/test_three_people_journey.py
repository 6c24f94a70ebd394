"""Two who write and two who approve have one offer open at the same time: nobody loses a word,
and one offer comes of it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import offer_form
from tests.journeys.conftest import Visitor
from tests.journeys.doing import become, press, send, write
from tests.journeys.offers import begin, seal, withdraw

pytestmark = pytest.mark.browser

FIRST = "Alicja Kasztanowa (przykład)"
SECOND = "Celina Skarbnik (przykład)"
SIGNATORY = "Bogdan Prezesowski (przykład)"
TITLE, SUMMARY = "Tytuł zadania publicznego", "Syntetyczny opis zadania"


def test_two_write_and_one_approves_at_the_same_time(visitor: Visitor) -> None:
    first, second, signatory = visitor(), visitor(), visitor()
    for page, person in ((first, FIRST), (second, SECOND), (signatory, SIGNATORY)):
        become(page, person)
    year = begin(first)
    offer = first.url
    offer_form.whole(first, year)

    both_have_a_part_open(first, second, offer)
    both_type_in_one_field(first, second)
    nothing_can_be_approved_yet(signatory, offer)
    nothing_is_finished_while_two_texts_wait(first, offer)
    second_chooses(second)

    second.goto(f"{offer}czesc/zadanie/")
    seal(first, offer)
    what_is_typed_into_a_finished_offer_waits(second)

    for page in (second, signatory):
        page.goto(offer)
        press(page, "Zatwierdź ofertę")
    expect(signatory.get_by_role("button", name="Złóż ofertę")).to_be_visible()
    the_offer_is_taken_back_and_finished_anew(second, offer)
    an_approval_of_the_earlier_text_does_not_count(signatory, offer)
    both_submit_and_one_offer_comes(second, signatory, offer)
    both_names_stand_in_the_history(first, offer)
    withdraw(second, offer)


def both_have_a_part_open(first: Page, second: Page, offer: str) -> None:
    for page in (first, second):
        page.goto(f"{offer}czesc/zadanie/")
    here = second.get_by_role("status").filter(has_text="Ten formularz wypełniają teraz także")
    expect(here).to_contain_text(f"{FIRST}: Zadanie i jego terminy")


def both_type_in_one_field(first: Page, second: Page) -> None:
    write(first, TITLE, "Teatr na podwórku")
    press(first, "Zapisz")
    expect(first.get_by_role("status").filter(has_text="Zapisano o").first).to_be_visible()
    write(second, SUMMARY, "Warsztaty i przedstawienie dla sąsiadów.")
    write(second, TITLE, "Teatr w bramie")
    press(second, "Zapisz")
    expect(met(second)).to_contain_text("Teatr na podwórku")
    expect(met(second)).to_contain_text("Teatr w bramie")
    expect(second.get_by_label(SUMMARY)).to_have_value("Warsztaty i przedstawienie dla sąsiadów.")


def met(page: Page) -> Locator:
    return page.get_by_role("region", name="Dwie osoby wpisały tu różne teksty")


def nothing_can_be_approved_yet(page: Page, offer: str) -> None:
    page.goto(offer)
    expect(page.get_by_role("heading", level=1)).to_have_text("Oferta w przygotowaniu")
    expect(page.get_by_role("button", name="Zatwierdź ofertę")).to_have_count(0)


def nothing_is_finished_while_two_texts_wait(page: Page, offer: str) -> None:
    page.goto(f"{offer}odpowiedzi/")
    expect(page.get_by_text("Dwie osoby wpisały tu różne teksty.").first).to_be_visible()
    expect(page.get_by_role("button", name="Zakończ i przekaż")).to_have_count(0)


def second_chooses(page: Page) -> None:
    met(page).get_by_role("button", name=re.compile("^Weź drugi tekst")).click()
    expect(page.get_by_label(TITLE)).to_have_value("Teatr w bramie")
    expect(met(page)).to_have_count(0)


def what_is_typed_into_a_finished_offer_waits(page: Page) -> None:
    write(page, SUMMARY, "Dopisane w ostatniej chwili.")
    press(page, "Zapisz")
    expect(page.get_by_role("main")).to_contain_text("Oferta została już zakończona")


def the_offer_is_taken_back_and_finished_anew(page: Page, offer: str) -> None:
    page.goto(offer)
    send(page, "Cofnij do poprawy")
    page.goto(f"{offer}czesc/zadanie/")
    expect(met(page)).to_contain_text("Dopisane w ostatniej chwili.")
    met(page).get_by_role("button", name=re.compile("^Weź drugi tekst")).click()
    expect(page.get_by_label(SUMMARY)).to_have_value("Dopisane w ostatniej chwili.")
    seal(page, offer)


def an_approval_of_the_earlier_text_does_not_count(page: Page, offer: str) -> None:
    press(page, "Złóż ofertę")  # on the page that was open all the time
    expect(page.get_by_role("heading", level=1)).to_have_text("Nie udało się tego zrobić")
    page.goto(offer)
    expect(page.get_by_role("button", name="Złóż ofertę")).to_have_count(0)
    send(page, "Zatwierdź ofertę")


def both_submit_and_one_offer_comes(second: Page, signatory: Page, offer: str) -> None:
    second.goto(offer)
    send(second, "Zatwierdź ofertę")
    signatory.goto(offer)
    signatory.get_by_role("button", name="Złóż ofertę").dblclick()
    expect(signatory.get_by_role("heading", level=1)).to_have_text("Oferta złożona")
    press(second, "Złóż ofertę")
    expect(second.get_by_role("heading", level=1)).to_have_text("Nie udało się tego zrobić")
    numbers = set()
    for page in (signatory, second):
        page.goto(offer)
        receipt = page.get_by_role("region", name="Potwierdzenie złożenia").inner_text()
        numbers |= set(re.findall(r"OF\.\d+\.\d{4}", receipt))
        assert SIGNATORY in receipt
    assert len(numbers) == 1


def both_names_stand_in_the_history(page: Page, offer: str) -> None:
    page.goto(f"{offer}historia/")
    for person in (FIRST, SECOND):
        expect(page.get_by_role("heading", name=person).first).to_be_visible()
