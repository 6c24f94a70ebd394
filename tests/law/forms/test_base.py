"""A form is read from whatever was typed: what can be taken is taken, and the rest is named."""

from datetime import date
from decimal import Decimal

import pytest

from ccop.law.forms.base import read, specs
from ccop.law.forms.offer_2018 import Offer


def test_typed_texts_become_values_and_empty_ones_stay_empty() -> None:
    typed = {
        "task": {"title": "Chór", "start": "1.03.2027", "summary": " \u200b"},
        "costs": [{"id": "k1", "quantity": "0,5", "years": {"2": "1 250,00 zł"}}],
    }
    reading = read(Offer, typed)
    assert (reading.unreadable, reading.unknown) == ({}, ())
    assert (reading.draft.task.title, reading.draft.task.start) == ("Chór", date(2027, 3, 1))
    assert reading.draft.task.summary is None
    (cost,) = reading.draft.costs
    assert (cost.quantity, cost.years) == (Decimal("0.5"), {"2": Decimal("1250.00")})


@pytest.mark.parametrize("value", [5, True, ["Chór"], {"text": "Chór"}])
def test_a_value_that_is_no_text_is_unreadable(value: object) -> None:
    reading = read(Offer, {"task": {"title": value}})
    assert reading.unreadable == {"task.title": "Wpisz tę wartość jako tekst."}
    assert reading.draft.task.title is None


def test_an_answer_that_the_form_does_not_offer_is_unreadable() -> None:
    reading = read(Offer, {"statements": {"truth": "tak", "taxes": "nie wiem"}})
    assert reading.unreadable == {"statements.taxes": "Wybierz jedną z podanych odpowiedzi."}
    assert (reading.draft.statements.truth, reading.draft.statements.taxes) == ("tak", None)


@pytest.mark.parametrize(
    ("document", "unknown"),
    [
        ([], ""),
        ({"task": "Chór"}, "task"),
        ({"funding": {"grant_years": "100"}}, "funding.grant_years"),
        ({"costs": {"k1": {}}}, "costs"),
        ({"annex": {}}, "annex"),
    ],
)
def test_what_the_form_does_not_have_is_named_by_its_place(document: object, unknown: str) -> None:
    reading = read(Offer, document)
    assert (reading.draft, reading.unknown) == (Offer(), (unknown,))


def test_a_field_that_a_row_does_not_have_is_named_and_the_row_kept() -> None:
    reading = read(Offer, {"costs": [{"id": "k1", "kind": "Nuty", "colour": "czarny"}]})
    assert reading.unknown == ("costs.k1.colour",)
    assert [cost.kind for cost in reading.draft.costs] == ["Nuty"]


def test_rows_without_an_id_are_named_and_the_others_kept() -> None:
    reading = read(Offer, {"results": [{"name": "a"}, {"id": 7}, "b", {"id": "r", "name": "c"}]})
    assert reading.unknown == ("results",)
    assert [(result.id, result.name) for result in reading.draft.results] == [("r", "c")]


def test_a_field_is_optional_only_where_neither_the_form_nor_a_rule_wants_it() -> None:
    known = specs(Offer)
    assert not known["task.title"].optional
    assert known["other.more"].optional
    # Not required of everybody, but a joint offer must have it.
    assert not known["other.joint"].required
    assert not known["other.joint"].optional
