"""A file of organisations: taken in, its columns named, and its check and writing ordered."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from ccop.directory.importing.mapping import IDENTIFYING, guessed
from ccop.directory.importing.models import Import
from ccop.directory.importing.reading import LABELS
from ccop.directory.importing.record import finding, record
from ccop.directory.importing.sheets import (
    MAX_BYTES,
    MAX_COLUMNS,
    SAMPLES,
    BadFile,
    merged_cells,
    rows,
    shape_of,
)
from ccop.directory.importing.tasks import check, write
from ccop.kernel import clock
from ccop.kernel.files.services import open_stored, store
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused

_MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@transaction.atomic
def import_upload(*, content: bytes, filename: str, actor: Actor) -> Import:
    """Take a file in. Raises Refused for one that is too large or cannot be read."""
    if len(content) > MAX_BYTES:
        raise Refused(
            finding(
                "IMPORT-1",
                _("The file is larger than %(size)s MB.") % {"size": MAX_BYTES // 1024 // 1024},
                _("Divide it into several files."),
            )
        )
    try:
        shape = shape_of(content)
        this = Import(
            file=store(content, media_type=_MEDIA[shape.kind]),
            filename=filename,
            kind=shape.kind,
            encoding=shape.encoding,
            separator=shape.separator,
            sheets=list(shape.sheets),
            as_of=clock.today(),
            by_id=actor.signed_in,
        )
        _look_at(this, shape.sheets[0] if shape.sheets else "")
    except BadFile as bad:
        raise Refused(finding("IMPORT-1", bad.message, bad.remedy)) from bad
    this.save()
    record("import.uploaded", this, actor, file=this.file_id)
    return this


@transaction.atomic
def import_sheet(*, this: Import, sheet: str, actor: Actor) -> None:
    """Read another sheet of the workbook. Raises Refused where it cannot be read."""
    locked = Import.objects.select_for_update().get(pk=this.pk)
    if not locked.may_be_mapped:
        raise Refused(
            finding(
                "IMPORT-5",
                _("The file is being worked on, or is in the directory already."),
                _("Open its page to see how it stands."),
            )
        )
    try:
        _look_at(locked, sheet)
    except BadFile as bad:
        raise Refused(finding("IMPORT-1", bad.message, bad.remedy)) from bad
    locked.state = Import.State.UPLOADED
    locked.save()
    record("import.sheet", locked, actor)


@transaction.atomic
def import_check(
    *,
    this: Import,
    columns: Sequence[str],
    source: str,
    as_of: date,
    overwrite: bool,
    actor: Actor,
) -> None:
    """Say what the columns tell and order the check; while the worker has it, nothing happens.

    Raises Refused where no column tells whose rows these are, or two tell the same.
    """
    told = Counter(column for column in columns if column)
    twice = [str(LABELS[column]) for column, count in told.items() if count > 1]
    if twice:
        raise Refused(
            finding(
                "IMPORT-2",
                _("Two columns tell the same: %(names)s.") % {"names": ", ".join(twice)},
                _("Leave one of them out."),
            )
        )
    if not IDENTIFYING & set(told):
        raise Refused(
            finding(
                "IMPORT-2",
                _("No column tells whose rows these are."),
                _("Choose the column with the name, KRS, NIP or REGON."),
            )
        )
    locked = Import.objects.select_for_update().get(pk=this.pk)
    if not locked.may_be_mapped:
        return
    locked.columns, locked.source, locked.as_of = list(columns), source, as_of
    locked.overwrite = overwrite
    locked.state, locked.read, locked.problem = Import.State.CHECKING, 0, ""
    locked.save()
    record("import.check", locked, actor)
    check.defer(this=str(locked.pk))


@transaction.atomic
def import_write(*, this: Import, actor: Actor) -> None:
    """Order the writing of what was checked; ordered twice it is written once.

    Raises Refused where there is nothing to write, or a row is wrong.
    """
    locked = Import.objects.select_for_update().get(pk=this.pk)
    if locked.state in {Import.State.WRITING, Import.State.DONE}:
        return
    if not locked.may_be_written:
        raise Refused(
            finding(
                "IMPORT-3",
                _("This file cannot be written as it is."),
                _("Mend the wrong rows in it, or check it again."),
            )
        )
    locked.state = Import.State.WRITING
    locked.save()
    record("import.write", locked, actor)
    write.defer(this=str(locked.pk), person=str(actor.signed_in))


def _look_at(this: Import, sheet: str) -> None:
    """Header and first rows of a sheet, and what its columns seem to tell. Raises BadFile."""
    if this.kind == "xlsx":
        with open_stored(this.file) as stream:
            if merged := merged_cells(stream, sheet):
                raise BadFile(
                    _("Cells of the sheet “%(sheet)s” are joined: %(cells)s.")
                    % {"sheet": sheet, "cells": merged},
                    _("Divide them, so that every row has its own values."),
                )
    with open_stored(this.file) as stream:
        first = list(islice(rows(stream, this.shape, sheet), SAMPLES + 1))
    if len(first) < 2:  # a header and a row
        raise BadFile(
            _("There is a header only, or nothing at all."), _("Choose a file with rows.")
        )
    header = first[0]
    if len(header.cells) > MAX_COLUMNS:
        raise BadFile(
            _("The file has more than %(columns)s columns.") % {"columns": MAX_COLUMNS},
            _("Leave out those that nobody needs."),
        )
    this.sheet = sheet
    this.header = [" ".join(title.split()) for title in header.cells]
    this.samples = [row.cells for row in first[1:]]
    this.columns = guessed(this.header)
