"""JSON Schema of a form's portable file, made from the form's definition."""

from typing import Any

from ccop.law.forms.base import (
    YEARS,
    Kind,
    Leaf,
    Part,
    by_year,
    is_table,
    kind_of,
    leaf_of,
    part_type,
)
from ccop.law.forms.labels import Labels
from ccop.law.forms.portable import FORMAT, MAX_ROWS, MAX_TEXT, ROW_ID

_HELD = {
    Kind.DATE: "date as DD.MM.YYYY or YYYY-MM-DD",
    Kind.AMOUNT: "PLN, at most two decimals after a comma or a point",
    Kind.QUANTITY: "number, with a comma or a point",
}


def schema(form: type[Part], labels: Labels) -> dict[str, Any]:
    """JSON Schema (2020-12) of the form's portable file.

    It allows unknown members everywhere, as readers do: they pass over them and say so.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{labels.form}: {labels.title['single'].rstrip('*')}",
        "type": "object",
        "required": ["format", "format_version", "form", "values"],
        "properties": {
            "format": {"const": FORMAT},
            "format_version": {"type": "integer", "minimum": 1},
            "form": {"const": labels.form},
            "made_at": {"type": "string", "format": "date-time"},
            "values": _group_schema(form, labels),
        },
    }


def _group_schema(part: type[Part], labels: Labels) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, info in part.model_fields.items():
        inner, leaf = part_type(info), leaf_of(info)
        if inner and is_table(info):
            members[name] = _table_schema(inner, labels)
        elif inner and (group := _group_schema(inner, labels))["properties"]:
            members[name] = group
        elif leaf and not leaf.fixed:
            members[name] = _leaf_schema(leaf, kind_of(info), labels)
            if by_year(info):
                members[name] = _years_schema(members[name])
    return {"type": "object", "properties": members}


def _table_schema(row: type[Part], labels: Labels) -> dict[str, Any]:
    group = _group_schema(row, labels)
    members = {"id": {"type": "string", "pattern": f"^{ROW_ID}$"}, **group["properties"]}
    items = {"type": "object", "required": ["id"], "properties": members}
    return {"type": "array", "maxItems": MAX_ROWS, "items": items}


def _leaf_schema(leaf: Leaf, kind: Kind, labels: Labels) -> dict[str, Any]:
    told: dict[str, Any] = {"title": labels.labels[leaf.label], "type": "string"}
    if leaf.choices:
        return told | {"enum": ["", *leaf.choices]}
    if leaf.refers:
        return told | {"description": f"id of a row of {leaf.refers}"}
    if kind in _HELD:
        told["description"] = _HELD[kind]
    return told | {"maxLength": MAX_TEXT}


def _years_schema(amount: dict[str, Any]) -> dict[str, Any]:
    """Amounts by the year of the task."""
    return {"type": "object", "properties": dict.fromkeys(YEARS, amount)}
