"""Names in strings obey the import arrow too; the import linter does not see them.

A string names a room when it is a model ("cases.Case"), an address ("cases:mine",
"account_login"), a template ("cases/mine.html") or a library of tags. A room may name itself, the
rooms before it in the list of settings, and the kernel; grants and portal never name each other,
the law names nobody.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.urls import URLResolver, get_resolver

from tests.house.source import LAW, SOURCE, name, python_files, room_of, rooms, tree

MODEL = re.compile(r"([a-z_]+)\.[A-Za-z]\w*")
ADDRESS = re.compile(r"[a-z_]+(:[a-z_]+)?")
TEMPLATE = re.compile(r"([a-z_]+)/[\w/{}.-]+\.(?:html|txt)")
TAG = re.compile(r"{%-?\s*(\w+)\s+([^%]*?)\s*-?%}")
QUOTED = re.compile(r"[\"']([^\"']+)[\"']")
WINGS = {"grants", "portal"}
FOLDERS = {"account": "people", "mfa": "people", "usersessions": "people", "django": "ui"}
"""Folders of templates of libraries, by the room that has taken them over."""
LATER = {
    ("ui", "people"): "the header links to signing in where somebody can sign in (url_or_none)",
    ("people", "parties"): "signing in links to the invented people where there are some "
    "(url_or_none)",
    ("parties", "notices"): "the page of the invented people links to their letters where letters "
    "are kept (url_or_none)",
}
"""Rooms that may name an address of a later one, since its page may be missing: why."""


@dataclass(frozen=True)
class Naming:
    """A place in the source where a room names another by a string."""

    place: str
    own: str
    named: str
    optional: bool
    """Whether the page names an address that may be missing."""


def test_names_in_strings_follow_the_import_arrow() -> None:
    wrong = [
        f"{naming.place}: {naming.own} names {naming.named}"
        for naming in namings()
        if not may(naming.own, naming.named)
        and not (naming.optional and (naming.own, naming.named) in LATER)
    ]
    assert not wrong


def test_every_exemption_is_needed() -> None:
    assert {(naming.own, naming.named) for naming in namings() if naming.optional} >= set(LATER)


def test_migrations_wait_only_for_rooms_before_their_own() -> None:
    migrations = MigrationLoader(None).disk_migrations
    waiting = [
        (own, other)
        for (own, _), migration in migrations.items()
        for other, _ in [
            *migration.dependencies,
            *((later, "") for later, _ in migration.run_before),
        ]
        if own in rooms() and other in rooms()
    ]
    assert ("offers", "competitions") in waiting
    assert not [(own, other) for own, other in waiting if not may(own, other)]


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ("cases", "parties"),  # a foreign key
        ("offers", "competitions"),
        ("reports", "cases"),  # an included template
        ("pages", "reports"),  # an address in a template
        ("people", "ui"),  # a library of tags
    ],
)
def test_the_test_reads_names_of_every_sort(own: str, named: str) -> None:
    assert (own, named) in {(naming.own, naming.named) for naming in namings()}


def test_the_arrow_is_the_one_of_the_house() -> None:
    assert may("offers", "competitions")
    assert may("pages", "reports")
    assert may("config", "offers")
    assert not may("competitions", "offers")
    assert not may("reports", "pages")
    assert not may("cases", "paperwork")
    assert not may("reports", "competitions")
    assert not may("competitions", "reports")
    assert not may("law", "clock")


def may(own: str, named: str) -> bool:
    """Whether a room may know another."""
    order = ["law", *rooms(), "config"]
    if {_wing(own), _wing(named)} == WINGS:
        return False
    return order.index(named) <= order.index(own)


def _wing(label: str) -> str:
    return rooms()[label].relative_to(SOURCE).parts[0] if label in rooms() else label


def namings() -> Iterator[Naming]:
    """Every naming in Python and in templates, of rooms of ours only."""
    for path in python_files():
        own = _owner(path)
        for line, named in _in_python(tree(path)):
            yield Naming(f"{name(path)}:{line}", own, named, optional=False)
    for ending in ("html", "txt"):
        for path in sorted(SOURCE.rglob(f"templates/**/*.{ending}")):
            for line, named, optional in _in_template(path.read_text("utf-8")):
                yield Naming(f"{name(path)}:{line}", _owner(path), named, optional)


def _owner(path: Path) -> str:
    return room_of(path) or ("law" if path.is_relative_to(LAW) else "config")


def _in_python(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Strings anywhere, whatever they are given to: a call, a field, a table of data."""
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from ((node.lineno, named) for named in _named_by(node.value))
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
            yield from ((node.lineno, named) for named in _named_by(text))
        if isinstance(node, ast.Call) and _called(node) == "get_model" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and first.value in rooms():
                yield node.lineno, str(first.value)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _named_by(text: str) -> Iterator[str]:
    if (found := MODEL.fullmatch(text)) and found[1] in rooms():
        if text.lower() in {model._meta.label_lower for model in apps.get_models()}:
            yield found[1]
    elif found := TEMPLATE.fullmatch(text):
        yield from _ours(FOLDERS.get(found[1], found[1]))
    elif ADDRESS.fullmatch(text) and text in ADDRESSES:
        yield ADDRESSES[text]


def _in_template(text: str) -> Iterator[tuple[int, str, bool]]:
    for found in TAG.finditer(text):
        line = text[: found.start()].count("\n") + 1
        verb, rest = found[1], found[2]
        words = QUOTED.findall(rest)
        if verb == "load":
            libraries = rest.split()[-1:] if " from " in rest else rest.split()
            yield from ((line, LIBRARIES[each], False) for each in libraries if each in LIBRARIES)
        else:
            optional = verb == "url_or_none"
            yield from ((line, named, optional) for word in words for named in _named_by(word))


def _ours(label: str) -> Iterator[str]:
    if label in rooms():
        yield label


def _addresses(
    resolver: URLResolver, space: str = "", own: str = "config"
) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            module = getattr(pattern.urlconf_module, "__name__", "")
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _addresses(pattern, inner, _room_of_module(module) or own)
        elif pattern.name:
            yield f"{space}{pattern.name}", own


def _room_of_module(module: str) -> str:
    names = {room.name: room.label for room in apps.get_app_configs() if room.label in rooms()}
    return next((label for room, label in names.items() if module.startswith(f"{room}.")), "")


def _libraries() -> dict[str, str]:
    (engine,) = (each for each in engines.all() if isinstance(each, DjangoTemplates))
    return {
        library: label
        for library, module in engine.engine.libraries.items()
        if (label := _room_of_module(module))
    }


ADDRESSES = dict(_addresses(get_resolver()))
"""Room of every address by its name."""
LIBRARIES = _libraries()
"""Room of every library of tags by its name."""
