"""Names in strings obey the import arrow too; the import linter does not see them.

A room may name itself, rooms before it in the list of settings, and the kernel; grants and portal
never name each other. Foreign keys, template names and names of addresses are read from the source.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import SOURCE, name, python_files, room_of, rooms

RELATION = re.compile(r"(?:ForeignKey|OneToOneField|ManyToManyField|get_model)\(\s*\"(\w+)\.\w+\"")
ADDRESS = re.compile(
    r"(?:reverse|redirect|resolve_url)\(\s*f?\"(\w+):|{% url [\"'](\w+):|url_name=\"(\w+):"
)
"""``url_or_none`` is left out: it shows a link only where some room offers the page."""
TEMPLATE = re.compile(r"{% (?:include|extends) [\"'](\w+)/|render\(\s*\w+,\s*f?\"(\w+)/")
WINGS = {"grants", "portal"}
SPACES = {"account": "people", "mfa": "people", "usersessions": "people", "django": "ui"}
"""Folders of templates and names of others that a room of ours has taken over."""


def _names(path: Path) -> Iterator[tuple[int, str]]:
    text = path.read_text("utf-8")
    for pattern in (RELATION, ADDRESS, TEMPLATE):
        for found in pattern.finditer(text):
            line = text[: found.start()].count("\n") + 1
            yield line, next(group for group in found.groups() if group)


def _files() -> Iterator[Path]:
    yield from python_files()
    yield from sorted(SOURCE.rglob("templates/**/*.html"))


def _wing(label: str) -> str:
    return rooms()[label].relative_to(SOURCE).parts[0]


def _may(own: str, named: str) -> bool:
    order = list(rooms())
    if {_wing(own), _wing(named)} == WINGS:
        return False
    return order.index(named) <= order.index(own)


def _relations() -> Iterator[tuple[str, str, str]]:
    known = rooms()
    for path in _files():
        own = room_of(path)
        for line, space in _names(path):
            named = SPACES.get(space, space)
            if own and named in known:
                yield f"{name(path)}:{line} names {named}", own, named


def test_names_in_strings_follow_the_import_arrow() -> None:
    assert not [told for told, own, named in _relations() if not _may(own, named)]


def test_the_test_reads_relations_at_all() -> None:
    named = {(own, other) for _, own, other in _relations()}
    assert {("cases", "parties"), ("offers", "competitions"), ("reports", "cases")} <= named


def test_the_arrow_is_the_one_of_the_house() -> None:
    assert _may("offers", "competitions")
    assert not _may("competitions", "offers")
    assert not _may("cases", "paperwork")
    assert not _may("reports", "competitions")
    assert not _may("competitions", "reports")
