"""What lies between two documents of a form, so that a history keeps changes and not copies.

A change speaks of one path: a leaf (its text before and after), a row (its whole content, None
where it did not exist), or a table (the ids of its rows in their order). Read the other way round
it undoes itself.
"""

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ccop.law.forms.document import Document

Value = str | Mapping[str, Any] | Sequence[str] | None


@dataclass(frozen=True)
class Change:
    """One path, before and after."""

    path: str
    before: Value
    after: Value

    @property
    def undone(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.path, self.after, self.before)


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Everything that differs: rows that come and go, then texts, then the order of tables.

    An empty group or table is the same as none.
    """
    comparison = _Comparison()
    comparison.groups(old, new, "")
    return comparison.rows + comparison.texts + comparison.orders


def apply(document: Mapping[str, Any], made: Iterable[Change]) -> Document:
    """The document after the changes; what a change speaks of and is gone is passed over."""
    changed = copy.deepcopy(dict(document))
    for change in made:
        match change.before, change.after:
            case (dict(), None) | (None, dict()):
                _row(changed, change)
            case (list(), _) | (_, list()):
                _order(changed, change)
            case _:
                _text(changed, change)
    return changed


def undo(document: Mapping[str, Any], made: Sequence[Change]) -> Document:
    """The document as it was before the changes.

    Rows are put back before texts and orders are, whichever way the changes are read.
    """
    backwards = [change.undone for change in made]
    return apply(document, backwards)


class _Comparison:
    def __init__(self) -> None:
        self.rows: list[Change] = []
        self.texts: list[Change] = []
        self.orders: list[Change] = []

    def groups(self, old: Mapping[str, Any], new: Mapping[str, Any], prefix: str) -> None:
        for name in dict.fromkeys((*old, *new)):
            before, after, path = old.get(name), new.get(name), f"{prefix}{name}"
            if isinstance(before, list) or isinstance(after, list):
                self.tables(before or [], after or [], path)
            elif isinstance(before, dict) or isinstance(after, dict):
                self.groups(before or {}, after or {}, f"{path}.")
            elif before != after:
                self.texts.append(Change(path, before, after))

    def tables(self, before: list[Any], after: list[Any], path: str) -> None:
        old = {row["id"]: row for row in before}
        new = {row["id"]: row for row in after}
        self.rows += [Change(f"{path}.{key}", old[key], None) for key in old if key not in new]
        self.rows += [Change(f"{path}.{key}", None, new[key]) for key in new if key not in old]
        for key, row in old.items():
            if key in new:
                self.groups(row, new[key], f"{path}.{key}.")
        if list(old) != list(new):
            self.orders.append(Change(path, list(old), list(new)))


def _row(document: Document, change: Change) -> None:
    path, _, key = change.path.rpartition(".")
    *way, name = path.split(".")
    place = _place(document, way)
    if place is None:
        return
    table = place.setdefault(name, [])
    table[:] = [row for row in table if row["id"] != key]
    if change.after is not None:
        table.append(copy.deepcopy(change.after))


def _order(document: Document, change: Change) -> None:
    *way, name = change.path.split(".")
    place = _place(document, way)
    order = change.after
    if place is not None and name in place and isinstance(order, list):
        known = {key: number for number, key in enumerate(order)}
        place[name].sort(key=lambda row: known.get(row["id"], len(known)))


def _text(document: Document, change: Change) -> None:
    *way, name = change.path.split(".")
    place = _place(document, way)
    if place is None:
        return
    if change.after is None:
        place.pop(name, None)
    else:
        place[name] = change.after


def _place(document: Document, way: Sequence[str]) -> dict[str, Any] | None:
    place: Any = document
    for step in way:
        if isinstance(place, list):
            place = next((row for row in place if row["id"] == step), None)
        elif isinstance(place, dict):
            place = place.setdefault(step, {})
        else:
            return None
    return place if isinstance(place, dict) else None
