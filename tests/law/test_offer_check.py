"""What `check_offer` says of a whole paper: what is missing, unreadable or unknown, in order."""

import json
import timeit
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccop.law.findings import Finding, Refused
from ccop.law.forms.base import missing, read, seal, unseal
from ccop.law.forms.document import Document
from ccop.law.forms.offer_2018 import Offer
from ccop.law.offer_rules import check_offer
from tests.law.offers import CALLS, document, findings, offer, terms

FIRST_STEPS = ["basics", "offerors", "contact", "task", "actions", "results", "profile", "costs"]


@pytest.mark.parametrize("example", CALLS)
def test_a_complete_offer_has_no_finding_and_can_be_sealed(example: str) -> None:
    reading = offer(example)
    assert check_offer(reading, terms(example)) == []
    assert reading.unknown == ()
    assert seal(reading.draft).startswith(b"{")


@pytest.mark.parametrize("example", CALLS)
def test_a_sealed_offer_reads_back_as_itself(example: str) -> None:
    draft = offer(example).draft
    assert unseal(Offer, json.loads(seal(draft))) == draft


def test_an_empty_paper_is_told_everything_that_it_lacks() -> None:
    found = check_offer(read(Offer, {}), None)
    assert {finding.code for finding in found} == {"FORM-1"}
    places = [finding.where for finding in found]
    assert set(missing(Offer())) < set(places)
    assert {"offerors", "actions", "costs"} < set(places)


def test_findings_come_in_the_order_of_the_print() -> None:
    tops = [
        finding.where.split(".")[0] for finding in check_offer(read(Offer, {}), terms("minimal"))
    ]
    assert list(dict.fromkeys(tops))[: len(FIRST_STEPS)] == FIRST_STEPS


def test_rows_are_named_as_people_see_them() -> None:
    (finding,) = findings("typical", {"costs.k5.unit": ""})
    assert finding.message == "Puste pole: Rodzaj miary (pozycja I.2.3.)."
    assert (finding.where, finding.citation) == ("costs.k5.unit", "wzór oferty, pkt V.A")
    (finding,) = findings("typical", {"actions.a3.group": " "})
    assert "(działanie 3)" in finding.message


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("statements.truth", "Nie potwierdzono oświadczenia VII.6."),
        ("statements.taxes", "Brak odpowiedzi w pkt VII.3."),
        ("funding.own_in_kind", "Puste pole: Wkład własny niefinansowy."),
    ],
)
def test_what_is_missing_is_named_briefly(path: str, message: str) -> None:
    assert [finding.message for finding in findings("minimal", {path: ""})] == [message]


def test_what_cannot_be_read_is_told_once_and_not_as_missing() -> None:
    (finding,) = findings("minimal", {"task.title": "Koncert 🙂"})
    assert (finding.code, finding.where) == ("FORM-2", "task.title")
    assert "U+1F642" in finding.message
    assert finding.citation == "wzór oferty, pkt III.1"


def test_an_unreadable_amount_of_a_year_points_at_its_column() -> None:
    found = findings("typical", {"costs.k1.years.1": "1.350"})
    assert [(finding.code, finding.where) for finding in found] == [("FORM-2", "costs.k1.years.1")]


def test_a_field_that_the_form_lacks_is_told_before_it_is_lost() -> None:
    found = check_offer(read(Offer, document("minimal") | {"opis": "x"}), terms("minimal"))
    assert [(finding.code, finding.severity, finding.where) for finding in found] == [
        ("FORM-3", "warning", "opis")
    ]


def test_a_finding_is_its_own_rule_unless_it_guards_one_of_the_act() -> None:
    (too_much,) = findings("minimal", {"costs.k1.action": "a9"})[:1]
    assert too_much.rule == too_much.code
    guarded = Finding("OF-01", "error", "Za długo.", "art. 16 ust. 3 ustawy", rule="ART16-3")
    assert guarded.to_json()["rule"] == "ART16-3"
    assert str(Refused(guarded)) == "OF-01: Za długo."


def test_every_finding_says_where_it_is_written() -> None:
    for finding in check_offer(read(Offer, {"costs": [{"id": "k1"}]}), terms("minimal")):
        assert finding.citation
        assert finding.remedy


def test_the_longest_offer_is_checked_in_a_blink() -> None:
    reading, limits = offer("longest"), terms("longest")
    times = timeit.repeat(lambda: check_offer(reading, limits), number=1, repeat=5)
    assert min(times) < 0.05  # some 2 ms on an idle machine


LEAVES = [
    "task.start",
    "task.end",
    "task.title",
    "actions.a1.year",
    "actions.a1.start",
    "actions.a5.end",
    "costs.k1.action",
    "costs.k1.unit_cost",
    "costs.k1.quantity",
    "costs.k3.years.1",
    "costs.k3.years.7",
    "admin_costs.z1.unit_cost",
    "funding.grant",
    "funding.own_financial",
    "funding.own_in_kind",
    "funding.fees",
    "funding.grant_years.1",
    "other.payment",
    "statements.taxes",
    "results.r1.target",
]
typed_texts = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["", "0", "1,50", "99 999 999,99", "01.01.2027", "29.02.2028", "1", "5", "tak"]
    ),
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(LEAVES), typed_texts))
def test_whatever_is_typed_the_check_answers(changes: dict[str, str]) -> None:
    for finding in check_offer(offer("typical", changes), terms("typical")):
        assert finding.message


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([*FIRST_STEPS, "shares", "funding"]), json_values))
def test_a_document_of_any_shape_is_answered(shapeless: Document) -> None:
    assert check_offer(read(Offer, shapeless), terms("minimal"))
