"""A table in a file, CSV or XLSX, whatever program wrote it: what it is, and its rows as texts.

Nothing is believed about a file but its bytes: neither its name nor the type the browser gives.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from ccop.directory.organizations.cells import guard

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_UNPACKED = 300 * 1024 * 1024
"""Bytes that an XLSX file may unpack to. The zip format declares them, `zipfile` reads no more."""
MAX_STRINGS = 64 * 1024 * 1024
"""Of them, bytes of the texts that the sheets share; the reader takes them into memory at once."""
MAX_REST = MAX_BYTES
"""Of them, bytes of all that is neither sheet nor shared text: the reader spends seconds and
hundreds of megabytes on so much of styles."""
SAMPLES = 3

_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_SINGLE_BYTE = ("cp1250", "iso8859_2")
_SEPARATORS = (";", ",", "\t")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of old Office files, and of new ones behind a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRINGS, _SHEETS = "xl/sharedStrings.xml", "xl/worksheets/"
_ZIP = b"PK\x03\x04"
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_CHUNK = 1024 * 1024
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""In place of the sign with the code 0, which the database cannot keep; refused like it."""
_AS_TEXT = re.compile(r'="([^"]*)"')
"""How spreadsheets are made to keep the leading zeros of a number."""


class BadFile(Exception):
    """A file that cannot be read; `message` says why, `remedy` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


@dataclass(frozen=True)
class Shape:
    """How a file is to be read."""

    kind: str
    """"csv" or "xlsx"."""
    encoding: str = ""
    separator: str = ""
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row with the number that a spreadsheet shows beside it (in a CSV: the line it ends on)."""

    number: int
    cells: list[str]


def shape_of(content: bytes) -> Shape:
    """What kind of file this is, by its bytes. Raises BadFile."""
    if not content.strip():
        raise BadFile(_("The file is empty."), _("Choose a file with a header and rows."))
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise BadFile(
                _("The file is locked with a password."), _("Save it without the password.")
            )
        raise BadFile(_("This is an old kind of Excel file."), _("Save it as XLSX or CSV."))
    if content.startswith(_ZIP):
        return _workbook(content)
    encoding = _encoding(content)
    try:
        return Shape("csv", encoding, _separator(content.decode(encoding)))
    except UnicodeDecodeError as wrong:
        raise BadFile(
            _("The letters of the file cannot be read."), _("Save it as CSV in UTF-8, or as XLSX.")
        ) from wrong


def _workbook(content: bytes) -> Shape:
    with _damage_told(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise BadFile(_("This is neither a CSV nor an XLSX file."), _("Save it as XLSX or CSV."))
    if any("vbaProject" in name for name in names):
        raise BadFile(_("The file holds macros."), _("Save it as XLSX, which holds none."))
    if _unpacks_to_too_much(parts):
        raise BadFile(
            _("The file unpacks to more than it may."), _("Save it as CSV, or divide it.")
        )
    with _opened(io.BytesIO(content)) as book:
        return Shape("xlsx", sheets=tuple(sheet.title for sheet in book.worksheets))


def _unpacks_to_too_much(parts: Sequence[zipfile.ZipInfo]) -> bool:
    whole = sum(part.file_size for part in parts)
    strings = sum(part.file_size for part in parts if part.filename == _STRINGS)
    sheets = sum(part.file_size for part in parts if part.filename.startswith(_SHEETS))
    return whole > MAX_UNPACKED or strings > MAX_STRINGS or whole - strings - sheets > MAX_REST


def _encoding(content: bytes) -> str:
    if content.startswith(_UTF16):
        return "utf-16"
    if b"\0" in content:
        raise BadFile(
            _("The file holds a sign with the code 0, so it is no text."),
            _("Save it as CSV in UTF-8, or as XLSX."),
        )
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return max(_SINGLE_BYTE, key=lambda encoding: _polish_letters(content, encoding))
    return "utf-8-sig"


def _polish_letters(content: bytes, encoding: str) -> int:
    return sum(letter in _POLISH for letter in content.decode(encoding, "replace"))


def _separator(text: str) -> str:
    head = "\n".join(islice(text.splitlines(), 20))
    return max(
        _SEPARATORS,
        key=lambda separator: len(next(csv.reader(io.StringIO(head), delimiter=separator), [])),
    )


def merged_cells(stream: BinaryIO, sheet: str) -> str:
    """The first cells of a sheet that are joined, as "A2:A5"; "" where none are.

    The reader of large sheets sees a value in the first of them only.
    """
    with _opened(stream) as book:
        path = book[sheet]._worksheet_path  # noqa: SLF001  (told in no other way)
    with _damage_told(), zipfile.ZipFile(stream) as archive, archive.open(path) as part:
        kept = b""
        while chunk := part.read(_CHUNK):
            if found := _MERGED.search(kept + chunk):
                return found[1].decode()
            kept = chunk[-64:]
    return ""


def rows(stream: BinaryIO, shape: Shape, sheet: str = "") -> Iterator[Row]:
    """The rows that hold anything, the header first. Raises BadFile where reading fails."""
    for row in _sheet(stream, sheet) if shape.kind == "xlsx" else _text(stream, shape):
        cells = [cell.replace("\0", _UNKNOWN) for cell in row.cells]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield Row(row.number, cells)


def _text(stream: BinaryIO, shape: Shape) -> Iterator[Row]:
    with io.TextIOWrapper(stream, shape.encoding, newline="") as lines:
        reader, read = csv.reader(lines, delimiter=shape.separator), 0
        try:
            for cells in reader:
                read = reader.line_num
                yield Row(read, [_AS_TEXT.sub(r"\1", cell, count=1) for cell in cells])
        except csv.Error as error:
            raise BadFile(
                _("Line %(number)s cannot be read.") % {"number": read + 1},
                _("Look for a quotation mark that is not closed."),
            ) from error


def _sheet(stream: BinaryIO, title: str) -> Iterator[Row]:
    with _opened(stream) as book:
        sheet = book[title]
        sheet.reset_dimensions()  # what the file says of its size may be wrong, or huge
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            yield Row(number, [_said(cell) for cell in cells[: MAX_COLUMNS + 1]])


def _said(cell: Any) -> str:
    """A cell of a sheet as a person would type it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str) and value.startswith("=") and cell.data_type != "f":
        return guard(value)  # a text that only looks like a formula
    return str(value)


_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the readers of archives and workbooks raise over a file that is none; they promise nothing.
A broken part of XML is a SyntaxError, an encrypted one a RuntimeError."""


@contextmanager
def _damage_told() -> Iterator[None]:
    """Whatever a reader raises within says that the file is damaged."""
    try:
        yield
    except _DAMAGE as error:
        raise _damaged() from error


@contextmanager
def _opened(stream: BinaryIO) -> Iterator[Any]:
    stream.seek(0)
    with _damage_told():
        book = load_workbook(stream, read_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _damaged() -> BadFile:
    return BadFile(
        _("The file is damaged."), _("Open it in your spreadsheet program and save it again.")
    )
