"""An extract of the register is read as a person reads it, whatever is missing or wrong in it.

``expected_extracts.csv`` was written by hand from ``extracts.json``: real extracts of other cities,
without persons and aims.
"""

import csv
import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from ccop.directory.registers.extract import Extract, Problem
from ccop.directory.registers.reading import read_extract
from ccop.directory.registers.recorded import EXTRACTS
from ccop.kernel.city import Mode

HERE = Path(__file__).parent
REAL = json.loads((HERE / "extracts.json").read_text("utf-8"))["extracts"]
FOUNDATION, IN_LIQUIDATION = "0009990017", "0009990024"


@pytest.fixture
def production(settings: Settings) -> None:
    """Check digits count."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": Mode.PRODUCTION})


def expected() -> Iterator[dict[str, str]]:
    with (HERE / "expected_extracts.csv").open(encoding="utf-8") as table:
        yield from csv.DictReader(table)


def read(document: object) -> Extract:
    return read_extract(json.dumps(document).encode())


def recorded(krs: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((EXTRACTS / f"{krs}.json").read_bytes())
    return document


def test_the_table_has_every_extract() -> None:
    numbers = [each["odpis"]["naglowekA"]["numerKRS"] for each in REAL]
    assert [row["krs"] for row in expected()] == numbers
    assert len(numbers) == 31


@pytest.mark.usefixtures("production")
@pytest.mark.parametrize(
    ("document", "row"),
    [pytest.param(*each, id=each[1]["krs"]) for each in zip(REAL, expected(), strict=True)],
)
def test_a_real_extract_is_read_as_by_hand(document: object, row: dict[str, str]) -> None:
    extract = read(document)
    yes_or_no = {True: "yes", False: "no", None: ""}
    assert {
        **{name: getattr(extract, name) for name in row if name not in {"opp", "liquidation"}},
        "registered_on": f"{extract.registered_on}",
        "opp": yes_or_no[extract.public_benefit],
        "liquidation": yes_or_no[extract.in_liquidation],
    } == row
    assert not extract.problems
    assert not extract.in_bankruptcy
    assert extract.as_of
    assert extract.entrepreneur is False


def by_number(krs: str) -> Extract:
    return next(read(each) for each in REAL if each["odpis"]["naglowekA"]["numerKRS"] == krs)


def test_a_website_is_written_small() -> None:
    assert by_number("0000763858").website == "europatradycja.pl"


def test_a_letter_box_in_the_place_of_the_website_is_taken_for_what_it_is() -> None:
    extract = by_number("0000981190")
    assert (extract.email, extract.website) == ("fundacja.czasnalepszejutro@gmail.com", "")


def test_several_supervisors_stand_in_one_line() -> None:
    supervisor = by_number("0000733609").supervisor
    assert supervisor == "STAROSTA POWIATU TARNOBRZESKIEGO, MINISTER ZDROWIA"


def test_representation_is_read_with_functions_and_masked_people() -> None:
    extract = read(recorded(IN_LIQUIDATION))
    assert extract.organ == "LIKWIDATORZY"
    assert "WSPÓŁDZIAŁANIE DWÓCH CZŁONKÓW ZARZĄDU" in extract.manner
    assert [(each.function, each.masked, each.suspended) for each in extract.representatives] == [
        ("LIKWIDATOR", "D***** E**", False),
        ("LIKWIDATOR", "N*** A****", True),
    ]


def test_a_person_that_comes_unmasked_is_masked_here() -> None:
    document = recorded(FOUNDATION)
    members = document["odpis"]["dane"]["dzial2"]["reprezentacja"]["sklad"]
    members[0]["nazwisko"]["nazwiskoICzlon"] = "WYMYŚLONA"
    assert read(document).representatives[0].masked == "W******** M****"


@pytest.mark.parametrize(
    "place", [("sklad",), ("sklad", 0), ("sklad", 0, "nazwisko", "nazwiskoICzlon")]
)
def test_what_cannot_be_read_of_people_is_not_repeated(place: tuple[str | int, ...]) -> None:
    document = recorded(FOUNDATION)
    part = document["odpis"]["dane"]["dzial2"]["reprezentacja"]
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = {"kto": "Wymyślona"}
    assert "Wymyślona" not in json.dumps(read(document).stored(), ensure_ascii=False)


def test_signs_that_cannot_be_seen_are_left_out() -> None:
    document = recorded(FOUNDATION)
    document["odpis"]["dane"]["dzial1"]["danePodmiotu"] |= {
        "nazwa": "A\0L\u200bE\ud800JA\N{NO-BREAK SPACE}\t1",
        "czyPosiadaStatusOPP": "\0\ud800?",
    }
    extract = read(document)
    assert extract.name == "ALEJA 1"
    assert [each.value for each in extract.problems] == ["?"]


def test_of_people_only_functions_are_stored() -> None:
    stored = json.dumps(read(recorded(FOUNDATION)).stored())
    assert "PREZES" in stored
    assert "M****" not in stored


def test_what_is_stored_is_the_extract_again() -> None:
    extract = read(recorded(FOUNDATION))
    again = Extract.model_validate(extract.stored())
    nameless = [each.model_copy(update={"masked": ""}) for each in extract.representatives]
    assert again == extract.model_copy(update={"representatives": tuple(nameless)})


def test_addresses_aims_and_activities_are_read() -> None:
    extract = read(recorded(FOUNDATION))
    assert extract.email == "biuro.przystanek@przyklad.example"
    assert extract.website == "www.przystanek.przyklad.example"
    assert extract.delivery_address == "AE:PL-00000-00000-AAAAA-00"
    assert extract.aims.startswith("POMOC OSOBOM STARSZYM")
    assert [each.code for each in extract.unpaid] == ["88.10.Z"]
    assert [each.code for each in extract.paid] == ["85.52.Z"]
    assert not extract.business


@pytest.mark.parametrize(
    ("name", "sixth", "liquidation", "bankruptcy"),
    [
        ('"X" W LIKWIDACJI', {}, True, False),
        ('"X"', {"likwidacja": [{"otwarcieLikwidacji": "UCHWAŁA"}]}, True, False),
        ('"X"', {"wLikwidacji": True}, True, False),
        ('"X"', {"likwidacja": [], "wLikwidacji": False}, False, False),
        ('"X" W UPADŁOŚCI', {}, False, True),
        ('"X"', {"postepowanieUpadlosciowe": [{"sygnatura": "1/26"}]}, False, True),
        ('"DOM W LIKWIDACJI PYŁÓW"', None, False, False),
    ],
)
def test_winding_up_is_seen_in_section_six_or_in_the_name(
    name: str, sixth: object, liquidation: bool, bankruptcy: bool
) -> None:
    document = recorded(FOUNDATION)
    document["odpis"]["dane"]["dzial1"]["danePodmiotu"]["nazwa"] = name
    document["odpis"]["dane"]["dzial6"] = sixth
    extract = read(document)
    assert (extract.in_liquidation, extract.in_bankruptcy) == (liquidation, bankruptcy)


@pytest.mark.usefixtures("production")
@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("dzial1.danePodmiotu.identyfikatory.nip", "1234563217", "nip"),
        ("dzial1.danePodmiotu.identyfikatory.regon", "12345678600000", "regon"),
        ("dzial1.danePodmiotu.identyfikatory.regon", "12345678512345", "regon"),
        ("dzial1.danePodmiotu.czyPosiadaStatusOPP", "TAK", "public_benefit"),
        ("dzial1.siedzibaIAdres.adres.kodPocztowy", "42200", "postcode"),
        ("dzial1.siedzibaIAdres.adresPocztyElektronicznej", "BRAK", "email"),
        ("dzial1.siedzibaIAdres.adresDoDoreczenElektronicznychWpisanyDoBAE", "AE:PL", ""),
        ("dzial1.danePodmiotu.nazwa", ["X"], "name"),
    ],
)
def test_a_wrong_value_is_named_and_stops_nothing(path: str, value: object, field: str) -> None:
    document = deepcopy(REAL[0])
    *way, last = path.split(".")
    part = document["odpis"]["dane"]
    for name in way:
        part = part[name]
    part[last] = value
    extract = read(document)
    assert extract.problems == (Problem(field=f"odpis.dane.{path}", value=str(value)),)
    assert getattr(extract, field or "delivery_address") in {"", None}
    assert extract.town == "Ustrzyki Dolne"


@pytest.mark.parametrize(
    "typed", ["31.02.2020", "2020-01-31", "31.01", "wczoraj", "1_.01.2020", "00.00.0000"]
)
def test_a_day_is_written_with_dots_or_not_read(typed: str) -> None:
    document = deepcopy(REAL[0])
    document["odpis"]["naglowekA"]["dataRejestracjiWKRS"] = typed
    extract = read(document)
    assert extract.registered_on is None
    assert [each.field for each in extract.problems] == ["odpis.naglowekA.dataRejestracjiWKRS"]


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"[]", b'"x"', b"\xff", b"[" * 100_000])
def test_what_is_no_extract_is_an_empty_one(body: bytes) -> None:
    extract = read_extract(body)
    assert extract.model_copy(update={"problems": ()}) == Extract()


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    keys: list[Any] = list(value) if isinstance(value, dict) else []
    for key in list(range(len(value))) if isinstance(value, list) else keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


PLACES = list(places(recorded(FOUNDATION)))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(place=st.sampled_from(PLACES), value=JSON)
def test_anything_may_stand_anywhere(place: tuple[str | int, ...], value: object) -> None:
    document: Any = recorded(FOUNDATION)
    part = document
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = value
    assert isinstance(read(document), Extract)


@given(place=st.sampled_from(PLACES))
def test_anything_may_be_missing_without_a_problem(place: tuple[str | int, ...]) -> None:
    document: Any = recorded(FOUNDATION)
    part = document
    for key in place[:-1]:
        part = part[key]
    del part[place[-1]]
    assert not read(document).problems
