"""A card differs from the register in what they say, not in how they spell it."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from ccop.directory.checks.comparing import differences, legal_form, register_values
from ccop.directory.organizations.words import LegalForm
from ccop.directory.registers.extract import Extract
from ccop.directory.registers.reading import read_extract
from tests.support.organizations import SOURCE
from tests.support.register import carded, document

pytestmark = pytest.mark.django_db
REAL = Path(__file__).parents[1] / "registers"
FORMS = {
    "FUNDACJA": LegalForm.FOUNDATION,
    "STOWARZYSZENIE": LegalForm.ASSOCIATION,
    "STOWARZYSZENIE KULTURY FIZYCZNEJ": "",
}
"""By hand; a sports association is a club or a union, which a person decides."""


def extract() -> Extract:
    return read_extract(json.dumps(document()).encode())


def differing(**card: object) -> dict[str, tuple[str, str]]:
    found = differences(carded(**card), extract())  # type: ignore[arg-type]  # values of fields
    return {each.name: (each.ours, each.theirs) for each in found}


@pytest.mark.parametrize("place", range(31))
def test_the_form_of_a_real_extract_is_ours_where_that_is_certain(place: int) -> None:
    extracts = json.loads((REAL / "extracts.json").read_text("utf-8"))["extracts"]
    with (REAL / "expected_extracts.csv").open(encoding="utf-8") as table:
        row = list(csv.DictReader(table))[place]
    assert legal_form(read_extract(json.dumps(extracts[place]).encode())) == FORMS[row["form"]]


@pytest.mark.parametrize(
    ("name", "form", "code"),
    [
        ("OCHOTNICZA STRAŻ POŻARNA W MIROWIE", "STOWARZYSZENIE", LegalForm.FIRE_BRIGADE),
        ('"X"', "SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ", ""),
        ('"X"', "", ""),
    ],
)
def test_a_form_is_taken_from_name_and_form(name: str, form: str, code: str) -> None:
    changed = document()
    changed["odpis"]["dane"]["dzial1"]["danePodmiotu"] |= {"nazwa": name, "formaPrawna": form}
    assert legal_form(read_extract(json.dumps(changed).encode())) == code


def test_a_card_of_the_extract_does_not_differ() -> None:
    assert differing(**register_values(extract())) == {}


def test_what_the_register_is_silent_about_is_no_difference() -> None:
    assert "phone" not in differing(phone="34 000 00 00")
    (silent,) = differences(carded(in_liquidation=True), Extract())
    assert silent.name == "in_liquidation"  # every extract says whether there is a liquidation


@pytest.mark.parametrize(
    ("field", "spelled"),
    [
        ("name", "fundacja Jasny Przystanek (PRZYKŁAD)"),
        ("name", "„Jasny Przystanek” (przykład)"),
        ("street", "Zmyślona 900/4"),
        ("street", "UL. ZMYŚLONA 900 / 4"),
        ("town", "CZĘSTOCHOWA"),
        ("email", "Biuro.Przystanek@przyklad.example"),
        ("website", "https://przystanek.przyklad.example/"),
        ("register_number", "0009990017"),
        ("aims", "Pomagamy seniorom."),
    ],
)
def test_spelling_is_no_difference(field: str, spelled: str) -> None:
    assert field not in differing(**{field: spelled})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Fundacja „Ciemny Przystanek”"),
        ("street", "ul. Zmyślona 900/5"),
        ("website", "https://inna.przyklad.example"),
        ("nip", "9490000001"),
        ("form", LegalForm.ASSOCIATION),
        ("in_liquidation", True),
        ("public_benefit", None),
        ("registered_on", date(2014, 5, 13)),
        ("aims", ""),
    ],
)
def test_another_value_is_a_difference(field: str, value: object) -> None:
    assert field in differing(**{field: value})


@pytest.mark.parametrize("ours", [LegalForm.SPORTS_CLUB, LegalForm.FIRE_BRIGADE])
def test_a_kind_of_association_is_one_to_the_register(ours: LegalForm) -> None:
    other = extract().model_copy(update={"form": "STOWARZYSZENIE"})
    assert "form" not in [each.name for each in differences(carded(form=ours), other)]


def test_values_are_said_in_words() -> None:
    told = differing(registered_on=date(2010, 1, 2), form=LegalForm.ASSOCIATION)
    assert told["registered_on"] == ("02.01.2010", "12.05.2014")
    assert told["form"] == ("stowarzyszenie", "fundacja")
    assert told["public_benefit"] == ("", "tak")


def test_a_difference_says_where_ours_was_read() -> None:
    (nip,) = (each for each in differences(carded(nip="1"), extract()) if each.name == "nip")
    assert nip.fact
    assert nip.fact.source == SOURCE
