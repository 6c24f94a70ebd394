"""An offer begun from an earlier one, saved to a file and read back, with texts of the library."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Visitor
from tests.journeys.doing import become, follow, press, write
from tests.journeys.pages import EDITOR

pytestmark = pytest.mark.browser

# The story is told twice, and what it begins the first time is there the second time.
_CALLS = iter(("Organizacja wypoczynku letniego", "Prowadzenie Ogrzewalni Miejskiej"))
EARLIER = "Szkolenie sportowe"
TITLE = "Tytuł zadania publicznego"
EXPERIENCE = "Informacja o wcześniejszej działalności"


def test_an_offer_begins_from_an_earlier_one_and_travels_as_a_file(
    scripted_visitor: Visitor,
) -> None:
    editor = scripted_visitor()
    become(editor, EDITOR)
    offer = begun_from_the_earlier_offer(editor, next(_CALLS))
    title = typed(editor, offer)
    file = saved_to_a_file(editor, offer)
    assert file["values"]["task"]["title"] == title

    part_of_another_version_is_read(editor, offer)
    assert typed(editor, offer) == "Tytuł z pliku"
    the_whole_file_is_read_back(editor, offer, file)
    assert typed(editor, offer) == title
    no_file_of_ours_is_told(editor, offer)
    a_text_goes_to_the_library_and_comes_back(editor, offer)


def begun_from_the_earlier_offer(page: Page, call: str) -> str:
    page.goto("/konkursy/")
    follow(page, call)
    follow(page, "Przygotuj ofertę 1.")
    main = page.get_by_role("main")
    main.get_by_role("button", name="Zacznij od wcześniejszej oferty").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zacznij od wcześniejszej oferty")
    write(main, "Słowa z tytułu", EARLIER)
    press(main, "Szukaj")
    follow(main, EARLIER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Co przyniesie wcześniejsza oferta")
    skipped = page.get_by_role("region", name="Co zostanie pominięte")
    expect(skipped).to_contain_text("Oświadczenia składa się w każdej ofercie na nowo.")
    press(page, "Przenieś do oferty")
    expect(page.get_by_role("region", name="Zostało do wpisania")).to_contain_text("Oświadczenia")
    follow(page, "Przejdź do oferty")
    expect(page.get_by_role("heading", level=1)).to_have_text("Oferta w przygotowaniu")
    return page.url


def typed(page: Page, offer: str) -> str:
    page.goto(f"{offer}czesc/zadanie/")
    return page.get_by_label(TITLE).input_value()


def saved_to_a_file(page: Page, offer: str) -> dict[str, Any]:
    page.goto(offer)
    follow(page, "Plik przenośny")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Oferta tak, jak ją wpisano").click()
    assert re.fullmatch(r"oferta-[\w-]+\.json", coming.value.suggested_filename)
    content: dict[str, Any] = json.loads(coming.value.path().read_text("utf-8"))
    return content


def send(page: Page, offer: str, content: bytes) -> None:
    page.goto(f"{offer}plik/")
    file: Any = {"name": "oferta.json", "mimeType": "application/json", "buffer": content}
    page.get_by_label("Plik", exact=True).set_input_files(file)
    press(page, "Pokaż, co się zmieni")


def part_of_another_version_is_read(page: Page, offer: str) -> None:
    values = {"task": {"title": "Tytuł z pliku", "climate": "tak"}, "annexes": []}
    head = {"format": "ccop-form", "format_version": 2, "form": "oferta/2031", "values": values}
    send(page, offer, json.dumps(head).encode())
    expect(page.get_by_role("heading", level=1)).to_have_text("Co zmieni plik")
    expect(page.get_by_text("nowszą wersję formatu")).to_be_visible()
    expect(page.get_by_text("inną wersję formularza")).to_be_visible()
    expect(page.get_by_role("region", name="Zmiany w ofercie")).to_contain_text("Tytuł z pliku")
    skipped = page.get_by_role("region", name="Co zostanie pominięte")
    expect(skipped).to_contain_text("task.climate")
    expect(skipped).to_contain_text("annexes")
    page.get_by_role("button", name="Wczytaj plik do oferty").dblclick()
    expect(page.get_by_text("Plik jest w ofercie.")).to_be_visible()
    follow(page, "Historia wersji roboczej")
    expect(page.get_by_text("wzięto z pliku")).to_have_count(1)


def the_whole_file_is_read_back(page: Page, offer: str, file: dict[str, Any]) -> None:
    content = json.dumps(file).encode()
    send(page, offer, content)
    expect(page.get_by_role("region", name="Co zostanie pominięte")).to_have_count(0)
    press(page, "Wczytaj plik do oferty")
    send(page, offer, content)
    expect(page.get_by_text("Nic by się nie zmieniło")).to_be_visible()


def no_file_of_ours_is_told(page: Page, offer: str) -> None:
    for content, code in ((b"{", "PLIK-2"), (b"{}", "PLIK-4")):
        send(page, offer, content)
        expect(page.get_by_text(f"({code})")).to_be_visible()


def a_text_goes_to_the_library_and_comes_back(page: Page, offer: str) -> None:
    text = f"Uczymy pływać. Zapis {offer[-9:-1]}."
    page.goto(f"{offer}czesc/doswiadczenie/")
    write(page, EXPERIENCE, text)
    opened(page).get_by_role("button", name="Zapisz tekst tego pola w bibliotece").click()
    expect(page.get_by_text("Tekst jest w bibliotece.")).to_be_visible()

    page.goto(f"{offer}czesc/doswiadczenie/")
    write(page, EXPERIENCE, "Prowadzimy też pływalnię.")
    opened(page).get_by_role("button", name=text).click()
    expect(page.get_by_label(EXPERIENCE)).to_have_value(f"Prowadzimy też pływalnię.\n\n{text}")

    page.goto("/".join(offer.split("/")[:5]) + "/teksty/")
    write(page, "Słowa z nazwy albo z treści", offer[-9:-1])
    press(page.get_by_role("main"), "Szukaj")
    expect(page.get_by_text("Znaleziono: 1")).to_be_visible()


def opened(page: Page) -> Locator:
    """The texts of the library at the first field that has any."""
    texts = page.locator("details").filter(has_text="Wstaw z biblioteki").first
    texts.locator("summary").click()
    return texts
