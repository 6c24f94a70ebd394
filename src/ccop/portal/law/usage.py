"""Where the portal itself uses a rule, found in the imports of the source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import ccop
from ccop.law import rules
from ccop.law.rule import Rule, all_rules
from ccop.law.sources import Definition, definition, reached

_SOURCE = Path(ccop.__file__).parent
_LAW, _RULES = "ccop.law.", f"{rules.__name__}."
ROOMS: dict[str, Promise] = {
    "grants.competitions": _("Grant competitions"),
    "grants.offers": _("Offers"),
    "kernel.parties": _("Data of the organisation"),
}
"""What people call the rooms that ask the law."""


def places_of(rule: Rule[..., Any]) -> list[str]:
    """Rooms in which the rule is used, by their names, the room's own where it has none here.

    It is where its function, or a rule that reaches it, is imported: by the room, or by a part of
    the law that the room imports.
    """
    own = definition(rule)
    rooms = {
        room
        for other in all_rules().values()
        if own in reached(definition(other))
        for room in _rooms().get(definition(other), ())
    }
    return sorted(str(ROOMS.get(room, room)) for room in rooms)


@cache
def _rooms() -> dict[Definition, set[str]]:
    """Rooms that come to each definition of the rules."""
    importers: dict[str, set[str]] = {}
    taken: dict[Definition, set[str]] = {}
    for module, what in _imports():
        importers.setdefault(what.module, set()).add(module)
        if what.module.startswith(_RULES):
            taken.setdefault(what, set()).add(module)
    return {what: _outside(modules, importers) for what, modules in taken.items()}


def _outside(modules: set[str], importers: dict[str, set[str]]) -> set[str]:
    """Rooms among these modules, and those that import parts of the law among them."""
    found, seen, waiting = set(), set(), [*modules]
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        if not module.startswith(_LAW):
            found.add(".".join(module.split(".")[1:3]))
        elif not module.startswith(_RULES):
            waiting += importers.get(module, ())
    return found


def _imports() -> Iterator[tuple[str, Definition]]:
    """What modules of ours import by name from the law."""
    for path in sorted(_SOURCE.rglob("*.py")):
        text = path.read_text("utf-8")
        if "from ccop.law" not in text:
            continue
        module = ".".join(["ccop", *path.relative_to(_SOURCE).with_suffix("").parts])
        for node in ast.parse(text).body:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ccop.law"):
                yield from (
                    (module, Definition(str(node.module), each.name)) for each in node.names
                )
