"""Saving a draft: everything typed is kept, whatever it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from ccop.kernel import clock
from ccop.kernel.paperwork.models import Draft
from ccop.kernel.people.actor import Actor
from ccop.law.forms import document as documents


@dataclass(frozen=True)
class RowChange:
    """What a button of a table asks for: a row added, removed or moved one place.

    `values` of a new row are its first contents, for example the year of the table it is added to.
    """

    kind: str
    table: str
    row: str = ""
    onto: str = ""
    values: Mapping[str, str] | None = None


def draft_new(*, form: str, document: documents.Document, actor: Actor) -> Draft:
    """A draft with what is known before anybody types."""
    draft = Draft(form=form, saved_by_id=actor.person)
    draft.document = document
    draft.save()
    return draft


def draft_save(
    *, draft: UUID, values: Mapping[str, str], change: RowChange | None = None, actor: Actor
) -> Draft:
    """Put typed texts at their paths and carry out the change of a row, as one revision."""
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft)
        document = documents.put(locked.document, values)
        locked.document = _changed(document, change) if change else document
        locked.revision += 1
        locked.saved_at = clock.now()
        locked.saved_by_id = actor.person
        locked.save()
    return locked


def _changed(document: documents.Document, change: RowChange) -> documents.Document:
    match change.kind:
        case "add":
            row: dict[str, Any] = {"id": change.row or uuid4().hex[:8], **(change.values or {})}
            return documents.add_row(document, change.table, row)
        case "remove":
            return documents.remove_row(document, change.table, change.row)
        case "move":
            return documents.move_row(document, change.table, change.row, onto=change.onto)
    raise ValueError(f"no such change of a row: {change.kind}")
