"""Files of invented directories, and their way into the directory."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from ccop.directory.importing.models import Import
from ccop.directory.importing.services import import_check, import_upload, import_write
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from tests.support.jobs import run_jobs
from tests.support.people import clerk

HEADER = ("Nazwa", "KRS", "Miejscowość", "E-mail")
ROWS: tuple[Sequence[str], ...] = (
    ("Stowarzyszenie Łąka (przykład)", "0000000901", "Częstochowa", "laka@przyklad.example"),
    ("Fundacja Źródło (przykład)", "", "Kłobuck", ""),
)


def keeper() -> Actor:
    """Whoever keeps the directory."""
    return actor_of(keeping())


def keeping() -> Person:
    """The person of a keeper."""
    return clerk(Role.DIRECTORY_KEEPER)


def table(
    *rows: Sequence[str],
    header: Sequence[str] = HEADER,
    separator: str = ";",
    encoding: str = "utf-8",
) -> bytes:
    """A CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([header, *(rows or ROWS)])
    return text.getvalue().encode(encoding)


def workbook(*rows: Sequence[Any], header: Sequence[Any] = HEADER, sheet: str = "Baza") -> Workbook:
    """A workbook with one sheet."""
    book = Workbook()
    page = book.active
    page.title = sheet
    for row in (header, *(rows or ROWS)):
        page.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def uploaded(content: bytes, actor: Actor | None = None, filename: str = "baza.csv") -> Import:
    """A file that was taken in."""
    return import_upload(content=content, filename=filename, actor=actor or keeper())


def checked(
    content: bytes,
    actor: Actor | None = None,
    *,
    overwrite: bool = False,
    source: str = "",
    columns: Sequence[str] | None = None,
) -> Import:
    """A file whose columns were guessed, and which the worker has checked."""
    who = actor or keeper()
    this = uploaded(content, who)
    again(this, who, overwrite=overwrite, source=source, columns=columns)
    this.refresh_from_db()
    return this


def again(
    this: Import,
    actor: Actor,
    *,
    overwrite: bool = False,
    source: str = "",
    columns: Sequence[str] | None = None,
) -> None:
    """Check a file, once more if it was checked."""
    import_check(
        this=this,
        columns=columns or this.columns,
        source=source,
        as_of=date(2026, 3, 1),
        overwrite=overwrite,
        actor=actor,
    )
    run_jobs()


def written(content: bytes, actor: Actor | None = None, **options: Any) -> Import:
    """A file that the worker has written, or has stopped at."""
    who = actor or keeper()
    this = checked(content, who, **options)
    import_write(this=this, actor=who)
    run_jobs()
    this.refresh_from_db()
    return this
