"""The page of all rules: each stands once, in its section, with the function or the reason."""

import re
from pathlib import Path

import pytest

from ccop.law.catalogue import catalogue
from ccop.law.documentation import law_page
from ccop.law.sections import SECTIONS, section_of

_ROW = re.compile(r"^\| ([A-Z0-9.a-z_-]+) \| .+ \| (\w+) \| (.+) \|$", re.MULTILINE)


def test_every_rule_stands_once_with_its_state() -> None:
    rows = {code: state for code, state, _ in _ROW.findall(law_page()) if code != "id"}
    assert rows == {entry.code: entry.state for entry in catalogue()}
    assert len(_ROW.findall(law_page())) == len(rows) + len(SECTIONS)  # a head for each section


def test_a_coded_rule_leads_to_the_file_of_its_function() -> None:
    links = {
        code: re.search(r"\(\.\./(.+)\)", where) for code, _, where in _ROW.findall(law_page())
    }
    found = links["ART13-1"]
    assert found is not None
    assert found[1] == "src/ccop/law/rules/announcement.py"
    assert "def earliest_closing(" in (Path(__file__).parents[2] / found[1]).read_text("utf-8")


def test_sections_follow_one_another_as_they_are_shown() -> None:
    titles = re.findall(r"^## (.+)$", law_page(), re.MULTILINE)
    assert titles == [section.title for section in SECTIONS]


def test_an_id_of_no_section_is_told() -> None:
    with pytest.raises(LookupError, match="XYZ-1 belongs to no section"):
        section_of("XYZ-1")
