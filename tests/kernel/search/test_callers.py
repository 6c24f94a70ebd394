"""A view asks for words and tags, and gets the keys of a page."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from ccop.kernel.city.models import Department
from ccop.kernel.search import bearing, found, selectors
from ccop.kernel.search.found import Found
from ccop.kernel.search.selectors import look
from tests.support.searching import KIND, names, thing, things

pytestmark = pytest.mark.django_db


def test_tags_hold_before_anything_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    _find_no_more_than(monkeypatch, 1)
    for title in ("Klub A", "Klub B", "Klub C"):
        thing(title, tags=("town:" + title[-1],))
    asked = look(KIND, "klub", tags=["town:C"])
    assert (_titles(asked), asked.count, asked.over) == (["Klub C"], 1, False)
    assert look(KIND, "klub", tags=["town:D"]).count == 0


@pytest.mark.parametrize("tag", ["sign's", 'a "b" & c | !d', "back\\slash", "ż" * 300, ":*", ""])
def test_a_tag_is_compared_as_it_is_written(tag: str) -> None:
    thing("Klub A", tags=("other", tag))
    thing("Klub B", tags=("other",))
    for asked in ("klub", ""):
        assert _titles(look(KIND, asked, tags=[tag])) == ["Klub A"]
        assert _titles(look(KIND, asked, tags=[tag, "other"])) == ["Klub A"]
        assert _titles(look(KIND, asked, tags=[tag, "another"])) == []


def test_words_that_only_others_bear_are_not_left_out_for_the_sake_of_tags() -> None:
    thing("Klub Szachowy", tags=("town:A",))
    thing("Klub", tags=("town:B",))
    asked = look(KIND, "klub szachowy", tags=["town:B"])
    assert (asked.count, asked.every) == (0, True)


def test_what_was_found_is_counted_by_its_tags() -> None:
    thing("Klub A", tags=("town:A", "big"))
    thing("Klub B", tags=("town:B", "big"))
    thing("Inny", tags=("big",))
    assert look(KIND, "klub").counts() == {"town:A": 1, "town:B": 1, "big": 2}
    assert look(KIND, "", tags=["town:A"]).counts() == {"town:A": 1, "big": 1}
    assert look(KIND, "qwrtpsdfg").counts() == {}


def test_of_too_many_those_with_the_word_in_the_title_are_ranked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _find_no_more_than(monkeypatch, 2)
    for number in range(6):
        thing(f"Nazwa {number}", text="muzyka")
    thing("Muzyka")
    asked = look(KIND, "muzyka")
    assert _titles(asked)[0] == "Muzyka"
    assert (len(_titles(asked)), asked.count, asked.over) == (2, 2, True)
    assert asked.filter(Department.objects.all()).count() == 7


def test_what_follows_those_in_order_is_each_of_the_others_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _find_no_more_than(monkeypatch, 5)
    for module in (found, selectors):
        monkeypatch.setattr(module, "RANKED", 2)
    for title in ("Nowa muzyka", "Muzyka dawna i nowa", "Dawna muzyka", "Muzyka", "Taka muzyka"):
        thing(title)
    thing("Muzyka razem")
    asked = look(KIND, "muzyka")
    assert asked.over
    assert _titles(asked)[:2] == ["Muzyka", "Muzyka dawna i nowa"]
    assert len(set(_titles(asked))) == len(_titles(asked)) == 5
    assert [key for n in range(5) for key in asked.keys(n, n + 1)] == asked.keys(0, 5)


@pytest.mark.parametrize("common", [0, 10**9])
def test_what_is_common_and_what_is_rare_are_found_alike(
    monkeypatch: pytest.MonkeyPatch, common: int
) -> None:
    monkeypatch.setattr(bearing, "_COMMON", common)
    thing("Klub A", text="muzyka", tags=("x",))
    thing("Muzyka B", tags=("x",))
    thing("Muzyka C", tags=("y",))
    assert _titles(look(KIND, "muzyka")) == ["Muzyka B", "Muzyka C", "Klub A"]
    assert _titles(look(KIND, "muzyka", tags=["x"])) == ["Muzyka B", "Klub A"]
    assert _titles(look(KIND, "", tags=["x"])) == ["Klub A", "Muzyka B"]
    assert look(KIND, "muzykka").corrected == "muzyka"


def test_without_words_the_list_goes_on_from_any_place(monkeypatch: pytest.MonkeyPatch) -> None:
    _find_no_more_than(monkeypatch, 2)
    rows = [thing(title, tags=(title[-1],)) for title in ("C x", "A y", "D x", "B x")]
    assert _titles(look(KIND, "")) == ["A y", "B x", "C x", "D x"]
    assert _titles(look(KIND, "", tags=["x"])) == ["B x", "C x", "D x"]
    since = look(KIND, "", tags=["x"], since=rows[0].pk)
    assert (_titles(since), since.over) == (["C x", "D x"], False)
    assert look(KIND, "", since=rows[1].pk).over
    assert _titles(look(KIND, "", since=10**12)) == ["A y", "B x", "C x", "D x"]


def test_the_caller_may_keep_its_own_order() -> None:
    things("Muzyka B", "Muzyka A", "Inne")
    kept = look(KIND, "muzyka").filter(Department.objects.order_by("name"))
    assert names(kept) == ["Muzyka A", "Muzyka B"]


@pytest.mark.parametrize(("asked", "queries"), [("", 1), ("muzyka", 5), ("muzyka i inne", 5)])
def test_a_right_question_is_a_few_queries_and_what_it_found_one(asked: str, queries: int) -> None:
    things("Muzyka B", "Muzyka A", "Inne", "Inne i muzyka")
    with CaptureQueriesContext(connection) as of_question:
        understood = look(KIND, asked)
    assert len(of_question) == queries
    with CaptureQueriesContext(connection) as of_page:
        assert understood.keys(0, 25)
    assert len(of_page) == 1


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


def _find_no_more_than(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    for module in (found, selectors):
        monkeypatch.setattr(module, "MOST", most)
        monkeypatch.setattr(module, "RANKED", most)


def _titles(asked: Found) -> list[str]:
    keys = asked.keys(0, 25)
    rows = Department.objects.in_bulk(keys)
    return [rows[key].name for key in keys]
