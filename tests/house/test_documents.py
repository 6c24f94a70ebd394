"""The documents name what is there: every setting, every command, every file they lead to."""

import re
from collections.abc import Iterator
from pathlib import Path

from ccop.config import environment
from ccop.config.cli import COMMANDS
from ccop.config.environment import Environment
from tests.house.source import SOURCE

CHECKOUT = SOURCE.parents[1]
OPERATORS = (CHECKOUT / "docs" / "operators.md").read_text("utf-8")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")


def documents() -> Iterator[Path]:
    yield from CHECKOUT.glob("*.md")
    yield from (CHECKOUT / "docs").rglob("*.md")


def test_every_link_leads_to_a_file() -> None:
    broken = [
        f"{page.relative_to(CHECKOUT)}: {target}"
        for page in documents()
        for target in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken


def test_operators_read_of_every_setting() -> None:
    settings = {environment._variable(Environment, name) for name in Environment.model_fields}
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", OPERATORS, re.MULTILINE))
    assert told == settings


def test_operators_read_of_every_command() -> None:
    assert {name for name in COMMANDS if f"`ccop {name}" not in OPERATORS} == set()
