"""The difference of two documents leads from one to the other, and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.forms.changes import Change, apply, changes, undo

texts = st.text(max_size=5)
rows = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from("abcdef")},
        optional={"name": texts, "years": st.dictionaries(st.sampled_from("12"), texts)},
    ),
    unique_by=lambda row: str(row["id"]),
    max_size=6,
)
documents = st.fixed_dictionaries(
    {},
    optional={
        "task": st.dictionaries(st.sampled_from(["title", "start"]), texts),
        "costs": rows,
        "results": rows,
    },
)


@given(documents, documents)
def test_changes_lead_from_the_old_document_to_the_new_one_and_back(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    made = changes(old, new)
    assert changes(apply(old, made), new) == []
    assert changes(undo(new, made), old) == []


@given(documents)
def test_nothing_lies_between_a_document_and_itself(document: dict[str, Any]) -> None:
    assert changes(document, document) == []


def test_a_row_that_goes_takes_its_content_into_the_change() -> None:
    old = {"costs": [{"id": "a", "kind": "Sala"}, {"id": "b", "kind": "Druk"}]}
    new = {"costs": [{"id": "b", "kind": "Druk plakatów"}]}
    assert changes(old, new) == [
        Change("costs.a", {"id": "a", "kind": "Sala"}, None),
        Change("costs.b.kind", "Druk", "Druk plakatów"),
        Change("costs", ["a", "b"], ["b"]),
    ]


def test_undoing_needs_not_the_latest_document() -> None:
    made = changes({"task": {"title": "A"}}, {"task": {"title": "B"}})
    assert undo({"task": {"title": "B", "start": "x"}}, made) == {
        "task": {"title": "A", "start": "x"}
    }


OLD = {
    "task": {"title": "Chór", "start": "1.03.2027"},
    "costs": [{"id": "a", "kind": "Sala"}, {"id": "b", "kind": "Druk"}],
}
NEW = {
    "task": {"title": "Orkiestra", "end": "2.03.2027"},
    "costs": [{"id": "b", "kind": "Druk", "years": {"1": "5"}}, {"id": "c"}],
    "results": [{"id": "r"}],
}


def test_texts_and_rows_come_go_and_change_places() -> None:
    made = changes(OLD, NEW)
    assert made == [
        Change("costs.a", {"id": "a", "kind": "Sala"}, None),
        Change("costs.c", None, {"id": "c"}),
        Change("results.r", None, {"id": "r"}),
        Change("task.title", "Chór", "Orkiestra"),
        Change("task.start", "1.03.2027", None),
        Change("task.end", None, "2.03.2027"),
        Change("costs.b.years.1", None, "5"),
        Change("costs", ["a", "b"], ["b", "c"]),
        Change("results", [], ["r"]),
    ]
    assert apply(OLD, made) == NEW
    assert changes(undo(NEW, made), OLD) == []


def test_a_row_that_comes_back_has_its_content_and_its_place() -> None:
    made = changes(OLD, NEW)
    assert undo(NEW, made)["costs"][0] == {"id": "a", "kind": "Sala"}


def test_rows_that_an_order_does_not_name_come_last() -> None:
    later = {"costs": [{"id": "x"}, {"id": "a"}, {"id": "b"}]}
    turned = apply(later, [Change("costs", ["a", "b"], ["b", "a"])])
    assert [row["id"] for row in turned["costs"]] == ["b", "a", "x"]


@pytest.mark.parametrize(
    "change",
    [
        Change("costs.a.kind", "x", "y"),
        Change("costs.a.years.1", "x", "y"),
        Change("costs.a.parts.p", None, {"id": "p"}),
        Change("costs.a.parts", ["p", "q"], ["q", "p"]),
        Change("results", ["r", "s"], ["s", "r"]),
        Change("note.more.text", "x", "y"),
    ],
)
def test_a_change_of_what_is_gone_is_passed_over(change: Change) -> None:
    document = {"costs": [{"id": "b"}], "note": "luzem"}
    assert apply(document, [change]) == document
