"""A draft as typed is read and changed by path, and the given one stays as it was."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.forms.document import (
    Document,
    add_row,
    get,
    has_place,
    move_row,
    put,
    remove_row,
    row,
    rows,
)

DRAFT: Document = {
    "task": {"title": "Chór"},
    "costs": [
        {"id": "k1", "kind": "Nuty", "years": {"1": "120,00"}},
        {"id": "k2", "kind": "Sala"},
        {"id": "k3"},
    ],
    "note": "luzem",
}
# What a row's path leads into when the row is gone, or when a text stands where a group should.
NOWHERE = ["costs.k9.kind", "costs.k9.years.1", "note.more", "note.more.still"]


@pytest.fixture(autouse=True)
def _nothing_changes_the_given_document() -> Any:
    kept = deepcopy(DRAFT)
    yield
    assert kept == DRAFT


def _ids(document: Document) -> list[str]:
    return [each["id"] for each in document["costs"]]


@pytest.mark.parametrize(
    ("path", "text"),
    [("note", "luzem"), ("task.title", "Chór"), ("costs.k1.years.1", "120,00")],
)
def test_a_text_is_found_by_its_path(path: str, text: str) -> None:
    assert get(DRAFT, path) == text


@pytest.mark.parametrize("path", ["", "task", "costs", "task.end", "costs.k3.kind", *NOWHERE])
def test_where_no_text_stands_there_is_none(path: str) -> None:
    assert get(DRAFT, path) == ""


def test_texts_are_put_into_groups_rows_and_years_also_into_those_not_there_yet() -> None:
    typed = {"task.title": "Orkiestra", "costs.k2.years.2": "1", "other.more.deep": "x"}
    changed = put(DRAFT, typed)
    assert changed == {
        "task": {"title": "Orkiestra"},
        "costs": [
            DRAFT["costs"][0],
            {"id": "k2", "kind": "Sala", "years": {"2": "1"}},
            {"id": "k3"},
        ],
        "note": "luzem",
        "other": {"more": {"deep": "x"}},
    }


@pytest.mark.parametrize("path", NOWHERE)
def test_a_text_without_a_place_is_left_out_and_others_are_put(path: str) -> None:
    assert not has_place(DRAFT, path)
    assert put(DRAFT, {path: "x"}) == DRAFT
    assert put(DRAFT, {path: "x", "task.title": "Y"}) == {**DRAFT, "task": {"title": "Y"}}


@pytest.mark.parametrize("path", ["note", "task.end", "costs.k3.years.5", "new.group.text"])
def test_a_place_may_be_one_that_is_only_to_be_made(path: str) -> None:
    assert has_place(DRAFT, path)


steps = st.lists(st.sampled_from(["task", "costs", "k1", "k9", "note", "years", "1"]), min_size=1)


@given(steps.map(".".join).filter(lambda path: path != "costs"), st.text(max_size=3))
def test_exactly_what_has_a_place_can_be_put_and_read_back(path: str, text: str) -> None:
    changed = put(DRAFT, {path: text})
    texts = _texts(changed)
    assert texts.get(path) == (text if has_place(DRAFT, path) else None)
    assert get(changed, path) == texts.get(path, "")


def _texts(place: Any, prefix: str = "") -> dict[str, str]:
    """All texts of a document by their paths."""
    if isinstance(place, str):
        return {prefix.removesuffix("."): place}
    named = place.items() if isinstance(place, dict) else ((each["id"], each) for each in place)
    found: dict[str, str] = {}
    for name, inner in named:
        found |= _texts(inner, f"{prefix}{name}.")
    return found


def test_rows_come_in_their_order_and_are_found_by_their_path() -> None:
    assert [each["id"] for each in rows(DRAFT, "costs")] == ["k1", "k2", "k3"]
    assert row(DRAFT, "costs.k2") == {"id": "k2", "kind": "Sala"}
    assert row(DRAFT, "costs.k9") is None


@pytest.mark.parametrize("table", ["results", "task", "note", "results.parts", "note.parts"])
def test_what_is_no_table_has_no_rows(table: str) -> None:
    assert rows(DRAFT, table) == []
    assert row(DRAFT, f"{table}.k1") is None


def test_a_row_is_added_at_the_end_also_of_a_table_not_there_yet() -> None:
    assert _ids(add_row(DRAFT, "costs", {"id": "k4"})) == ["k1", "k2", "k3", "k4"]
    assert add_row(DRAFT, "results", {"id": "r1"})["results"] == [{"id": "r1"}]
    assert add_row({}, "annex.lines", {"id": "l1"}) == {"annex": {"lines": [{"id": "l1"}]}}


def test_a_row_is_removed_and_one_already_gone_is_no_error() -> None:
    assert _ids(remove_row(DRAFT, "costs", "k2")) == ["k1", "k3"]
    assert _ids(remove_row(DRAFT, "costs", "k9")) == ["k1", "k2", "k3"]


@pytest.mark.parametrize(
    ("moved", "onto", "order"),
    [
        ("k1", "k3", ["k2", "k3", "k1"]),
        ("k3", "k1", ["k3", "k1", "k2"]),
        ("k2", "k2", ["k1", "k2", "k3"]),
        ("k1", "k9", ["k1", "k2", "k3"]),
        ("k9", "k1", ["k1", "k2", "k3"]),
    ],
)
def test_a_row_takes_the_place_of_another_unless_one_of_them_is_gone(
    moved: str, onto: str, order: list[str]
) -> None:
    assert _ids(move_row(DRAFT, "costs", moved, onto=onto)) == order
