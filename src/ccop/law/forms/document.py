"""A draft as typed: a nested document of strings, changed by path and never by place.

All functions are pure: they return a new document and leave the given one as it was.
"""

import copy
from collections.abc import Mapping
from typing import Any

Document = dict[str, Any]


def get(document: Mapping[str, Any], path: str) -> str:
    """The text typed at a path, "" where there is none."""
    place: Any = document
    for step in path.split("."):
        place = _step(place, step)
        if place is None:
            return ""
    return place if isinstance(place, str) else ""


def put(document: Document, values: Mapping[str, str]) -> Document:
    """The document with these texts at these paths; a path into a row that is gone is left out."""
    changed = copy.deepcopy(document)
    for path, text in values.items():
        *way, name = path.split(".")
        place: Any = changed
        for step in way:
            place = place.setdefault(step, {}) if isinstance(place, dict) else _step(place, step)
            if place is None:
                break
        if isinstance(place, dict):
            place[name] = text
    return changed


def has_place(document: Mapping[str, Any], path: str) -> bool:
    """Whether a text can be put at a path: false for a path into a row that is gone."""
    place: Any = document
    for step in path.split(".")[:-1]:
        place = place.get(step, {}) if isinstance(place, dict) else _step(place, step)
    return isinstance(place, dict)


def rows(document: Mapping[str, Any], table: str) -> list[dict[str, Any]]:
    """The rows of a table in their order."""
    place: Any = document
    for step in table.split("."):
        place = _step(place, step)
    return place if isinstance(place, list) else []


def row(document: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """The row at a path such as "costs.k1", None where there is none."""
    table, _, row_id = path.rpartition(".")
    return next((found for found in rows(document, table) if found.get("id") == row_id), None)


def add_row(document: Document, table: str, row: Mapping[str, Any]) -> Document:
    """The document with a row (bearing a new id) at the end of a table."""
    changed = copy.deepcopy(document)
    _table(changed, table).append(dict(row))
    return changed


def remove_row(document: Document, table: str, row_id: str) -> Document:
    """The document without a row; a row already gone is no error."""
    changed = copy.deepcopy(document)
    kept = [row for row in _table(changed, table) if row.get("id") != row_id]
    _table(changed, table)[:] = kept
    return changed


def move_row(document: Document, table: str, row_id: str, *, onto: str) -> Document:
    """The document with a row taken to the place of the row `onto`, the others keeping order."""
    changed = copy.deepcopy(document)
    order = _table(changed, table)
    ids = [row.get("id") for row in order]
    if row_id in ids and onto in ids:
        order.insert(ids.index(onto), order.pop(ids.index(row_id)))
    return changed


def _table(document: Document, table: str) -> list[dict[str, Any]]:
    *way, name = table.split(".")
    place: Any = document
    for step in way:
        place = place.setdefault(step, {})
    found: list[dict[str, Any]] = place.setdefault(name, [])
    return found


def _step(place: Any, step: str) -> Any:
    if isinstance(place, dict):
        return place.get(step)
    if isinstance(place, list):
        return next((row for row in place if isinstance(row, dict) and row.get("id") == step), None)
    return None
