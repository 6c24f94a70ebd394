"""``docs/law.md`` lists the rules as they are."""

from pathlib import Path

from django.core.management import call_command

from tests.house.source import SOURCE

PAGE = SOURCE.parents[1] / "docs" / "law.md"


def test_the_page_is_in_step_with_the_rules(tmp_path: Path) -> None:
    fresh = tmp_path / "law.md"
    call_command("write_law", str(fresh))
    told = PAGE.read_text("utf-8")
    assert told == fresh.read_text("utf-8"), "ccop django write_law docs/law.md"
