"""Two people fill in one draft: whatever anybody typed stays somewhere it can be read."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccop.kernel.paperwork.drafts import (
    Choice,
    RowChange,
    Typed,
    draft_new,
    draft_restore,
    draft_save,
)
from ccop.kernel.paperwork.history import Past
from ccop.kernel.paperwork.models import Conflict, Draft
from ccop.kernel.people.actor import Actor
from ccop.law.forms.changes import changes
from tests.support.drafts import everything
from tests.support.people import person

pytestmark = pytest.mark.django_db

PATHS = ("task.title", "contact.name", "costs.k1.kind", "costs.k2.kind")
START: dict[str, Any] = {"costs": [{"id": "k1"}, {"id": "k2"}]}


def _draft() -> Draft:
    return draft_new(form="oferta/2018", document=START, actor=Actor.system())


saves = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.booleans(),
        st.dictionaries(st.sampled_from(PATHS), st.text(min_size=1, max_size=3), max_size=3),
        st.sampled_from([None, RowChange("remove", "costs", "k1"), RowChange("add", "costs")]),
    ),
    max_size=8,
)


@given(saves)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_sequence_of_saves_by_two_people_loses_nothing_typed(
    sequence: list[tuple[int, bool, dict[str, str], RowChange | None]],
) -> None:
    draft = _draft()
    people = (Actor(person=person().pk), Actor(person=person().pk))
    shown = [0, 0]
    for who, looks_first, values, change in sequence:
        if looks_first:
            shown[who] = Draft.objects.get(pk=draft.pk).revision
        base = Past(Draft.objects.get(pk=draft.pk)).document_at(shown[who])
        draft_save(
            draft=draft.pk,
            typed=Typed(values, revision=shown[who], change=change),
            actor=people[who],
        )
        untouched = {
            (change.path, str(change.after)) for change in changes({}, base)
        }  # a text left as shown was not typed
        assert set(values.items()) - untouched <= everything(draft)


def test_the_one_who_saves_second_overwrites_nothing_and_both_texts_stand_at_the_field() -> None:
    draft = _draft()
    anna, jan = Actor(person=person().pk), Actor(person=person().pk)
    draft_save(draft=draft.pk, typed=Typed({"task.title": "Chór"}), actor=anna)
    saved = draft_save(draft=draft.pk, typed=Typed({"task.title": "Orkiestra"}), actor=jan)
    assert saved.draft.document["task"]["title"] == "Chór"
    assert [(row.path, row.typed, row.person_id) for row in saved.conflicts] == [
        ("task.title", "Orkiestra", jan.person)
    ]


def test_the_same_conflicting_text_sent_twice_is_one_conflict() -> None:
    draft = _draft()
    anna, jan = Actor(person=person().pk), Actor(person=person().pk)
    draft_save(draft=draft.pk, typed=Typed({"task.title": "Chór"}), actor=anna)
    for _ in range(3):
        draft_save(draft=draft.pk, typed=Typed({"task.title": "Orkiestra"}), actor=jan)
    assert Conflict.objects.filter(draft=draft).count() == 1


def test_fields_that_only_one_of_two_changed_meet_without_a_conflict() -> None:
    draft = _draft()
    anna, jan = Actor(person=person().pk), Actor(person=person().pk)
    whole = {"task.title": "", "contact.name": ""}
    draft_save(draft=draft.pk, typed=Typed({**whole, "task.title": "Chór"}), actor=anna)
    saved = draft_save(draft=draft.pk, typed=Typed({**whole, "contact.name": "Jan"}), actor=jan)
    assert saved.conflicts == ()
    assert saved.draft.document["task"]["title"] == "Chór"
    assert saved.draft.document["contact"]["name"] == "Jan"


def test_a_field_saved_by_its_own_page_since_is_held_against_that_saving() -> None:
    draft = _draft()
    anna = Actor(person=person().pk)
    draft_save(draft=draft.pk, typed=Typed({"task.title": "Chór"}), actor=anna)
    back = Typed({"task.title": ""}, revision=0, revisions={"task.title": 1})
    assert draft_save(draft=draft.pk, typed=back, actor=anna).draft.document["task"]["title"] == ""


@pytest.mark.parametrize(("take", "stands"), [(True, "Orkiestra"), (False, "Chór")])
def test_a_conflict_is_settled_once_and_the_other_text_stays_in_the_history(
    take: bool, stands: str
) -> None:
    draft = _draft()
    anna, jan = Actor(person=person().pk), Actor(person=person().pk)
    draft_save(draft=draft.pk, typed=Typed({"task.title": "Chór"}), actor=anna)
    saved = draft_save(draft=draft.pk, typed=Typed({"task.title": "Orkiestra"}), actor=jan)
    number = saved.conflicts[0].pk
    draft_save(draft=draft.pk, typed=Typed({}), choice=Choice(number, take=take), actor=anna)
    draft_save(draft=draft.pk, typed=Typed({}), choice=Choice(number, take=not take), actor=jan)
    assert Draft.objects.get(pk=draft.pk).document["task"]["title"] == stands
    assert ("task.title", "Chór") in everything(draft)


def test_a_row_that_somebody_else_changed_is_not_removed_unseen() -> None:
    draft = _draft()
    anna, jan = Actor(person=person().pk), Actor(person=person().pk)
    draft_save(draft=draft.pk, typed=Typed({"costs.k1.kind": "Sala"}), actor=anna)
    removal = RowChange("remove", "costs", "k1")
    saved = draft_save(draft=draft.pk, typed=Typed({}, change=removal), actor=jan)
    assert saved.row_stays
    assert saved.draft.document["costs"][0]["kind"] == "Sala"
    seen = Typed({}, revision=saved.draft.revision, change=removal)
    assert not draft_save(draft=draft.pk, typed=seen, actor=jan).row_stays


def test_a_row_goes_with_the_fields_its_page_left_empty_or_filled_in_by_the_same_click() -> None:
    draft = _draft()
    anna = Actor(person=person().pk)
    values = {"costs.k1.kind": "Sala", "costs.k1.unit": ""}
    typed = Typed(values, change=RowChange("remove", "costs", "k1"))
    saved = draft_save(draft=draft.pk, typed=typed, actor=anna)
    assert not saved.row_stays
    assert saved.draft.document["costs"] == [{"id": "k2"}]


def test_a_text_for_a_row_removed_meanwhile_can_bring_the_row_back() -> None:
    draft = _draft()
    anna, jan = Actor(person=person().pk), Actor(person=person().pk)
    draft_save(draft=draft.pk, typed=Typed({"costs.k1.unit": "szt."}), actor=anna)
    removal = Typed({}, revision=1, change=RowChange("remove", "costs", "k1"))
    draft_save(draft=draft.pk, typed=removal, actor=anna)
    saved = draft_save(draft=draft.pk, typed=Typed({"costs.k1.kind": "Sala"}, 1), actor=jan)
    choice = Choice(saved.conflicts[0].pk, take=True)
    draft_save(draft=draft.pk, typed=Typed({}), choice=choice, actor=jan)
    row = {"id": "k1", "unit": "szt.", "kind": "Sala"}
    assert row in Draft.objects.get(pk=draft.pk).document["costs"]


def test_an_earlier_document_comes_back_and_what_came_after_it_is_kept() -> None:
    draft = _draft()
    anna = Actor(person=person().pk)
    draft_save(draft=draft.pk, typed=Typed({"task.title": "Chór"}), actor=anna)
    later = Typed({"task.title": "Orkiestra"}, revision=1, change=RowChange("add", "costs"))
    draft_save(draft=draft.pk, typed=later, actor=anna)
    restored = draft_restore(draft=draft.pk, number=1, actor=anna)
    assert restored.document == {**START, "task": {"title": "Chór"}}
    assert ("task.title", "Orkiestra") in everything(draft)


def test_a_page_from_a_future_that_never_was_is_held_against_the_beginning() -> None:
    draft = _draft()
    anna = Actor(person=person().pk)
    draft_save(draft=draft.pk, typed=Typed({"task.title": "Chór"}), actor=anna)
    saved = draft_save(draft=draft.pk, typed=Typed({"task.title": "X"}, revision=99), actor=anna)
    assert [row.typed for row in saved.conflicts] == ["X"]
