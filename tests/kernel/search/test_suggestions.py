"""While somebody is typing, titles are offered whose words begin so."""

import pytest

from ccop.kernel.search.selectors import suggest
from tests.support.searching import KIND, thing, things

pytestmark = pytest.mark.django_db


def titles(beginning: str, limit: int = 8) -> list[str]:
    return [suggestion.title for suggestion in suggest(KIND, beginning, limit)]


def test_titles_that_begin_so_come_before_those_that_have_such_a_word() -> None:
    things("Łódka i my", "Klub „Łódź”", "Lodowisko", "Taniec")
    assert titles("lod") == ["Łódka i my", "Lodowisko", "Klub „Łódź”"]
    assert titles("ŁÓD") == titles("lod")


def test_words_may_come_in_any_order_and_the_last_one_unfinished() -> None:
    things("Fundacja Oczami Brata", "Fundacja Kolorowa")
    assert titles("brata fun") == ["Fundacja Oczami Brata"]


def test_no_more_are_offered_than_asked_for_and_none_for_nothing() -> None:
    things(*(f"Klub {number}" for number in range(12)))
    assert len(titles("klub")) == 8
    assert len(titles("klub", 3)) == 3
    assert titles("") == titles(" — ") == titles("zzz") == []


def test_only_titles_are_offered_each_with_its_key() -> None:
    made = thing("Muzyka", words="taniec", text="śpiew")
    assert titles("tan") == titles("śpi") == []
    assert suggest(KIND, "muz")[0].key == made.pk
