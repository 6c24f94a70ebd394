"""``docs/processes.md`` tells of the processes as they are."""

from pathlib import Path

import pytest
from django.core.management import call_command

from ccop.kernel.cases.documentation import _told
from tests.house.source import SOURCE

PAGE = SOURCE.parents[1] / "docs" / "processes.md"


def test_the_page_is_in_step_with_the_tables(tmp_path: Path) -> None:
    fresh = tmp_path / "processes.md"
    call_command("write_processes", str(fresh))
    told = PAGE.read_text("utf-8")
    assert told == fresh.read_text("utf-8"), "ccop django write_processes docs/processes.md"


def test_an_effect_without_words_is_not_passed_over() -> None:
    def nothing_said() -> None:
        pass

    with pytest.raises(ValueError, match="nothing_said"):
        _told(nothing_said)
