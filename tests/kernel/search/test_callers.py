"""A view lays what was found over its own queryset: its permissions and filters hold first."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from ccop.kernel.city.models import Department
from ccop.kernel.search import correcting, found, selectors
from ccop.kernel.search.selectors import look
from tests.support.searching import KIND, names, thing, things

pytestmark = pytest.mark.django_db


def test_filters_of_the_caller_hold_before_anything_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(found, "RANKED", 1)
    things("Klub A", "Klub B", "Klub C", "Inny")
    mine = Department.objects.filter(name__endswith="C")
    assert names(look(KIND, "klub").best(mine)) == ["Klub C"]


def test_of_too_many_those_with_the_word_in_the_title_are_ranked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(found, "RANKED", 2)
    for number in range(6):
        thing(f"Nazwa {number}", text="muzyka")
    thing("Muzyka")
    asked = look(KIND, "muzyka")
    assert names(asked.best(Department.objects.all()))[0] == "Muzyka"
    assert asked.best(Department.objects.all()).count() <= 4
    assert asked.filter(Department.objects.all()).count() == 7


def test_the_caller_may_keep_its_own_order() -> None:
    things("Muzyka B", "Muzyka A", "Inne")
    kept = look(KIND, "muzyka").filter(Department.objects.order_by("name"))
    assert names(kept) == ["Muzyka A", "Muzyka B"]


def test_rows_with_their_order_are_one_query_and_a_right_question_three() -> None:
    things("Muzyka B", "Muzyka A", "Inne")
    with CaptureQueriesContext(connection) as asked:
        understood = look(KIND, "muzyka i inne")
    assert len(asked) == 3
    with CaptureQueriesContext(connection) as asked:
        list(understood.best(Department.objects.all())[:25])
    assert len(asked) == 1


def test_a_search_that_takes_too_long_ends_and_spoils_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    things("Muzyka")
    monkeypatch.setattr(correcting, "_NEAREST_TITLE", "SELECT pg_sleep(5), %s, %s, %s, %s")
    monkeypatch.setattr(correcting, "_MILLISECONDS", 20)
    assert selectors.look(KIND, "qwrtpsdfg").query == ""
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("muzyka", ""),
        ("muzykka", "Wyniki dla: „muzyka”"),
        ("muzyka qwrtpsdfg", "Nie znaleźliśmy: qwrtpsdfg"),
        ("muzyka taniec", "wszystkich słów naraz"),
        ("muzyka " * 40, "więcej niż 200 znaków"),
    ],
)
def test_the_page_tells_what_was_understood_otherwise(asked: str, told: str) -> None:
    things("Muzyka", "Taniec")
    html = render_to_string("search/parts/understood.html", {"found": look(KIND, asked)})
    assert told in html
    assert html.count('class="note') == bool(told)
