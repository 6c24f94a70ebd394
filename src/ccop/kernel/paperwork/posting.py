"""What a step's form posts: texts of fields, and the button that was pressed."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import uuid4

from django.http import QueryDict

from ccop.kernel.paperwork.drafts import RowChange


@dataclass(frozen=True)
class Posted:
    """A post read. `anchor` is the row to go to after a change of rows."""

    values: dict[str, str]
    change: RowChange | None
    anchor: str
    go_on: bool
    leave: bool


def posted(data: QueryDict, paths: Collection[str], group_leaf: dict[str, str]) -> Posted:
    """Take the fields of the page and its button; anything else in the post is left alone.

    Buttons are named ``do``: ``next``, ``save``, ``leave``, ``add:<table>:<group>``,
    ``remove:<row>``, ``up:<row>:<other row's id>``, ``down:<row>:<other row's id>``. `group_leaf`
    names the leaf of a new row that takes the group's value.
    """
    values = {path: str(data[path]) for path in paths if path in data}
    verb, _, rest = data.get("do", "save").partition(":")
    change, anchor = _change(verb, rest, group_leaf)
    return Posted(values, change, anchor, go_on=verb == "next", leave=verb == "leave")


def _change(verb: str, rest: str, group_leaf: dict[str, str]) -> tuple[RowChange | None, str]:
    target, _, other = rest.partition(":")
    table, _, row = target.rpartition(".")
    match verb:
        case "add" if target in group_leaf:
            new = uuid4().hex[:8]
            values = {group_leaf[target]: other} if group_leaf[target] and other else {}
            return RowChange("add", target, new, values=values), f"row-{new}"
        case "remove" if table in group_leaf:
            return RowChange("remove", table, row), table
        case "up" | "down" if table in group_leaf:
            return RowChange("move", table, row, onto=other), f"row-{row}"
    return None, ""
