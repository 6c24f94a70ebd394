"""The difference of two documents leads from one to the other, and back."""

from typing import Any

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


def test_a_change_of_what_is_gone_is_passed_over() -> None:
    change = Change("costs.a.kind", "x", "y")
    assert apply({"costs": [{"id": "b"}]}, [change]) == {"costs": [{"id": "b"}]}
