"""The open form of an offer: everything but the people."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.forms.offer_2018 import Offer
from ccop.law.forms.redaction import BLACKENED, redacted


def _offer(summary: str) -> dict[str, Any]:
    return {
        "offerors": [
            {"id": "o", "name": "Stowarzyszenie (przykład)", "email": "ngo@przyklad.example"}
        ],
        "contact": {"name": "Anna Próbna (przykład)", "phone": "600 000 000"},
        "task": {"title": "Chór", "summary": summary},
        "costs": [{"id": "k1", "kind": "Nuty", "years": {"1": "120,00"}}],
        "unknown": {"x": "y"},
    }


def test_personal_leaves_are_blackened_and_everything_else_stays() -> None:
    assert redacted(Offer, _offer("Warsztaty.")) == {
        "offerors": [
            {"id": "o", "name": "Stowarzyszenie (przykład)", "email": "ngo@przyklad.example"}
        ],
        "contact": {"name": BLACKENED, "phone": BLACKENED},
        "task": {"title": "Chór", "summary": "Warsztaty."},
        "costs": [{"id": "k1", "kind": "Nuty", "years": {"1": "120,00"}}],
        "unknown": {},
    }


@pytest.mark.parametrize(
    "named",
    [
        "Anna Próbna",
        "Annę Próbną",
        "Anny Próbnej",
        "Próbna",
        "anna@przyklad.example",
        "600 000 000",
        "+48 600-000-000",
        "34 370 00 00",
        "(34) 370 00 00",
        "44051401359",
    ],
)
def test_people_and_their_contacts_are_blackened_in_sentences(named: str) -> None:
    shown = redacted(Offer, _offer(f"Prowadzi {named}, od lat."))
    assert shown["task"]["summary"] == f"Prowadzi {BLACKENED}, od lat."


def test_a_person_known_beside_the_form_is_blackened_as_well() -> None:
    shown = redacted(Offer, _offer("Zatwierdził Jan Wzorowy."), ["Jan Wzorowy (przykład)"])
    assert shown["task"]["summary"] == f"Zatwierdził {BLACKENED}."


@pytest.mark.parametrize("plain", ["12 000,00 zł", "od 01.03.2027 do 30.11.2027", "ul. Nowa 5/12"])
def test_amounts_dates_and_addresses_stay(plain: str) -> None:
    assert redacted(Offer, _offer(plain))["task"]["summary"] == plain


def test_what_is_no_text_is_not_shown() -> None:
    document = {"task": {"title": "Chór", "start": 20270301, "end": None}, "costs": [{"id": "k"}]}
    assert redacted(Offer, document) == {"task": {"title": "Chór"}, "costs": [{"id": "k"}]}


@given(st.text())
def test_what_stood_in_a_personal_leaf_is_never_shown_there(text: str) -> None:
    document = {"contact": {"name": text, "email": text, "phone": text}}
    assert redacted(Offer, document) == {"contact": dict.fromkeys(document["contact"], BLACKENED)}
