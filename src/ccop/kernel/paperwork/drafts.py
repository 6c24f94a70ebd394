"""Saving a draft: everything typed is kept, whatever it is and whoever typed it."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from ccop.kernel import clock
from ccop.kernel.paperwork.history import Past
from ccop.kernel.paperwork.models import Conflict, Draft, Revision
from ccop.kernel.people.actor import Actor
from ccop.law.forms import document as documents
from ccop.law.forms.changes import changes
from ccop.law.forms.merging import Clash, merge


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

    @property
    def path(self) -> str:
        """The path of the row."""
        return f"{self.table}.{self.row}"


@dataclass(frozen=True)
class Typed:
    """What a page sends: texts by path, and the revision of the draft the page was made from.

    `revisions` names the few paths that the page has saved or seen changed since.
    """

    values: Mapping[str, str]
    revision: int = 0
    revisions: Mapping[str, int] = field(default_factory=dict)
    change: RowChange | None = None


@dataclass(frozen=True)
class Choice:
    """Which text of a conflict stands from now on: the one that waits, or the field's."""

    conflict: int
    take: bool


@dataclass(frozen=True)
class Saved:
    """How a saving went."""

    draft: Draft
    conflicts: tuple[Conflict, ...]
    """Texts of this saving that met others in their fields; kept beside them."""
    row_stays: bool
    """The row to be removed was changed by somebody meanwhile, so it was left."""


def draft_new(*, form: str, document: documents.Document, actor: Actor) -> Draft:
    """A draft with what is known before anybody types."""
    draft = Draft(form=form, saved_by_id=actor.person)
    draft.document = document
    draft.save()
    return draft


def draft_save(*, draft: UUID, typed: Typed, choice: Choice | None = None, actor: Actor) -> Saved:
    """Put typed texts at their paths, change a row and settle a conflict, a revision each.

    A text whose field somebody else has changed since the page was opened becomes a conflict; the
    same text sent again is the same conflict. A conflict that is settled already, or another
    draft's, is passed over; a row that is gone comes back with the text that is taken.
    """
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft)
        past = Past(locked)
        document, clashes = _merged(locked.document, typed, past)
        conflicts = tuple(conflict_keep(locked, clash, actor) for clash in clashes)
        # The texts first: one typed into a row that goes with the same click is in the history.
        revise(locked, document, reason=Revision.Reason.TYPED, actor=actor)
        removal = typed.change if typed.change and typed.change.kind == "remove" else None
        row_stays = removal is not None and _changed_meanwhile(document, removal, typed, past)
        if typed.change and not row_stays:
            changed = _changed(document, typed.change)
            revise(locked, changed, reason=Revision.Reason.TYPED, actor=actor)
        if choice:
            _settle(locked, choice, actor)
    return Saved(locked, conflicts, row_stays)


def draft_keep_aside(*, draft: UUID, typed: Typed, actor: Actor) -> tuple[Conflict, ...]:
    """Keep texts typed on a page of a draft that may not change any more, each beside its field.

    Texts left as the page showed them were not typed and are not kept.
    """
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft)
        document, clashes = _merged(locked.document, typed, Past(locked))
        kept = [
            Clash(change.path, str(change.before or ""), str(change.after or ""))
            for change in changes(locked.document, document)
        ]
        return tuple(conflict_keep(locked, clash, actor) for clash in (*kept, *clashes))


def draft_replace(*, draft: UUID, document: documents.Document, actor: Actor) -> Draft:
    """Make this the draft's document, as one revision that can be taken back like any other."""
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft)
        revise(locked, document, reason=Revision.Reason.TYPED, actor=actor)
    return locked


def draft_restore(*, draft: UUID, number: int, actor: Actor) -> Draft:
    """Bring back the document of an earlier revision; what was changed since stays in the history.

    Raises Revision.DoesNotExist for a number the draft never had.
    """
    with transaction.atomic():
        locked = Draft.objects.select_for_update().get(pk=draft)
        document = Past(locked).document_at(number)
        revise(locked, document, reason=Revision.Reason.RESTORED, actor=actor)
    return locked


def revise(
    draft: Draft, document: documents.Document, *, reason: Revision.Reason, actor: Actor
) -> None:
    """Write a locked draft's next revision; nothing is written where nothing has changed."""
    made = changes(draft.document, document)
    if not made:
        return
    draft.document = document
    draft.revision += 1
    draft.saved_at = clock.now()
    draft.saved_by_id = actor.person
    draft.save()
    revision = Revision(
        draft=draft, number=draft.revision, at=draft.saved_at, person_id=actor.person, reason=reason
    )
    revision.changes = made
    revision.save()


def _merged(
    document: documents.Document, typed: Typed, past: Past
) -> tuple[documents.Document, list[Clash]]:
    """Merge the paths of each revision the page speaks of against the document it showed then."""
    by_revision: dict[int, dict[str, str]] = defaultdict(dict)
    for path, text in typed.values.items():
        by_revision[typed.revisions.get(path, typed.revision)][path] = text
    clashes: list[Clash] = []
    for number, values in by_revision.items():
        merged = merge(
            shown=past.shown(number),
            current=document,
            typed=values,
            stood=partial(past.stood, since=number),
        )
        document = merged.document
        clashes += merged.clashes
    return document, clashes


def _changed_meanwhile(
    document: documents.Document, removal: RowChange, typed: Typed, past: Past
) -> bool:
    """Whether the row differs from what its page showed and what was typed there."""
    shown = past.shown(typed.revision)
    mine = {
        path: text
        for path, text in typed.values.items()
        if path.startswith(f"{removal.path}.") and text != documents.get(shown, path)
    }
    mine_too = documents.put(shown, mine)
    return documents.row(document, removal.path) != documents.row(mine_too, removal.path)


def conflict_keep(draft: Draft, clash: Clash, actor: Actor) -> Conflict:
    """Keep a text that met another one in its field; the same text sent again is the same
    conflict, and who types on in the field has one conflict, with the text typed last."""
    texts = json.dumps([clash.base, clash.typed])
    mine = Q(path=clash.path, person=actor.person, settled_at=None)
    for earlier in draft.conflicts.filter(mine):
        if earlier.texts == texts:
            return earlier
        if earlier.base == clash.base:
            _close(earlier, actor, taken=False)
    return Conflict.objects.create(
        draft=draft, path=clash.path, texts=texts, person_id=actor.person
    )


def _settle(draft: Draft, choice: Choice, actor: Actor) -> None:
    settled = draft.conflicts.filter(pk=choice.conflict, settled_at=None).first()
    if settled is None:
        return
    if choice.take:
        document = draft.document
        if not documents.has_place(document, settled.path):
            document = _with_row_back(document, settled.path, Past(draft))
        document = documents.put(document, {settled.path: settled.typed})
        revise(draft, document, reason=Revision.Reason.SETTLED, actor=actor)
    _close(settled, actor, taken=choice.take)


def conflict_drop(conflict: Conflict, actor: Actor) -> None:
    """Settle a conflict whose field the form does not have any more; the text stays on record."""
    _close(conflict, actor, taken=False)


def _close(conflict: Conflict, actor: Actor, *, taken: bool) -> None:
    conflict.settled_at, conflict.settled_by_id = clock.now(), actor.person
    conflict.taken = taken
    conflict.save()


def _with_row_back(document: documents.Document, path: str, past: Past) -> documents.Document:
    gone = past.last_row(path)
    if gone is None:
        return document
    table, row = gone
    return documents.add_row(document, table, row)


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
