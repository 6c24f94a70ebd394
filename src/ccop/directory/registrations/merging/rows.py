"""Rows that a merger writes: what each column was before and after, and the way back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields.ranges import RangeField
from django.db import IntegrityError, transaction
from django.db.models import Field, GeneratedField, Model, QuerySet
from pydantic_core import to_jsonable_python

Changed = dict[str, Any]
"""``model``, ``pk`` and ``column`` of what was changed since."""
_UNTOLD = {"changed_at"}
"""When a row was last changed is not put back: it is changed by that."""
Entry = dict[str, Any]
"""``model``, ``pk`` and ``columns``, each with its value before and after as JSON."""


def rewrite(row: Model, columns: Mapping[str, Any]) -> list[Entry]:
    """Write columns of a row; the entry that tells of it, none when nothing changed."""
    before = frozen(row)
    for name, value in columns.items():
        setattr(row, name, value)
    if columns:
        row.save(update_fields=list(columns))
    return difference(row, before)


def frozen(row: Model) -> dict[str, Any]:
    """The columns of a row as JSON, as the database has them."""
    row.refresh_from_db()
    return {field.attname: _json(field, row) for field in _fields(row)}


def difference(row: Model, before: Mapping[str, Any]) -> list[Entry]:
    """The entry of what changed in a row since `before`, none when nothing did."""
    after = frozen(row)
    changed = {name: [was, after[name]] for name, was in before.items() if was != after[name]}
    if not changed:
        return []
    return [{"model": row._meta.label, "pk": to_jsonable_python(row.pk), "columns": changed}]


def restore(entries: Iterable[Entry]) -> Iterator[Changed]:
    """Put rows back, last written first; answers what somebody has changed since, which stays."""
    for entry in reversed(list(entries)):
        model, columns = apps.get_model(entry["model"]), entry["columns"]
        row: Model | None = QuerySet(model).select_for_update().filter(pk=entry["pk"]).first()
        back = _put_back(row, columns) if row else set()
        for name in columns.keys() - back:
            yield {"model": entry["model"], "pk": entry["pk"], "column": name}


def _put_back(row: Model, columns: Mapping[str, list[Any]]) -> set[str]:
    back = _way_back(frozen(row), columns)
    fields = {field.attname: field for field in _fields(row)}
    for name, value in back.items():
        setattr(row, name, fields[name].to_python(value))
    return set(back) if _saved(row, back.keys()) else set()


def _way_back(now: Mapping[str, Any], columns: Mapping[str, list[Any]]) -> dict[str, Any]:
    """The columns that can be put back, with their values; of an object its keys one by one."""
    back = {}
    for name, (was, after) in columns.items():
        if now[name] == after:
            back[name] = was
        elif isinstance(now[name], dict):
            ours = {key for key in after if after[key] != was.get(key)}
            same = {key for key in ours if now[name].get(key) == after[key]}
            kept = {key: value for key, value in now[name].items() if key not in same}
            back[name] = kept | {key: was[key] for key in same if key in was}
    return back


def _saved(row: Model, columns: Iterable[str]) -> bool:
    """Whether the row could be written: a later one may stand in its way."""
    try:
        with transaction.atomic():
            row.save(update_fields=columns)
    except IntegrityError:
        return False
    return True


def _fields(row: Model) -> "list[Field[Any, Any]]":
    return [
        field
        for field in row._meta.local_fields
        if not isinstance(field, GeneratedField) and field.name not in _UNTOLD
    ]


def _json(field: "Field[Any, Any]", row: Model) -> Any:
    value = field.value_from_object(row)
    if value is not None and isinstance(field, RangeField):
        return field.value_to_string(row)
    return to_jsonable_python(value)
