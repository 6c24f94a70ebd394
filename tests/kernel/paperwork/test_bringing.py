"""Content from elsewhere meets what others type: nothing is lost, nothing is brought twice."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccop.kernel.paperwork.bringing import draft_bring
from ccop.kernel.paperwork.drafts import RowChange, Saved, Typed, draft_new, draft_save
from ccop.kernel.paperwork.models import Draft, Revision
from ccop.kernel.people.actor import Actor
from ccop.law.forms.document import Document, get
from tests.support.drafts import everything

pytestmark = pytest.mark.django_db

START: dict[str, Any] = {
    "task": {"title": "Chór"},
    "costs": [{"id": "k1", "kind": "Nuty"}, {"id": "k2", "kind": "Sala"}],
}
texts = st.text(min_size=1, max_size=3)
rows = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from(["k1", "k2", "k3", "k4"]), "kind": texts}),
    unique_by=lambda row: str(row["id"]),
    max_size=4,
)
contents = st.fixed_dictionaries({"task": st.fixed_dictionaries({"title": texts}), "costs": rows})
saves = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from(["task.title", "costs.k1.kind", "costs.k2.kind"]), texts),
        st.sampled_from([None, RowChange("remove", "costs", "k1"), RowChange("add", "costs")]),
    ),
    max_size=4,
)


def _draft(document: Document = START) -> Draft:
    return draft_new(form="oferta/2018", document=document, actor=Actor.system())


def _bring(draft: Draft, content: Document, revision: int = 0) -> Saved:
    return draft_bring(
        draft=draft.pk,
        revision=revision,
        bring=lambda _shown: content,
        reason=Revision.Reason.IMPORTED,
        actor=Actor.system(),
    )


def _save(draft: Draft, values: dict[str, str], change: RowChange | None = None) -> None:
    revision = Draft.objects.get(pk=draft.pk).revision
    draft_save(draft=draft.pk, typed=Typed(values, revision, change=change), actor=Actor.system())


@given(saves, contents)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_what_others_typed_stands_and_what_came_can_be_read(
    sequence: list[tuple[dict[str, str], RowChange | None]], content: Document
) -> None:
    draft = _draft()
    for values, change in sequence:
        _save(draft, values, change)
    before = Draft.objects.get(pk=draft.pk)
    saved = _bring(draft, content)
    after = saved.draft.document
    touched = {
        path
        for values, _ in sequence
        for path in values
        if get(START, path) != get(before.document, path)
    }
    assert all(get(after, path) == get(before.document, path) for path in touched)
    readable = everything(draft)
    assert ("task.title", content["task"]["title"]) in readable
    for row in content["costs"]:
        known = get(START, f"costs.{row['id']}.kind")
        assert row["kind"] == known or (f"costs.{row['id']}.kind", row["kind"]) in readable


@given(contents)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_a_draft_that_nobody_touched_becomes_what_was_brought_once(content: Document) -> None:
    draft = _draft()
    first = _bring(draft, content)
    assert first.draft.document == content
    assert not first.conflicts
    again = _bring(draft, content)
    assert again.draft.revision == first.draft.revision <= 1
    assert not again.conflicts


def test_the_content_is_made_from_the_document_that_the_person_saw() -> None:
    draft = _draft()
    _save(draft, {"task.title": "Inny"})
    seen: list[Document] = []

    def bring(shown: Document) -> Document:
        seen.append(shown)
        return shown

    draft_bring(
        draft=draft.pk,
        revision=0,
        bring=bring,
        reason=Revision.Reason.COPIED,
        actor=Actor.system(),
    )
    assert [get(document, "task.title") for document in seen] == ["Chór"]


def test_a_row_that_somebody_changed_is_not_removed_and_one_left_alone_is() -> None:
    draft = _draft()
    _save(draft, {"costs.k1.kind": "Nuty i pulpity"})
    saved = _bring(draft, {**START, "costs": []})
    assert saved.row_stays
    assert saved.draft.document["costs"] == [{"id": "k1", "kind": "Nuty i pulpity"}]


def test_rows_take_the_order_of_what_is_brought() -> None:
    draft = _draft()
    order = [{"id": "k9", "kind": "Nowy"}, START["costs"][1], START["costs"][0]]
    saved = _bring(draft, {**START, "costs": order})
    assert [row["id"] for row in saved.draft.document["costs"]] == ["k9", "k2", "k1"]
