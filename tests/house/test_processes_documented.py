"""``docs/processes.md`` tells of the processes as they are."""

import pytest

from ccop.kernel.cases.documentation import _told, processes_page
from tests.house.source import SOURCE

PAGE = SOURCE.parents[1] / "docs" / "processes.md"


def test_the_page_is_in_step_with_the_tables() -> None:
    told = PAGE.read_text("utf-8")
    assert told == processes_page(), "ccop django write_processes docs/processes.md"


def test_an_effect_without_words_is_not_passed_over() -> None:
    def nothing_said() -> None:
        pass

    with pytest.raises(ValueError, match="nothing_said"):
        _told(nothing_said)
