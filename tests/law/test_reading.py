"""Text cleaned of what programs leave behind, and dates as people write them."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.printable import printable_signs
from ccop.law.reading import Unreadable, clean_text, parse_date

PRINTABLE = sorted(printable_signs())
printable_text = st.text(st.sampled_from([*PRINTABLE, "\n"]))


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("\uf0b7 punkt", "• punkt"),
        ("wiersz\vwiersz", "wiersz\nwiersz"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\ufeffze\u200bro\u00ad", "zero"),
        ("z\u0307o\u0301łw", "żółw"),
        ("szeroka\u3000spacja", "szeroka spacja"),
        ("  z brzegów \n", "z brzegów"),
        ("10\u00a0000\u202fzł", "10\u00a0000\u202fzł"),
    ],
)
def test_leftovers_of_programs_are_put_right_in_silence(typed: str, clean: str) -> None:
    assert clean_text(typed) == clean


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Festyn 🙂 dla dzieci", "„🙂” (U+1F642) w miejscu 8, po słowach „Festyn”"),
        ("漢字", "„漢” (U+6F22) w miejscu 1"),
        ("a\x00b", "U+0000 w miejscu 2"),
        ("tekst\u202etsket", "U+202E w miejscu 6"),
        ("\ud800", "U+D800 w miejscu 1"),
    ],
)
def test_a_sign_that_cannot_be_printed_is_named_with_its_place(typed: str, named: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        clean_text(typed)
    assert named in str(refusal.value)
    str(refusal.value).encode()


def test_another_typeface_may_decide_what_is_printable() -> None:
    assert clean_text("漢", printable=lambda _: True) == "漢"


@given(printable_text)
def test_nothing_printable_is_lost(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text).strip()


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    try:
        clean = clean_text(text)
    except Unreadable:
        return
    assert clean_text(clean) == clean
    assert set(clean) <= printable_signs() | {"\n", "\t"}


@pytest.mark.parametrize(
    "typed", ["31.12.2026", "31-12-2026", "31/12/2026", "2026-12-31", " 31.12.2026 r. "]
)
def test_dates_are_read_in_their_usual_spellings(typed: str) -> None:
    assert parse_date(typed) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "typed",
    ["", "31.12", "31.02.2026", "12.31.2026", "31.12-2026", "1.1.0226", "jutro", "31.12.26"],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_date(typed)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    assert parse_date(f"{day:%d.%m.%Y}") == parse_date(day.isoformat()) == day
