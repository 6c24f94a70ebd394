"""What is shown, as tables and data: public values only, one row after another.

Rows come by a cursor of the server and leave at once, so that the memory stays flat however many
there are. The CSV (`csv_file`) is for programs (UTF-8 without BOM, commas, line feeds, one row of
headings, days as ISO 8601) and is described by CSV on the Web; people with a spreadsheet take the
XLSX.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import xlsxwriter
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import override

from ccop.directory.organizations import card
from ccop.directory.organizations.cells import COLUMNS, LISTS, NO, SEPARATOR, YES, kind, to_cell
from ccop.directory.organizations.models import Organization

CHUNK = 500
"""Rows that the database hands over at a time."""
LINE_END = "\n"
"""Of the CSV, as PostgreSQL writes it."""
CONTEXT = "http://www.w3.org/ns/csvw"
_ID, _ADDRESS = "id", "adres"
Address = Callable[[Organization], str]


def json_rows(found: "QuerySet[Organization]", address: Address) -> Iterator[str]:
    """The JSON file: a list of organisations, each value with its own type, choices as codes."""
    opening = '{"organizations": ['
    # Outside of a transaction the cursor would be filled before it gave its first row.
    with transaction.atomic():
        for organization in found.iterator(CHUNK):
            data = json.dumps(_data(organization, address), ensure_ascii=False)
            yield f"{opening}\n{data}"
            opening = ","
    yield "\n]}\n" if opening == "," else opening + "]}\n"


def write_xlsx(found: "QuerySet[Organization]", address: Address, file: BinaryIO) -> None:
    """The spreadsheet; every cell is text, so that no number loses its zeros."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("Baza NGO")
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for place, heading in enumerate(headings()):
            sheet.write_string(0, place, heading, bold)
        for number, organization in enumerate(found.iterator(CHUNK), start=1):
            for place, cell in enumerate(_cells(organization, address)):
                sheet.write_string(number, place, cell)


def headings() -> list[str]:
    """The first row of the tables, in Polish."""
    with override("pl"):
        return [_ID, _ADDRESS, *(str(field.label) for field in COLUMNS)]


def csv_metadata(address: str) -> dict[str, Any]:
    """What the columns of the CSV at this address hold (CSV on the Web)."""
    titles = headings()
    own = [
        {"name": _ID, "titles": titles[0], "datatype": "integer", "required": True},
        {"name": _ADDRESS, "titles": titles[1], "datatype": "anyURI", "required": True},
    ]
    columns = [
        {"name": field.name, "titles": title, **_column(field.name)}
        for field, title in zip(COLUMNS, titles[len(own) :], strict=True)
    ]
    return {
        "@context": [CONTEXT, {"@language": "pl"}],
        "url": address,
        "dc:title": "Baza NGO",
        "dc:description": (
            "Organizacje z Bazy NGO, dane publiczne. Apostrof przed znakiem =, +, - albo @ "
            "na początku komórki nie należy do wartości."
        ),
        "dialect": {
            "header": True,
            "delimiter": ",",
            "lineTerminators": LINE_END,
            "encoding": "utf-8",
        },
        "tableSchema": {"columns": own + columns, "primaryKey": _ID},
    }


def _column(name: str) -> dict[str, Any]:
    if name in LISTS:
        return {"datatype": "string", "separator": SEPARATOR}
    if kind(name) == "boolean":
        return {"datatype": {"base": "boolean", "format": f"{YES}|{NO}"}}
    return {"datatype": kind(name)}


def _cells(organization: Organization, address: Address) -> list[str]:
    public = card.public_values(organization)
    own = [str(organization.pk), address(organization)]
    return own + [to_cell(field.name, public.get(field.name)) for field in COLUMNS]


def _data(organization: Organization, address: Address) -> dict[str, Any]:
    public = card.public_values(organization)
    values = {field.name: public.get(field.name) for field in COLUMNS}
    dated = {
        name: said.isoformat() if kind(name) == "date" and said else said
        for name, said in values.items()
    }
    return {"id": organization.pk, "url": address(organization), **dated}
