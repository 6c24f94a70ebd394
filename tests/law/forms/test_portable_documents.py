"""The page about the portable file tells the truth: its example, its schema, its limits."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ccop.law.forms.base import specs
from ccop.law.forms.cli import main
from ccop.law.forms.intake import MAX_LEFT, take
from ccop.law.forms.labels import labels
from ccop.law.forms.offer_2018 import Offer
from ccop.law.forms.portable import (
    FORMAT_VERSION,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_ROWS,
    MAX_TEXT,
    export,
    parse,
)
from tests.law.forms.test_portable import NOON
from tests.law.offers import document

FORM = "oferta/2018"
DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "portable-file.md").read_text("utf-8")
SCHEMA = json.loads((DOCS / "portable-file-oferta-2018.schema.json").read_text("utf-8"))


def _named(schema: dict[str, Any], prefix: str = "") -> dict[str, dict[str, Any]]:
    """Leaves of a schema by path, rows and years as ``*``."""
    if schema["type"] == "array":
        return _named(schema["items"], f"{prefix}.*")
    if schema["type"] != "object":
        return {prefix: schema}
    found: dict[str, dict[str, Any]] = {}
    for name, inner in schema["properties"].items():
        step = "*" if name.isdigit() else name
        found |= _named(inner, f"{prefix}.{step}" if prefix else step)
    return found


def test_the_schema_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", FORM, "--portable"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA


def test_the_schema_names_every_field_that_people_type_with_its_label() -> None:
    named = _named(SCHEMA["properties"]["values"])
    typed = {path: spec for path, spec in specs(Offer).items() if not spec.fixed}
    ids = {path for path in named if path.endswith(".*.id")}
    assert set(named) - ids == set(typed)
    words = labels(FORM).labels
    assert all(named[path]["title"] == words[spec.label] for path, spec in typed.items())


@pytest.mark.parametrize("name", ["minimal", "typical", "longest"])
def test_a_file_has_nothing_that_the_schema_does_not_name(name: str) -> None:
    content = json.loads(export(Offer, FORM, document(name), made_at=NOON))
    assert set(content) == set(SCHEMA["properties"])
    values = SCHEMA["properties"]["values"]["properties"]
    assert set(content["values"]) == set(values)
    for table in ("actions", "costs", "offerors"):
        for row in content["values"][table]:
            assert set(row) == set(values[table]["items"]["properties"])


def test_the_example_is_taken_whole() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    intake = take(parse(example.encode(), FORM), Offer, {})
    assert not intake.left
    assert not intake.remarks
    assert intake.document["costs"][0]["years"] == {"1": "7 200,00"}


def test_the_page_tells_the_limits_of_the_code() -> None:
    for sentence in (
        f"at most {MAX_BYTES // 1024 // 1024} MB",
        f"at most {MAX_DEPTH} levels",
        f"at most {MAX_ROWS}.",
        f"at most {MAX_TEXT:,}".replace(",", " "),
        f"After {MAX_LEFT} named",
        f"version of this page: `{FORMAT_VERSION}`",
    ):
        assert sentence in PAGE
