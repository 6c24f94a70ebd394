"""What a cell says is taken by the rules of the forms, whatever its text."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.directory.importing.addresses import normal
from ccop.directory.importing.cells import READERS, read_cell
from ccop.directory.importing.mapping import CHOICES, guessed
from ccop.directory.importing.matching import row_keys
from ccop.directory.importing.reading import read_row
from ccop.directory.importing.sheets import Row
from ccop.directory.organizations import card
from ccop.directory.organizations.cells import guard, unguard
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.ordering import polish_key
from ccop.law.reading import Unreadable

TEXTS = st.text() | st.text(alphabet="=+-@'\t\r\n\0 a;,|łŁ0123456789.:/?#[]", max_size=12)


@given(TEXTS)
def test_any_text_comes_back_from_its_guard(text: str) -> None:
    assert unguard(guard(text)) == text


@given(TEXTS)
def test_a_guarded_text_is_no_formula(text: str) -> None:
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.django_db
@given(st.sampled_from(sorted(READERS)), TEXTS)
def test_any_cell_is_a_value_or_a_sentence(name: str, text: str) -> None:
    with suppress(Unreadable):
        value = read_cell(name, text)
        assert value is None or isinstance(value, str | list | bool | date)


@pytest.mark.django_db
@given(st.lists(TEXTS, max_size=8), st.lists(st.sampled_from([each for each, _ in CHOICES])))
def test_any_row_is_read_or_told(cells: list[str], columns: list[str]) -> None:
    reading = read_row(Row(1, cells), ["x"] * len(columns), columns)
    assert reading.faults or row_keys(reading.values)


@given(TEXTS)
def test_any_address_is_a_path_or_none(text: str) -> None:
    kept = normal(text)
    assert not kept or kept.startswith(("/", "?"))
    assert "\0" not in kept


@given(st.lists(TEXTS))
def test_any_header_is_guessed_and_nothing_twice(header: list[str]) -> None:
    told = [each for each in guessed(header) if each]
    assert len(guessed(header)) == len(header)
    assert len(told) == len(set(told))


def test_every_field_but_the_logo_can_come_from_a_file() -> None:
    assert set(READERS) == set(card.BY_NAME) - {"logo"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("krs", "901", "0000000901"),
        ("regon", "240000003-00000", "240000003"),
        ("postcode", "42200", "42-200"),
        ("registered_on", "2020-05-04", date(2020, 5, 4)),
        ("registered_on", "04.05.2020 r.", date(2020, 5, 4)),
        ("registered_on", "43955", date(2020, 5, 4)),
        ("accepts_volunteers", "TAK", True),
        ("accepts_volunteers", "0", False),
        ("accepts_volunteers", "x", True),
        ("accepts_volunteers", " ", None),
        ("form", "Stowarzyszenie", "association"),
        ("form", "OSP", "fire_brigade"),
        ("spheres", "16, pkt 17; 1a", ["1a", "16", "17"]),
        ("topics", "sport, kultura", ["sport", "kultura"]),
        ("topics", "kultura, sztuka; sport", ["kultura, sztuka", "sport"]),
        ("beneficiaries", "seniorzy, dzieci", ["children", "seniors"]),
        ("delivery_address", "ae:pl-12345-12345-abcde-12", "AE:PL-12345-12345-ABCDE-12"),
        ("social_media", "https://a.example, https://b.example", None),
        ("phone", "'+48 34 000 00 00", "+48 34 000 00 00"),
        ("terc", "246401 1", "2464011"),
    ],
)
def test_cells_are_read_as_people_write_them(name: str, text: str, value: Any) -> None:
    said = ["https://a.example", "https://b.example"] if name == "social_media" else value
    assert read_cell(name, text) == said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("krs", "12345678901"),
        ("nip", "123"),
        ("postcode", "4220"),
        ("registered_on", "30.02.2020"),
        ("accepts_volunteers", "może"),
        ("form", "firma"),
        ("spheres", "99"),
        ("email", "zly adres"),
        ("website", "javascript:alert(1)"),
        ("website", "https://[a.b"),
        ("delivery_address", "AE:PL-1"),
        ("terc", "24640111"),
        ("phone", "1" * 41),
        ("name", "=1+1"),
    ],
)
def test_what_the_forms_would_refuse_is_refused(name: str, text: str) -> None:
    with pytest.raises(Unreadable):
        read_cell(name, text)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Nazwa organizacji", "name"),
        ("Numer KRS", "krs"),
        ("Adres e-mail", "email"),
        ("Adres strony WWW", "website"),
        ("Kod pocztowy", "postcode"),
        ("ulica i nr", "street"),
        ("Stary adres strony", "old_address"),
        ("Źródło danych", "source"),
        ("Status OPP", "public_benefit"),
        ("Działalność odpłatna", "paid_activity"),
        ("Wzrost", ""),
    ],
)
def test_headers_are_guessed_by_their_words(title: str, field: str) -> None:
    assert guessed([title]) == [field]


def test_the_labels_of_the_card_are_headers_too() -> None:
    fields = [each for each in card.FIELDS if each.name in READERS]
    assert guessed([str(each.label) for each in fields]) == [each.name for each in fields]


@pytest.mark.django_db
@given(st.text(alphabet="ąĄłŁżŹ„”\"' Abz09-ß", min_size=1, max_size=12))
def test_a_name_has_the_key_that_the_database_gives_it(name: str) -> None:
    party = Party.objects.create(kind=Party.Kind.ORGANISATION, name=name)
    party.refresh_from_db()
    assert party.sort_key == polish_key(name)
