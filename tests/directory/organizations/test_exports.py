"""What the list shows is taken away as a table or as data, and comes back unchanged."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from ccop.directory.importing.cells import read_cell
from ccop.directory.organizations import card
from ccop.directory.organizations.cells import COLUMNS, guard, to_cell, unguard
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_change
from ccop.kernel.people.actor import Actor
from tests.support.organizations import AS_OF, SOURCE, listed, proposed

DANGEROUS = "=+-@\t\r\n"


def _export(kind: str, **asked: str) -> bytes:
    answer = Client().get(f"/baza-ngo/eksport.{kind}", asked)
    assert answer.status_code == 200
    content: Iterable[Any] = answer.streaming_content  # type: ignore[attr-defined]
    return b"".join(content)


def _table(**asked: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_export("csv", **asked).decode())))


@given(some.text(alphabet=some.sampled_from(DANGEROUS + "'a1 ")) | some.text())
def test_no_cell_begins_like_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = guard(text)
    assert cell[:1] not in set(DANGEROUS)
    assert unguard(cell) == text


@given(some.text())
def test_a_text_without_danger_stays_as_it_is(text: str) -> None:
    if text.lstrip("'")[:1] not in set(DANGEROUS):
        assert guard(text) == text


@given(some.dates(date(1900, 1, 1), date(2199, 12, 31)), some.sampled_from([True, False, None]))
def test_days_and_answers_come_back(day: date, answer: bool | None) -> None:
    assert read_cell("registered_on", to_cell("registered_on", day)) == day
    assert read_cell("public_benefit", to_cell("public_benefit", answer)) is answer


@pytest.mark.django_db
def test_a_card_comes_back_from_its_row_unchanged() -> None:
    organization = listed(
        "=HYPERLINK(1)",
        short_name="'@skrót",
        form="foundation",
        register="krs",
        krs="0000000042",
        phone="+48 34 000 00 00",
        registered_on=date(2015, 3, 12),
        public_benefit=True,
        paid_activity=False,
        spheres=["1aa", "16"],
        topics=["-minus", "muzyka"],
        beneficiaries=["children", "animals"],
        area="city",
        aims='Wiersz,\nz "cudzysłowem"',
    )
    (row,) = _table()
    organization.refresh_from_db()
    values = card.values(organization)
    titles = list(row)[2:]
    for field, title in zip(COLUMNS, titles, strict=True):
        assert read_cell(field.name, row[title]) == values[field.name], field.name
    assert row["KRS"] == "0000000042"
    assert row["Pełna nazwa"].startswith("'=")


@pytest.mark.django_db
def test_only_what_is_listed_public_and_asked_for_leaves() -> None:
    shown = listed("Fundacja Jawna (przykład)", form="foundation", email="tajne@przyklad.example")
    listed("Klub (przykład)", form="sports_club")
    proposed("Fundacja Zgłoszona (przykład)", form="foundation")
    card_change(
        organization=shown,
        values={},
        public={"email": False},
        source=SOURCE,
        as_of=AS_OF,
        actor=Actor.system(),
    )
    (row,) = _table(forma="foundation")
    assert row["Pełna nazwa"] == "Fundacja Jawna (przykład)"
    assert row["adres"].endswith(shown.get_absolute_url())
    data = json.loads(_export("json", forma="foundation"))
    assert [each["name"] for each in data["organizations"]] == ["Fundacja Jawna (przykład)"]
    for kind in ("csv", "json"):
        assert b"tajne@" not in _export(kind)
    with ZipFile(io.BytesIO(_export("xlsx", forma="foundation"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "Fundacja Jawna (przykład)" in sheet
    assert "Klub" not in sheet
    assert "tajne@" not in sheet
    assert "<f>" not in sheet


@pytest.mark.django_db
def test_json_has_typed_values_also_when_there_are_none() -> None:
    assert json.loads(_export("json")) == {"organizations": []}
    organization = listed(
        registered_on=date(2015, 3, 12), public_benefit=True, spheres=["16"], form="foundation"
    )
    (data,) = json.loads(_export("json"))["organizations"]
    assert data["id"] == organization.pk
    assert (data["registered_on"], data["public_benefit"]) == ("2015-03-12", True)
    assert (data["spheres"], data["form"], data["paid_activity"]) == (["16"], "foundation", None)


@pytest.mark.django_db
def test_the_csv_is_described_column_by_column() -> None:
    listed()
    answer = Client().get("/baza-ngo/eksport.csv", {"forma": ""})
    assert "eksport.csv-metadata.json?forma=" in answer["Link"]
    header = b"".join(answer.streaming_content).decode().splitlines()[0]  # type: ignore[attr-defined]
    told = Client().get("/baza-ngo/eksport.csv-metadata.json", {"forma": "foundation"}).json()
    assert told["@context"][0] == "http://www.w3.org/ns/csvw"
    assert told["url"].endswith("/baza-ngo/eksport.csv?forma=foundation")
    columns = told["tableSchema"]["columns"]
    assert next(csv.reader([header])) == [column["titles"] for column in columns]
    assert len({column["name"] for column in columns}) == len(columns)
    assert Organization.objects.count() == 1
