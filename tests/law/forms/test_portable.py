"""A draft leaves as a portable file and comes back the same, and no file does any harm."""

import json
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.findings import Refused
from ccop.law.forms.base import YEARS, read
from ccop.law.forms.document import Document, get
from ccop.law.forms.intake import MAX_LEFT, Intake, take
from ccop.law.forms.offer_2018 import Offer
from ccop.law.forms.portable import MAX_BYTES, MAX_ROWS, MAX_TEXT, Portable, export, parse
from tests.law.forms.portable_drafts import drafts, told
from tests.law.offers import document

FORM = "oferta/2018"
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def _file(values: object, **changed: object) -> bytes:
    head = {"format": "ccop-form", "format_version": 1, "form": FORM, "values": values}
    return json.dumps(head | changed).encode()


def _taken(values: object, base: Document | None = None, **changed: object) -> Intake:
    return take(parse(_file(values, **changed), FORM), Offer, base or {})


def _carried(typed: Document, base: Document) -> Document:
    data = export(Offer, FORM, typed, made_at=NOON)
    intake = take(parse(data, FORM), Offer, base)
    assert not intake.left
    assert not intake.remarks
    return intake.document


@given(drafts(Offer))
def test_a_draft_read_back_from_its_own_file_is_the_same(typed: Document) -> None:
    assert told(_carried(typed, typed)) == told(typed)
    assert read(Offer, _carried(typed, typed)) == read(Offer, typed)


@given(drafts(Offer), drafts(Offer))
def test_the_whole_file_replaces_whatever_another_draft_held(
    typed: Document, other: Document
) -> None:
    announced = {name: other.get(name, {}) for name in ("basics",)}
    assert told(_carried(typed, other)) == told({**typed, **announced})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["task", "costs", "offerors", "id", "years", "1", "title", "kind", "x"])
            | st.text(max_size=3),
            inner,
            max_size=5,
        )
    ),
    max_leaves=30,
)


@given(json_values, drafts(Offer))
def test_any_values_bring_only_fields_that_the_form_has(values: object, base: Document) -> None:
    try:
        intake = _taken({"task": values, "costs": values, "funding": values, "x": values}, base)
    except Refused:
        return
    assert read(Offer, intake.document).unknown == ()
    for row in intake.document.get("costs", []):
        assert set(row.get("years", {})) <= set(YEARS)
    ids = [row["id"] for row in intake.document.get("costs", [])]
    assert len(ids) == len(set(ids))
    json.dumps(intake.document, ensure_ascii=False).encode()
    assert all(left.path and left.reason for left in intake.left)
    "".join(left.path + left.reason for left in intake.left).encode()


@given(st.binary() | json_values.map(lambda value: json.dumps(value).encode()))
def test_a_file_that_is_none_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        parse(data, FORM)
    (finding,) = refusal.value.findings
    assert finding.message
    assert finding.remedy


@given(drafts(Offer), drafts(Offer), st.sets(st.sampled_from(sorted(Offer.model_fields))))
def test_a_part_of_a_file_leaves_the_rest_of_the_draft(
    typed: Document, base: Document, parts: set[str]
) -> None:
    whole = json.loads(export(Offer, FORM, typed, made_at=NOON))["values"]
    kept = deepcopy(base)
    intake = _taken({name: value for name, value in whole.items() if name in parts}, base)
    assert base == kept
    for name in Offer.model_fields:
        came = typed if name in parts and name in whole else base
        assert told(intake.document.get(name)) == told(came.get(name)) or not (
            told(intake.document.get(name)) or told(came.get(name))
        )


def test_the_file_holds_no_computed_and_no_announced_values() -> None:
    content = json.loads(export(Offer, FORM, document("typical"), made_at=NOON))
    assert content["made_at"] == "2026-11-24T12:00:00+00:00"
    assert "basics" not in content["values"]
    assert set(content) == {"format", "format_version", "form", "made_at", "values"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" " * (MAX_BYTES + 1), "PLIK-1"),
        (b"\xff\xfe{\x00", "PLIK-2"),
        (b'{"format": "ccop-form",', "PLIK-2"),
        (b'{"format": "ccop-form", "format": "ccop-form"}', "PLIK-2"),
        (b'{"format": ' + b"9" * 5000 + b"}", "PLIK-2"),
        (b"[" * 100_000 + b"]" * 100_000, "PLIK-3"),
        (_file({"task": {"title": [[[[[[[[[[[["x"]]]]]]]]]]]]}}), "PLIK-3"),
        (b'{"profile": {}}', "PLIK-4"),
        (_file({}, format="narzędzie"), "PLIK-4"),
        (b"{" + b",".join(b'"y%d":1' % n for n in range(80_000)) + b',"a":1,"a":2}', "PLIK-2"),
        (_file({}, format_version="1"), "PLIK-5"),
        (_file({}, format_version=True), "PLIK-5"),
        (_file({}, form="sprawozdanie/2018"), "PLIK-6"),
        (_file({}, form=7), "PLIK-6"),
        (_file([]), "PLIK-7"),
    ],
)
def test_each_wrong_file_is_told_apart(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse(data, FORM)
    assert [finding.code for finding in refusal.value.findings] == [code]


def test_a_file_saved_with_a_byte_order_mark_is_read() -> None:
    assert parse(b"\xef\xbb\xbf" + _file({}), FORM) == Portable(FORM, {})


def test_a_newer_format_and_a_newer_form_give_what_both_know() -> None:
    values = {"task": {"title": "Chór", "climate": "tak"}, "annex": {}}
    intake = _taken(values, format_version=3, form="oferta/2031", signature="…")
    assert intake.document == {"task": {"title": "Chór"}}
    assert [left.path for left in intake.left] == ["signature", "task.climate", "annex"]
    assert len(intake.remarks) == 2
    assert "oferta/2031" in intake.remarks[1]


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"task": {"title": 12}}, "task.title"),
        ({"task": {"title": "x" * (MAX_TEXT + 1)}}, "task.title"),
        ({"task": {"title": "\ud800"}}, "task.title"),
        ({"task": []}, "task"),
        ({"costs": {}}, "costs"),
        ({"costs": ["k1"]}, "costs[1]"),
        ({"other": {"payment": "może"}}, "other.payment"),
        ({"basics": {"authority": "Inny organ"}}, "basics.authority"),
        ({"funding": {"grant_years": "100"}}, "funding.grant_years"),
        ({"funding": {"grant_years": {"9": "100"}}}, "funding.grant_years.9"),
    ],
)
def test_what_cannot_be_taken_is_named_and_the_draft_stays(values: Any, path: str) -> None:
    base = {"task": {"title": "Chór"}, "costs": [{"id": "k1", "kind": "Nuty"}]}
    intake = _taken({**values, "results": [{"id": "r", "name": "Koncert"}]}, base)
    assert [left.path for left in intake.left] == [path]
    assert intake.document == {**base, "results": [{"id": "r", "name": "Koncert"}]} or (
        told(intake.document) == {**base, "results": [{"id": "r", "name": "Koncert"}]}
    )


def test_what_the_announcement_says_is_no_news_where_the_file_says_the_same() -> None:
    base = {"basics": {"authority": "Prezydent Miasta Częstochowy"}}
    intake = _taken(base, base)
    assert (intake.document, intake.taken, intake.left) == (base, 0, ())


def test_of_the_years_of_an_amount_those_are_taken_that_can_be_read() -> None:
    typed = {"1": 100, "2": "200", "3": None}
    intake = _taken({"funding": {"grant_years": typed}})
    assert intake.document == {"funding": {"grant_years": {"2": "200"}}}
    assert [left.path for left in intake.left] == ["funding.grant_years.1"]
    assert intake.taken == 1


def test_an_empty_value_empties_what_stood_in_the_draft_and_brings_nothing_new() -> None:
    empty = {"task": {"title": ""}, "funding": {"grant_years": {}}, "costs": []}
    full = {
        "task": {"title": "Chór"},
        "funding": {"grant_years": {"1": "100"}},
        "costs": [{"id": "k1"}],
    }
    assert _taken(empty, full).document == empty
    assert _taken(empty, {}).document == {}


def test_a_new_id_of_a_row_is_none_that_another_row_has() -> None:
    # "w1" is what the first row would be called; the draft and the file have it already.
    rows = [{"name": "a"}, {"id": "w1x", "name": "b"}]
    intake = _taken({"results": rows}, {"results": [{"id": "w1", "name": "c"}]})
    assert intake.document["results"] == [
        {"id": "w1xx", "name": "a"},
        {"id": "w1x", "name": "b"},
    ]


def test_rows_without_an_id_of_their_own_get_one_that_lasts() -> None:
    rows = [{"name": "a"}, {"id": "r", "name": "b"}, {"id": "r", "name": "c"}, {"id": "w 1"}]
    once, again = _taken({"results": rows}), _taken({"results": rows})
    assert once == again
    ids = [row["id"] for row in once.document["results"]]
    assert ids == ["w1", "r", "w3", "w4"]
    (remark,) = once.remarks
    assert "results" in remark
    assert "1, 3, 4" in remark
    assert [row.get("name") for row in once.document["results"]] == ["a", "b", "c", None]


def test_more_rows_than_a_table_may_have_are_counted() -> None:
    rows = [{"id": f"r{n}"} for n in range(MAX_ROWS + 7)]
    intake = _taken({"results": rows})
    assert len(intake.document["results"]) == MAX_ROWS
    assert "dalszych: 7" in intake.left[0].reason


def test_a_flood_of_unknown_fields_is_named_in_part_and_counted() -> None:
    intake = _taken({f"x{n}": 1 for n in range(MAX_LEFT + 50)})
    assert len(intake.left) == MAX_LEFT
    assert intake.more_left == 50


LASTING = {"offerors": "register_number"}


def test_an_organisation_that_stays_gets_what_it_lacks_and_shares_find_it() -> None:
    base = {"offerors": [{"id": "o1", "name": "Chór", "register_number": "KRS 1", "email": ""}]}
    values = {
        "shares": [{"id": "s1", "offeror": "old"}],
        "offerors": [
            {"id": "old", "name": "Chorek", "register_number": "KRS 1", "email": "a@b.example"},
            {"id": "x", "name": "Inna", "register_number": "KRS 2"},
        ],
    }
    intake = take(Portable(FORM, values), Offer, base, lasting=LASTING)
    (offeror,) = intake.document["offerors"]
    assert (offeror["name"], offeror["email"]) == ("Chór", "a@b.example")
    assert [left.path for left in intake.left] == ["offerors.old.name", "offerors.x"]
    assert get(intake.document, "shares.s1.offeror") == "o1"


def test_the_row_of_an_organisation_that_stays_keeps_its_id_and_takes_its_own_texts() -> None:
    base = {"offerors": [{"id": "o1", "register_number": "KRS 1", "phone": "34 000 00 00"}]}
    rows = [
        {"id": "o1", "phone": "34 000 00 01"},
        {"id": "x", "register_number": "KRS 1", "phone": "34 000 00 01", "email": ""},
    ]
    intake = take(Portable(FORM, {"offerors": rows}), Offer, base, lasting=LASTING)
    assert intake.document["offerors"] == [
        {"id": "o1", "register_number": "KRS 1", "phone": "34 000 00 01"}
    ]
    assert not intake.left


def test_a_share_of_an_organisation_that_stays_finds_its_row() -> None:
    base = {
        "offerors": [{"id": "o1", "register_number": "KRS 1"}],
        "shares": [{"id": "s1", "offeror": "o1"}],
    }
    values = {
        "shares": [
            {"id": "a", "offeror": "old", "years": {"1": "100"}},
            {"id": "b", "offeror": "x", "years": {"1": "200"}},
        ],
        "offerors": [{"id": "old", "register_number": "KRS 1"}],
    }
    lasting = {**LASTING, "shares": "offeror"}
    intake = take(Portable(FORM, values), Offer, base, lasting=lasting)
    assert intake.document["shares"] == [{"id": "s1", "offeror": "o1", "years": {"1": "100"}}]
    assert [left.path for left in intake.left] == ["shares.b"]


@given(drafts(Offer))
def test_a_draft_with_lasting_rows_comes_back_the_same(typed: Document) -> None:
    data = export(Offer, FORM, typed, made_at=NOON)
    lasting = {**LASTING, "shares": "offeror"}
    intake = take(parse(data, FORM), Offer, typed, lasting=lasting)
    assert told(intake.document) == told(typed)
