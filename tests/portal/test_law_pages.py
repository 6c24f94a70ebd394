"""Everybody counts terms at /prawo/ and reads every rule; what cannot be taken is said beside its
field, and nothing typed is lost."""

import html
import re
from urllib.parse import urlencode

import pytest
from django.test import Client

from ccop.law.catalogue import catalogue
from ccop.law.rule import all_rules
from ccop.law.running import inputs_of
from ccop.portal.law.answering import ON
from ccop.portal.law.questions import SUBJECTS, Asking, Subject
from ccop.portal.law.selectors import found_rules
from ccop.portal.law.usage import ROOMS, _rooms, places_of

pytestmark = pytest.mark.django_db
CALCULATOR, RULES = "/prawo/", "/prawo/reguly/"
POSTED = {"bip": "2.03.2026", "board": "5.03.2026", "website": "3.03.2026"}


def _page(path: str, **typed: str) -> str:
    answer = Client().get(f"{path}?{urlencode(typed)}" if typed else path)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def _errors(page: str) -> list[str]:
    blocks = re.findall(r'class="field__error"[^>]*>(.*?)</div>', page)
    return [re.sub(r"<[^>]+>", "", block).replace("Błąd:", "").strip() for block in blocks]


def test_the_earliest_closing_follows_the_last_of_three_announcements() -> None:
    page = _page(CALCULATOR, pytanie="konkurs", **POSTED)
    assert '<p class="answer__value">26.03.2026, czwartek</p>' in page
    assert "Liczy się ostatnie: na tablicy ogłoszeń w siedzibie urzędu, 5.03.2026" in page
    assert "art. 13 ust. 1 ustawy" in page
    assert "21 dni" in page
    assert "od 17.09.2024" in page
    assert 'value="5.03.2026"' in page


def test_the_form_leads_to_its_answer_and_with_errors_to_nothing() -> None:
    page = _page(CALCULATOR, pytanie="konkurs", **POSTED)
    assert 'action="/prawo/#odpowiedz"' in page
    assert page.count('id="odpowiedz"') == 1
    assert 'id="odpowiedz"' not in _page(CALCULATOR, pytanie="konkurs")


def test_the_page_asks_before_anything_is_typed_and_says_nothing_is_wrong() -> None:
    page = _page(CALCULATOR)
    assert "answer__value" not in page
    assert not _errors(page)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"bip": "30.02.2026"}, "Nie ma takiego dnia: 30.02.2026."),
        ({"bip": "wczoraj"}, "Wpisz datę jako dzień.miesiąc.rok"),
        ({"bip": ""}, "To pole jest wymagane."),
        ({"bip": "1.01.0001"}, "Sprawdź rok w dacie"),
    ],
)
def test_a_wrong_day_is_told_beside_its_field_and_the_others_stay(
    typed: dict[str, str], said: str
) -> None:
    page = _page(CALCULATOR, pytanie="konkurs", **(POSTED | typed))
    (error,) = _errors(page)
    assert said in error
    assert 'value="5.03.2026"' in page
    assert "answer__value" not in page
    assert "<title>Błąd: " in page


def test_a_day_without_known_numbers_is_told() -> None:
    old = {"bip": "2.01.2004", "board": "2.01.2004", "website": "2.01.2004"}
    assert "portal nie zna potrzebnej liczby" in _page(CALCULATOR, pytanie="konkurs", **old)


def test_a_question_of_a_rule_that_is_not_there_is_not_asked() -> None:
    subject = Subject("x", "X", "", (Asking("ART99-1"), Asking("ART13-1")))
    assert subject.known() == []
    kept = Subject("x", "X", "", (Asking("ART13-1"), Asking("ART99-1"))).known()
    assert [ask.rule.code for ask in kept] == ["ART13-1"]


def test_every_question_that_can_be_asked_has_its_form() -> None:
    page = _page(CALCULATOR)
    for subject in SUBJECTS:
        assert (f'id="{subject.slug}"' in page) == bool(subject.known())


def test_an_end_before_its_beginning_is_told() -> None:
    changed = {"announced": "2.03.2026", "before": "2026-04-02T12:00", "after": "2026-04-01T12:00"}
    page = _page(f"{RULES}ART13-X1/", pytanie="ART13-X1", **changed)
    assert "Nabór skrócono" in page


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("-5", "Ta wartość nie może być ujemna."),
        ("9999999999", "nie może być większa niż 999999999,99."),
        ("12,3456", "Za dużo cyfr po przecinku."),
        ("dużo", "Wpisz kwotę cyframi"),
    ],
)
def test_an_amount_out_of_bounds_is_told_with_its_place(amount: str, said: str) -> None:
    typed = {"announced": "2.03.2026", "this_year": f"100\n{amount}"}
    page = _page(f"{RULES}ART13-2.previous/", pytanie="ART13-2.previous", **typed)
    (error,) = _errors(page)
    assert error.startswith("Wartość 2: ")
    assert said in error


def test_lists_are_found_by_id_words_and_state() -> None:
    assert "ART13-1.closing" in _page(RULES, q="art13-1.c")
    assert "Siedem rzeczy" in _page(RULES, q="SIEDEM ogłoszenie")
    assert "Żadna reguła nie zawiera tych słów" in _page(RULES, q="kwiaty")
    steps = [entry for _, entries in found_rules(state="step") for entry in entries]
    assert steps
    assert {entry.state for entry in steps} == {"step"}
    assert _page(RULES, state="nieznany")


def test_the_list_leads_to_every_rule_and_every_page_opens() -> None:
    page = _page(RULES)
    for entry in catalogue():
        address = f"{RULES}{entry.code}/"
        assert f'href="{address}"' in page
        assert entry.title in _page(address)


def test_a_rule_shows_its_citation_numbers_and_inputs() -> None:
    page = _page(f"{RULES}ART13-1/")
    assert "dzień ostatniego z trzech ogłoszeń" in page
    assert "Najkrótszy czas na składanie ofert" in page
    assert "<code>board</code>" in page
    assert "Porównano z tekstem ustawy." in page
    assert "jeszcze nieużywana" in page or places_of(all_rules()["ART13-1"])


def test_a_rule_that_finds_says_what_is_wrong_or_that_nothing_is() -> None:
    address = f"{RULES}ART13-3/"
    assert "Ogłoszenia nie zamieszczono" in _page(address, pytanie="ART13-3", bip="2.03.2026")
    assert "Reguła nie ma zastrzeżeń." in _page(address, pytanie="ART13-3", **POSTED)


def test_the_law_of_another_day_can_be_asked() -> None:
    typed = {"pytanie": "ART13-3", ON: "2.03.2025"}
    assert '"reference_day": "2025-03-02"' in _page(f"{RULES}ART13-3/", **typed)
    assert "Nie ma takiego dnia" in _page(f"{RULES}ART13-3/", **(typed | {ON: "31.04.2025"}))


def test_no_input_of_a_rule_is_called_like_a_field_of_ours() -> None:
    ours = {ON, "pytanie"}
    named = {each.name for rule in all_rules().values() for each in inputs_of(rule)}
    assert not named & ours


def test_an_unknown_rule_is_not_found() -> None:
    assert Client().get(f"{RULES}ART13-9/").status_code == 404
    assert Client().get(f"{RULES}{'A' * 2000}/").status_code == 404


def test_a_program_that_posts_or_types_a_novel_gets_an_answer() -> None:
    assert Client().post(CALCULATOR, {"bip": "x" * 1000}).status_code == 405
    page = _page(CALCULATOR, pytanie="konkurs", **(POSTED | {"bip": "2" * 100_000}))
    assert "Wpisz datę jako" in page


def test_every_room_that_uses_a_rule_has_a_name() -> None:
    assert {room for rooms in _rooms().values() for room in rooms} <= set(ROOMS)
