"""Two people in one form: a typed text is taken, or it clashes; nothing typed is lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.forms.document import Document, get
from ccop.law.forms.merging import Clash, Merge, merge

SHOWN: Document = {"task": {"title": "Chór"}, "costs": [{"id": "k1", "kind": "Nuty"}]}


def _merged(current: Document, typed: dict[str, str], *, saved: set[tuple[str, str]]) -> Merge:
    return merge(
        shown=SHOWN, current=current, typed=typed, stood=lambda path, text: (path, text) in saved
    )


def _titled(title: str) -> Document:
    return {**SHOWN, "task": {"title": title}}


def test_a_text_is_taken_where_the_field_is_as_the_page_showed_it() -> None:
    merged = _merged(SHOWN, {"task.title": "Orkiestra"}, saved=set())
    assert merged == Merge(_titled("Orkiestra"), ())
    assert SHOWN["task"] == {"title": "Chór"}


def test_a_text_left_as_it_was_shown_is_nothing_typed() -> None:
    now = _titled("Orkiestra")
    assert _merged(now, {"task.title": "Chór"}, saved=set()) == Merge(now, ())


def test_the_same_text_typed_by_two_is_no_clash() -> None:
    now = _titled("Orkiestra")
    assert _merged(now, {"task.title": "Orkiestra"}, saved=set()) == Merge(now, ())


def test_of_two_texts_for_one_field_the_first_stays_and_the_second_is_kept_beside_it() -> None:
    now = _titled("Orkiestra")
    clash = Clash("task.title", base="Chór", typed="Kapela")
    assert _merged(now, {"task.title": "Kapela"}, saved=set()) == Merge(now, (clash,))


def test_a_text_that_was_saved_and_changed_again_does_not_come_back() -> None:
    now = _titled("Orkiestra")
    saved = {("task.title", "Kapela")}
    assert _merged(now, {"task.title": "Kapela"}, saved=saved) == Merge(now, ())


@pytest.mark.parametrize(("path", "base"), [("costs.k1.kind", "Nuty"), ("costs.k1.unit", "")])
def test_a_text_for_a_row_that_is_gone_is_kept_and_brings_no_row_back(path: str, base: str) -> None:
    now = {**SHOWN, "costs": []}
    clash = Clash(path, base=base, typed="Druk")
    assert _merged(now, {path: "Druk"}, saved=set()) == Merge(now, (clash,))


def test_one_clash_does_not_hold_up_the_other_fields() -> None:
    merged = _merged(
        _titled("Orkiestra"), {"task.title": "Kapela", "costs.k1.kind": "Druk"}, saved=set()
    )
    assert merged.document == {
        "task": {"title": "Orkiestra"},
        "costs": [{"id": "k1", "kind": "Druk"}],
    }
    assert [clash.path for clash in merged.clashes] == ["task.title"]


texts = st.sampled_from(["", "Chór", "Nuty", "Druk", "Sala"])
drafts: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "task": st.fixed_dictionaries({"title": texts}),
        "costs": st.lists(st.fixed_dictionaries({"id": st.just("k1"), "kind": texts}), max_size=1),
    }
)


@given(drafts, st.dictionaries(st.sampled_from(["task.title", "costs.k1.kind"]), texts))
def test_every_typed_text_stands_in_the_draft_or_beside_it_and_no_other_text_changes(
    current: Document, typed: dict[str, str]
) -> None:
    merged = _merged(current, typed, saved=set())
    beside = {clash.path: clash.typed for clash in merged.clashes}
    for path in ("task.title", "costs.k1.kind"):
        text, now = typed.get(path, get(SHOWN, path)), get(merged.document, path)
        if text == get(SHOWN, path):
            assert now == get(current, path)
            assert path not in beside
        else:
            assert (now, beside.get(path)) in {(text, None), (get(current, path), text)}
