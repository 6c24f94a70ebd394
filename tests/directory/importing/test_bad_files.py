"""Whatever file comes, the answer is clear and nothing is half done."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from ccop.directory.importing import planning, sheets
from ccop.directory.importing.models import Import
from ccop.directory.importing.services import import_sheet
from ccop.directory.organizations.models import Organization
from ccop.law.findings import Refused
from tests.support.imports import (
    HEADER,
    ROWS,
    checked,
    keeper,
    keeping,
    saved,
    table,
    uploaded,
    workbook,
    written,
)

pytestmark = pytest.mark.django_db
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _with_part(name: str, content: bytes) -> bytes:
    stream = io.BytesIO(saved(workbook()))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def _joined() -> bytes:
    book = workbook()
    book.active.merge_cells("A2:A3")
    return saved(book)


def _other_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("zdjecie.txt", "nic")
    return stream.getvalue()


def _scribbled() -> bytes:
    """A workbook whose sheet no longer unpacks: a byte in the middle of it is another."""
    content = bytearray(saved(workbook()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    middle = part.header_offset + part.compress_size // 2
    content[middle : middle + 40] = b"\xff" * 40
    return bytes(content)


def _half_a_sheet() -> bytes:
    """A workbook in whose sheet the XML breaks off."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(workbook()))) as whole,
        zipfile.ZipFile(made, "w") as archive,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, content[:-40] if name.endswith("sheet1.xml") else content)
    return made.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "pusty"),
    "blank": (lambda: b"\r\n  \r\n", "pusty"),
    "header only": (lambda: table().splitlines()[0], "nagłówek"),
    "a sheet with a header only": (lambda: saved(_only_header()), "nagłówek"),
    "zero byte": (lambda: table() + b"a\0b", "kodzie 0"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "hasłem"),
    "old Excel": (lambda: OLE, "stary"),
    "macros": (lambda: _with_part("xl/vbaProject.bin", b"x"), "makra"),
    "zip bomb": (lambda: _with_part("xl/worksheets/a.xml", bytes(2 * 10**6)), "rozpakowaniu"),
    "too much of styles": (lambda: _with_part("xl/b.xml", bytes(2 * 10**5)), "rozpakowaniu"),
    "too many texts": (
        lambda: _with_part("xl/sharedStrings.xml", bytes(2 * 10**5)),
        "rozpakowaniu",
    ),
    "damaged": (lambda: saved(workbook())[:-300], "uszkodzony"),
    "scribbled over": (_scribbled, "uszkodzony"),
    "half a sheet": (_half_a_sheet, "uszkodzony"),
    "no workbook": (_other_zip, "ani CSV, ani XLSX"),
    "joined cells": (_joined, "A2:A3"),
    "too many columns": (lambda: table(["x"] * 201, header=["k"] * 201), "200"),
    "broken text of 16 bits": (lambda: b"\xff\xfea", "liter"),
}


def _only_header() -> Workbook:
    book = Workbook()
    book.active.append(list(HEADER))
    return book


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(
    kind: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = {"MAX_UNPACKED": 10**6, "MAX_STRINGS": 10**5, "MAX_REST": 10**5}
    for name, limit in limits.items():
        monkeypatch.setattr(sheets, name, limit)
    make, word = BAD[kind]
    client.force_login(keeping())
    sent = SimpleUploadedFile("baza.csv", make())
    answer = client.post(reverse("importing:imports"), {"file": sent})
    (error,) = answer.context["form"].errors["file"]
    assert word in error
    assert not Import.objects.exists()


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccop.directory.importing.services.MAX_BYTES", 50)
    with pytest.raises(Refused):
        uploaded(table())


def test_no_file_is_said_beside_the_field(client: Client) -> None:
    client.force_login(keeping())
    answer = client.post(reverse("importing:imports"))
    assert "file" in answer.context["form"].errors


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "iso8859_2", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_letters_and_separators_of_any_program_are_read(encoding: str, separator: str) -> None:
    this = checked(table(separator=separator, encoding=encoding))
    assert [row[2] for row in this.preview] == [row[0] for row in ROWS]
    assert this.new == 2


def test_more_rows_than_allowed_stop_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "MAX_ROWS", 1)
    this = checked(table())
    assert (this.state, this.plan) == (Import.State.FAILED, "")
    assert "1" in this.problem


def test_a_quotation_mark_that_is_not_closed_is_told_with_its_line() -> None:
    rows = [(f"Organizacja {n} (przykład)", "", "", "") for n in range(6)]
    this = checked(table(*rows) + '"Otwarty (przykład);'.encode() + b"x" * 140_000)
    assert this.state == Import.State.FAILED
    assert "8" in this.problem


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("=HIPERŁĄCZE(1)", "formuła"),
        ("a\x07b", "U+0007"),
        ("x" * 3 + "\ufffd", "U+FFFD"),
    ],
)
def test_a_bad_cell_is_told_with_its_row(cell: str, word: str) -> None:
    this = checked(table((cell, "0000000901", "", "")))
    assert this.wrong == 1
    assert word in this.preview[0][3]


def test_a_formula_of_a_sheet_is_told_and_a_text_like_one_is_taken() -> None:
    book = workbook(("=1+1", "901", "", ""), ("=Klub= (przykład)", "902", "", ""))
    book.active["A3"].data_type = "s"
    this = checked(saved(book))
    assert [row[1] for row in this.preview] == ["wrong", "new"]
    assert this.preview[1][2] == "=Klub= (przykład)"


def test_a_row_longer_than_the_header_is_wrong() -> None:
    this = checked(table((*ROWS[0], "nadmiar"), (*ROWS[1], "", "")))
    assert [row[1] for row in this.preview] == ["wrong", "new"]


def test_a_header_that_repeats_a_word_guesses_the_first_only() -> None:
    this = uploaded(table((*ROWS[0], "inna"), header=(*HEADER, "Nazwa")))
    assert this.columns == ["name", "krs", "town", "email", ""]


def test_a_hundred_columns_are_fine(client: Client) -> None:
    header = [*HEADER, *(f"Pole {n}" for n in range(96))]
    this = uploaded(table([*ROWS[0], *(["x"] * 96)], header=header))
    client.force_login(keeping())
    page = client.get(reverse("importing:import", args=[this.pk]))
    assert page.status_code == 200
    assert page.content.decode().count("<select") == 100


def test_of_several_sheets_the_keeper_chooses_one() -> None:
    book = workbook(("Nie ta (przykład)",), header=("Nazwa",))
    other = book.create_sheet("Druga")
    for row in (HEADER, *ROWS):
        other.append(list(row))
    book.create_sheet("Pusta")
    actor = keeper()
    this = uploaded(saved(book), actor)
    assert (this.sheets, this.sheet) == (["Baza", "Druga", "Pusta"], "Baza")
    import_sheet(this=this, sheet="Druga", actor=actor)
    this.refresh_from_db()
    assert this.header == list(HEADER)
    with pytest.raises(Refused):
        import_sheet(this=this, sheet="Pusta", actor=actor)


def test_a_sheet_that_claims_to_be_huge_is_read_as_it_is() -> None:
    stream = io.BytesIO(saved(workbook()))
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part).replace(b'ref="A1:D3"', b'ref="A1:XFD1048576"')
            new.writestr(part.filename, content)
    assert checked(out.getvalue()).new == 2


def test_days_as_a_spreadsheet_counts_them_are_days() -> None:
    rows = (("Łąka (przykład)", "901", "43955"), ("Źródło (przykład)", "902", "4.5.2020 r."))
    written(table(*rows, header=("Nazwa", "KRS", "Data rejestracji")))
    days = set(
        Organization.objects.filter(party__krs__gt="").values_list("registered_on", flat=True)
    )
    assert days == {date(2020, 5, 4)}


def test_numbers_that_a_spreadsheet_was_kept_from_cutting_are_read() -> None:
    content = 'Nazwa;KRS\nŁąka (przykład);"=""0000000901"""\n'.encode()
    written(content)
    assert Organization.objects.filter(party__krs="0000000901").exists()
