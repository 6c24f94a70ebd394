"""What a step's form posts: texts of fields, the revision it shows, the button that was pressed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.http import QueryDict

from ccop.kernel.paperwork.drafts import Choice, RowChange, Typed

REVISION = "revision"
"""Name of the field that says which revision of the draft the page was made from; with a colon and
a path after it, which one a single field has seen since."""
_REVISION_DIGITS = 9


@dataclass(frozen=True)
class Shelved:
    """A button at a field with texts of the party's library: `text` is the id of the one to be put
    into the field, 0 where the field's own text is to be kept in the library."""

    path: str
    text: int


@dataclass(frozen=True)
class Posted:
    """A post read. `anchor` is the row to go to after a change of rows; `choice` settles a
    conflict; `shelved` uses the party's library."""

    typed: Typed
    anchor: str
    choice: Choice | None
    go_on: bool
    leave: bool
    shelved: Shelved | None = None


def posted(data: QueryDict, takes: Callable[[str], bool], group_leaf: dict[str, str]) -> Posted:
    """Take the fields that `takes` knows and the button; anything else in the post is left alone.

    Buttons are named ``do``: ``next``, ``save``, ``leave``, ``add:<table>:<group>``,
    ``remove:<row>``, ``up:<row>:<other row's id>``, ``down:<row>:<other row's id>``,
    ``take:<conflict>``, ``pass:<conflict>``, ``insert:<text>:<field>``, ``keep:<field>``.
    `group_leaf` names the leaf of a new row that takes
    the group's value. A line ends with a line feed, however
    a browser or a script has sent it.
    """
    values = {path: _text(data[path]) for path in data if takes(path)}
    revisions = {
        path: _number(data[f"{REVISION}:{path}"]) for path in values if f"{REVISION}:{path}" in data
    }
    verb, _, rest = data.get("do", "save").partition(":")
    change, anchor = _change(verb, rest, group_leaf)
    typed = Typed(values, _number(data.get(REVISION)), revisions, change)
    choice = Choice(_number(rest), take=verb == "take") if verb in {"take", "pass"} else None
    shelved = _shelved(verb, rest, values)
    return Posted(
        typed, anchor, choice, go_on=verb == "next", leave=verb == "leave", shelved=shelved
    )


def _shelved(verb: str, rest: str, values: Mapping[str, str]) -> Shelved | None:
    text, _, path = rest.partition(":") if verb == "insert" else ("0", "", rest)
    known = verb in {"insert", "keep"} and path in values
    return Shelved(path, _number(text)) if known else None


def _text(sent: object) -> str:
    return str(sent).replace("\r\n", "\n").replace("\r", "\n")


def _number(sent: object) -> int:
    """A revision as sent; what is none counts as the draft's beginning, where nobody has typed."""
    text = str(sent or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _REVISION_DIGITS else 0


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
