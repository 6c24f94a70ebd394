"""Bringing content into a draft from elsewhere, a file or an earlier paper, as one saving."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.db import transaction

from ccop.kernel.paperwork.drafts import Saved, conflict_keep, revise
from ccop.kernel.paperwork.history import Past
from ccop.kernel.paperwork.models import Draft, Revision
from ccop.kernel.people.actor import Actor
from ccop.law.forms import document as documents
from ccop.law.forms.changes import Change, apply, changes
from ccop.law.forms.document import Document
from ccop.law.forms.merging import merge


def draft_bring(
    *,
    draft: UUID,
    revision: int,
    bring: Callable[[Document], Document],
    reason: Revision.Reason,
    actor: Actor,
) -> Saved:
    """Change the draft as `bring` changes the document of the revision that the person has seen.

    What others have saved since then stays: a text that meets theirs becomes a conflict, a row they
    changed is not removed. The same bringing again, by a second click, changes nothing.
    """
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft)
        past = Past(locked)
        shown = past.shown(revision)
        made = changes(shown, bring(shown))
        merged = merge(
            shown=shown,
            current=locked.document,
            typed={change.path: str(change.after or "") for change in made if _is_text(change)},
            stood=partial(past.stood, since=revision),
        )
        document, row_stays = merged.document, False
        for change in made:
            if _is_row(change):
                document, stays = _with_row(document, change)
                row_stays = row_stays or stays
        orders = [change for change in made if not _is_row(change) and not _is_text(change)]
        conflicts = tuple(conflict_keep(locked, clash, actor) for clash in merged.clashes)
        revise(locked, apply(document, orders), reason=reason, actor=actor)
    return Saved(locked, conflicts, row_stays)


def _is_text(change: Change) -> bool:
    return all(isinstance(side, str | None) for side in (change.before, change.after))


def _is_row(change: Change) -> bool:
    return isinstance(change.before, dict) or isinstance(change.after, dict)


def _with_row(document: Document, change: Change) -> tuple[Document, bool]:
    """The document with a row that comes or goes, and whether one to go stays: it was changed."""
    table, _, row_id = change.path.rpartition(".")
    stands = documents.row(document, change.path)
    if isinstance(change.after, dict):
        return (document if stands else documents.add_row(document, table, change.after)), False
    if stands is not None and stands != change.before:
        return document, True
    return documents.remove_row(document, table, row_id), False
