"""What an earlier offer gives to a new one, and what stays behind with a reason."""

from copy import deepcopy

import pytest

from ccop.law.forms.document import get
from ccop.law.offer_copying import Carried, carried
from tests.law.offers import document, terms


def _carried(name: str, changes: dict[str, str], **of_the_call: object) -> Carried:
    return carried(document(name, changes), terms("minimal", of_the_call))


CALL = {"starts_on": "2027-01-01", "ends_on": "2027-12-31"}


def _left(carrying: Carried) -> dict[str, str]:
    return {left.path: left.reason for left in carrying.left}


def test_dates_of_the_new_call_are_carried_and_others_are_left_with_the_old_ones_told() -> None:
    typed = {"task.start": "01.03.2027", "task.end": "31.12.2028", "task.title": "Chór"}
    result = _carried("minimal", typed, **CALL)
    assert get(result.values, "task.start") == "01.03.2027"
    assert "end" not in result.values["task"]
    assert "01.01.2027–31.12.2027" in _left(result)["task.end"]
    assert "31.12.2028" in _left(result)["task.end"]
    assert get(result.values, "task.title") == "Chór"


def test_what_is_no_date_yet_is_carried_as_it_is() -> None:
    result = _carried("minimal", {"task.start": "wiosną"}, **CALL)
    assert get(result.values, "task.start") == "wiosną"


def test_years_that_the_call_does_not_have_stay_behind() -> None:
    typed = {"actions.d1.year": "2", "funding.grant_years.2": "500", "funding.grant_years.1": "300"}
    values = {"actions": [{"id": "d1"}], "funding": {}}
    result = carried(
        {
            **values,
            "actions": [{"id": "d1", "year": typed["actions.d1.year"]}],
            "funding": {"grant_years": {"1": "300", "2": "500"}},
        },
        terms("minimal", CALL),
    )
    assert result.values["funding"] == {"grant_years": {"1": "300"}}
    assert result.values["actions"] == [{"id": "d1"}]
    assert set(_left(result)) == {"actions.d1.year", "funding.grant_years.2"}


def test_a_grant_above_the_limit_stays_behind_and_one_below_is_carried() -> None:
    above = _carried("minimal", {"funding.grant": "1 000,01"}, **CALL, max_grant="1000.00")
    assert "1 000,00 zł" in _left(above)["funding.grant"].replace("\u00a0", " ")
    below = _carried("minimal", {"funding.grant": "1 000,00"}, **CALL, max_grant="1000.00")
    assert get(below.values, "funding.grant") == "1 000,00"
    assert below.remarks


@pytest.mark.parametrize("typed", ["dużo", "1.000"])
def test_a_grant_that_cannot_be_read_is_carried_as_it_is(typed: str) -> None:
    result = _carried("minimal", {"funding.grant": typed}, **CALL, max_grant="1.00")
    assert get(result.values, "funding.grant") == typed
    assert "funding.grant" not in _left(result)


def test_statements_are_made_anew() -> None:
    result = _carried("minimal", {}, **CALL)
    assert "statements" not in result.values
    assert "na nowo" in _left(result)["statements"]


def test_what_partners_agreed_on_stays_with_the_joint_offer() -> None:
    result = carried(
        {
            "offerors": [{"id": "o1"}, {"id": "o2"}],
            "shares": [{"id": "s", "offeror": "o1"}],
            "other": {"joint": "Razem.", "more": "Sala."},
        },
        terms("minimal", CALL),
    )
    assert set(_left(result)) == {"shares", "other.joint"}
    assert result.values["other"] == {"more": "Sala."}


def test_a_joint_offer_without_any_agreement_leaves_nothing_behind() -> None:
    offerors = [{"id": "o1"}, {"id": "o2"}]
    result = carried({"offerors": offerors, "other": {"more": "Sala."}}, terms("minimal", CALL))
    assert result.left == ()
    assert result.values == {"offerors": offerors, "other": {"more": "Sala."}}


def test_what_the_earlier_offer_left_empty_empties_nothing() -> None:
    values = {"task": {"title": "", "summary": "Opis"}, "results": [], "other": {"more": ""}}
    assert carried(values, terms("minimal", CALL)).values == {
        "task": {"summary": "Opis"},
        "other": {},
    }


def test_the_earlier_offer_stays_as_it_is() -> None:
    values = document("typical")
    kept = deepcopy(values)
    carried(values, terms("minimal", CALL))
    assert values == kept
