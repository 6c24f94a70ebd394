"""What a rule is made of, read from its source: definitions it reaches, parameters it names.

So no list beside the code can tell another story. A rule reaches whatever its function names, and
what that names in turn, in its own module and in other modules of rules.
"""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from ccop.law import rules
from ccop.law.parameters import Table
from ccop.law.rule import Rule

_RULES = f"{rules.__name__}."


@dataclass(frozen=True)
class Definition:
    """A function, class or constant of a module."""

    module: str
    name: str


@dataclass(frozen=True)
class Module:
    """What a module defines at its top, and what it imports by name."""

    defined: Mapping[str, ast.stmt]
    imported: Mapping[str, Definition]


def parse(text: str) -> Module:
    """A module from its text."""
    defined: dict[str, ast.stmt] = {}
    imported: dict[str, Definition] = {}
    for node in ast.parse(text).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                defined[name] = node
            case ast.Assign(targets=targets):
                defined.update((each.id, node) for each in targets if isinstance(each, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                defined[name] = node
            case ast.ImportFrom(module=str(source), names=names):
                imported.update(
                    (each.asname or each.name, Definition(source, each.name)) for each in names
                )
    return Module(defined, imported)


def definition(rule: Rule[..., Any]) -> Definition:
    """The function of a rule."""
    function = inspect.unwrap(rule.function)
    return Definition(function.__module__, function.__name__)


@cache
def reached(start: Definition) -> frozenset[Definition]:
    """A definition of the modules of rules with all that it reaches there."""
    found: set[Definition] = set()
    waiting = [start]
    while waiting:
        this = waiting.pop()
        if this in found or this.name not in _module(this.module).defined:
            continue
        found.add(this)
        waiting += _named(this)
    return frozenset(found)


def parameters_of(rule: Rule[..., Any], table: Table) -> list[str]:
    """Codes of the parameters that a rule may ask for, in the order of the alphabet.

    A code written in parts, ``law[f"template.{paper}"]``, stands for every code that the texts
    among its definitions can make of it, or for all that fit where none can.
    """
    nodes = [node for each in reached(definition(rule)) for node in ast.walk(_statement(each))]
    texts = {
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    found = texts & set(table.by_code)
    for node in nodes:
        if isinstance(node, ast.JoinedStr) and (pattern := _pattern(node)):
            fitting = {code: pattern.fullmatch(code) for code in table.by_code}
            whole = {code for code, match in fitting.items() if match}
            made = {code for code in whole if texts >= set(fitting[code].groups())}  # type: ignore[union-attr]
            found |= made or whole
    return sorted(found)


def counts_days(rule: Rule[..., Any]) -> bool:
    """Whether a rule asks the calendar of days off."""
    return any(
        isinstance(node, ast.Attribute) and node.attr == "calendar"
        for each in reached(definition(rule))
        for node in ast.walk(_statement(each))
    )


@cache
def _module(name: str) -> Module:
    return parse(inspect.getsource(import_module(name)))


def _statement(what: Definition) -> ast.stmt:
    return _module(what.module).defined[what.name]


def _named(what: Definition) -> Iterator[Definition]:
    module = _module(what.module)
    for node in _inside(_statement(what)):
        if isinstance(node, ast.Name):
            if node.id in module.defined:
                yield Definition(what.module, node.id)
            elif (foreign := module.imported.get(node.id)) and foreign.module.startswith(_RULES):
                yield foreign


def _inside(statement: ast.stmt) -> Iterable[ast.AST]:
    """The nodes of a statement but its decorators, which say when a rule is asked, not how."""
    if isinstance(statement, ast.FunctionDef):
        parts: list[ast.AST] = [statement.args, *statement.body]
        return (node for part in parts for node in ast.walk(part))
    return ast.walk(statement)


def _pattern(node: ast.JoinedStr) -> re.Pattern[str] | None:
    """The codes that an f-string can make; None where it names no family of them."""
    first = node.values[0]
    if not (isinstance(first, ast.Constant) and re.match(r"[a-z_]+\.", str(first.value))):
        return None
    return re.compile(
        "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"
            for part in node.values
        )
    )
