"""An offer as somebody types it in, part by part, with slips on the way."""

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from tests.journeys.doing import follow, press, told_of_errors, write

TITLE = "Zażółć gęślą jaźń: warsztaty teatralne"
ON = "Zapisz i przejdź dalej"


def at_part(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=re.compile(rf"^{name}$"))


def fill(where: Page | Locator, texts: Mapping[str, str]) -> None:
    for label, text in texts.items():
        write(where, label, text)


def organisation(page: Page, offerer: str, contact: str, address: str) -> None:
    at_part(page, "Organizacja i kontakt")
    expect(page.get_by_label("Nazwa oferenta")).to_have_value(re.compile(re.escape(offerer)))
    fill(
        page.get_by_role("region", name=re.compile("^Dane osoby upoważnionej")),
        {
            "Imię i nazwisko": contact,
            "Numer telefonu": "600 000 017",
            "Adres poczty elektronicznej": address,
        },
    )
    press(page, ON)


def task(page: Page, year: int) -> None:
    """The end before the start and a picture in a text: both stay on the page, both are named."""
    at_part(page, "Zadanie i jego terminy")
    fill(
        page,
        {
            "Tytuł zadania publicznego": f"{TITLE} 🎭",
            "Data rozpoczęcia": f"1.3.{year}",
            "Data zakończenia": f"28.02.{year}",
            "Syntetyczny opis zadania": "Dwanaście warsztatów w Śródmieściu.",
        },
    )
    press(page, ON)
    at_part(page, "Zadanie i jego terminy")
    summary = told_of_errors(page)
    title = page.get_by_label("Tytuł zadania publicznego")
    end = page.get_by_label("Data zakończenia")
    expect(title).to_have_value(f"{TITLE} 🎭")
    expect(end).to_have_value(f"28.02.{year}")
    for field in (title, end):
        expect(field).to_have_attribute("aria-invalid", "true")
    links = summary.get_by_role("link")
    expect(links).to_have_count(2)
    links.first.click()
    expect(title).to_be_focused()
    title.fill(TITLE)
    press(page, ON)
    told_of_errors(page)
    expect(summary.get_by_role("link")).to_have_count(1)
    summary.get_by_role("link").click()
    expect(end).to_be_focused()
    end.fill(f"30.09.{year}")
    press(page, ON)


def actions(page: Page, year: int) -> None:
    """Rows added, one moved up, one removed."""
    at_part(page, "Harmonogram działań")
    for number, name in enumerate(("Premiera", "Zbędne działanie", "Warsztaty"), start=1):
        press(page, "Dodaj działanie")
        fill(row(page, f"Działanie {number}"), {"Nazwa działania": name})
    third = row(page, "Działanie 3")
    third.get_by_role("button", name="Przesuń wyżej").click()
    expect(row(page, "Działanie 2").get_by_label("Nazwa działania")).to_have_value("Warsztaty")
    row(page, "Działanie 3").get_by_role("button", name="Usuń").click()
    expect(third).to_have_count(0)
    row(page, "Działanie 2").get_by_role("button", name="Przesuń wyżej").click()
    for number, name in enumerate(("Warsztaty", "Premiera"), start=1):
        action = row(page, f"Działanie {number}")
        expect(action.get_by_label("Nazwa działania")).to_have_value(name)
        fill(
            action,
            {
                "Opis": "Prowadzi zespół stowarzyszenia.",
                "Grupa docelowa": "mieszkańcy Śródmieścia",
                "realizacji: od": f"01.03.{year}",
                "realizacji: do": f"30.09.{year}",
            },
        )
    press(page, ON)


def results(page: Page) -> None:
    at_part(page, "Rezultaty")
    write(
        page,
        "Opis zakładanych rezultatów",
        "Powstanie przedstawienie, które zespół pokaże jeszcze raz.",
    )
    press(page, "Dodaj rezultat")
    fill(
        row(page, "Rezultat 1"),
        {
            "Nazwa rezultatu": "Warsztaty",
            "Planowany poziom": "12 warsztatów",
            "Sposób monitorowania": "listy obecności",
        },
    )
    press(page, ON)


def experience(page: Page) -> None:
    at_part(page, "Doświadczenie i zasoby")
    fill(
        page,
        {
            "Informacja o wcześniejszej działalności": "Cztery sezony warsztatów.",
            "Zasoby kadrowe": "Dwoje prowadzących, sala prób.",
        },
    )
    press(page, ON)


def costs(page: Page) -> None:
    """A word where an amount belongs: it stays, and its cell says what is wrong."""
    at_part(page, "Koszty")
    for name, unit_cost, quantity in (("Warsztaty", "tysiąc", "20"), ("Premiera", "1 000,00", "1")):
        group = page.get_by_role("region", name=name)
        press(group, "Dodaj koszt")
        _cost(group.get_by_role("group", name="Koszt 1"), unit_cost, quantity)
    administrative = page.get_by_role("region", name="Koszty administracyjne")
    press(administrative, "Dodaj koszt administracyjny")
    _cost(administrative.get_by_role("group", name="Koszt 1"), "100", "10")
    press(page, ON)

    at_part(page, "Koszty")
    summary = told_of_errors(page)
    wrong = page.get_by_label("Koszt jednostkowy").first
    expect(wrong).to_have_value("tysiąc")
    summary.get_by_role("link").first.click()
    expect(wrong).to_be_focused()
    wrong.fill("400")
    press(page, "Zapisz")
    expect(page.get_by_role("status")).to_contain_text("Zapisano o ")
    expect(page.get_by_text("10 000,00").first).to_be_visible()
    press(page, ON)


def _cost(cost: Locator, unit_cost: str, quantity: str) -> None:
    fill(
        cost,
        {
            "Rodzaj kosztu": "Wynagrodzenie",
            "Rodzaj miary": "godzina",
            "Koszt jednostkowy": unit_cost,
            "Liczba jednostek": quantity,
        },
    )


def funding(page: Page) -> None:
    at_part(page, "Źródła finansowania")
    fill(
        page,
        {
            "Planowana dotacja": "8000",
            "Wkład własny finansowy": "1000,00",
            "Wkład własny niefinansowy": "1 000",
            "Świadczenia pieniężne": "0",
        },
    )
    press(page, ON)


def other(page: Page) -> None:
    at_part(page, "Inne informacje")
    page.get_by_label("nieodpłatnie", exact=True).check()
    press(page, ON)


def statements(page: Page) -> None:
    at_part(page, "Oświadczenia")
    for question, answer in (
        ("proponowane zadanie publiczne", "tak"),
        ("pobieranie świadczeń", "nie dotyczy"),
        ("zobowiązań podatkowych", "nie zalega"),
        ("ubezpieczenia społeczne", "nie zalega"),
        ("dane zawarte w części II", "KRS"),
        ("wszystkie informacje", "tak"),
        ("danych osobowych", "tak"),
    ):
        group = page.get_by_role("group", name=re.compile(question))
        group.get_by_label(answer, exact=True).check()
    press(page, ON)


def whole(
    page: Page,
    year: int,
    *,
    offerer: str = "Aleja Sąsiadów",
    contact: str = "Alicja Kasztanowa (przykład)",
    address: str = "alicja.kasztanowa@przyklad.example",
) -> None:
    """All parts, from the list of parts to the page on which the answers are checked."""
    follow(page.get_by_role("main"), "Organizacja i kontakt")
    organisation(page, offerer, contact, address)
    task(page, year)
    actions(page, year)
    results(page)
    experience(page)
    costs(page)
    funding(page)
    other(page)
    statements(page)
    at_part(page, "Sprawdź odpowiedzi")
