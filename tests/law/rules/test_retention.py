"""How long papers are kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.parameters import parameters_at
from ccop.law.rules.retention import Kept, files_free_from, papers_kept

LAW = parameters_at(date(2026, 11, 4))
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


@pytest.mark.parametrize("task_end", [date(2026, 1, 1), date(2026, 12, 31)])
def test_papers_are_kept_five_years_from_the_year_after_the_task(task_end: date) -> None:
    # By hand: a task of 2026, so 1.01.2027-31.12.2031, free from 1.01.2032.
    answer = papers_kept(LAW, task_end=task_end)
    assert answer.value == Kept(date(2027, 1, 1), date(2031, 12, 31), date(2032, 1, 1))
    assert "1.01.2032, czwartek" in answer.steps[-1]


@given(days)
def test_papers_are_kept_for_whole_years_after_the_task(task_end: date) -> None:
    kept = papers_kept(LAW, task_end=task_end).value
    assert task_end < kept.first
    assert kept.last + DAY == kept.free_from
    assert kept.free_from.year - kept.first.year == 5


def test_files_of_a_class_are_free_after_its_years() -> None:
    # By hand: closed in 2026, so class B5 counts 2027-2031.
    answer = files_free_from(LAW, category="B5", closed=date(2026, 6, 15))
    assert answer.value == date(2032, 1, 1)


@pytest.mark.parametrize(
    ("category", "held", "why"),
    [
        ("A", False, "wieczyście"),
        ("B5", True, "wstrzymano"),
        ("BE10", False, "archiwum państwowe"),
    ],
)
def test_some_files_may_not_be_destroyed_at_all(category: str, held: bool, why: str) -> None:
    closed = date(2026, 6, 15)
    answer = files_free_from(LAW, category=category, closed=closed, held=held)  # type: ignore[arg-type]
    assert answer.value is None
    assert why in answer.steps[-1]
