"""Local initiative (art. 19b-19h): who, what, when, with which contribution, and no money."""

from datetime import date
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.findings import Finding
from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at
from ccop.law.rules.local_initiative import (
    answer_by,
    contribution,
    fixed_term,
    joint_papers,
    no_money_to_applicant,
    social_work_first,
    who_and_what,
)
from ccop.law.spheres import spheres

LAW = parameters_at(date(2026, 11, 4))
SIGNED = date(2026, 11, 4)
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def _motion(
    field: str,
    *,
    narrowed: bool = False,
    applicant: Literal["mieszkaniec", "inny"] = "mieszkaniec",
    in_city: bool = True,
) -> list[Finding]:
    return who_and_what(
        LAW, field=field, narrowed=narrowed, applicant=applicant, in_city=in_city
    )  # fmt: skip


def test_only_the_fields_that_the_act_names_serve_a_local_initiative() -> None:
    # art. 19b ust. 1: pkt 13; 3, 4, 5, 16, 27; 14 in part; 17, 19; 18 in part; 20; 32a.
    allowed = {code for code in spheres() if not _motion(code, narrowed=True)}
    assert allowed == {"3", "4", "5", "13", "14", "16", "17", "18", "19", "20", "27", "32a"}


def test_education_and_ecology_count_in_part() -> None:
    (education,), (ecology,) = _motion("14"), _motion(" 18 ")
    assert education.where == ecology.where == "narrowed"
    assert "edukacja, oświata i wychowanie" in education.message
    assert "ochrona przyrody" in ecology.message


def test_residents_of_the_city_apply() -> None:
    found = _motion("16", applicant="inny", in_city=False)
    assert [each.where for each in found] == ["applicant", "in_city"]


def test_a_motion_is_answered_within_a_month() -> None:
    # By hand: filed on 31.01.2027, the month ends on the last of February, 28.02, a Sunday; so
    # Monday 1.03.2027. In the leap year 2028: 29.02, a Tuesday.
    term = answer_by(LAW, filed=date(2027, 1, 31)).value
    assert (term.nominal, term.last) == (date(2027, 2, 28), date(2027, 3, 1))
    answer = answer_by(LAW, filed=date(2028, 1, 31))
    assert answer.value.last == date(2028, 2, 29)
    assert "zawiadamia o przyczynie" in answer.steps[-1]


@given(days)
def test_a_later_motion_is_never_answered_earlier_nor_on_a_day_off(filed: date) -> None:
    last = answer_by(LAW, filed=filed).value.last
    assert last <= answer_by(LAW, filed=filed + DAY).value.last
    assert LAW.calendar.is_working_day(last)


@pytest.mark.parametrize(("others", "found"), [((), 0), (("30", "39.9"), 0), (("40",), 1)])
def test_social_work_weighs_most(others: tuple[str, ...], found: int) -> None:
    weights = tuple(map(Decimal, others))
    findings = social_work_first(LAW, social_work=Decimal(40), others=weights)
    assert [each.severity for each in findings] == ["warning"] * found


def test_the_contract_has_its_last_day() -> None:
    (finding,) = fixed_term(LAW, signed=SIGNED)
    assert (finding.code, finding.where) == ("ART19D-1", "ends")
    assert fixed_term(LAW, signed=SIGNED, ends=SIGNED) == []
    with pytest.raises(BadInputs):
        fixed_term(LAW, signed=SIGNED, ends=SIGNED - DAY)


def test_one_kind_of_contribution_is_enough() -> None:
    (finding,) = contribution(LAW, things=" ", money=Decimal(0))
    assert finding.citation == "art. 19e ustawy"
    assert contribution(LAW, work_hours=1) == []
    assert contribution(LAW, money=Decimal("0.01")) == []
    assert contribution(LAW, things="farba") == []


def test_residents_get_no_money() -> None:
    (finding,) = no_money_to_applicant(LAW, paid=Decimal("0.01"))
    assert "0,01\u00a0zł" in finding.message
    assert no_money_to_applicant(LAW, paid=Decimal(0)) == []


def test_timetable_and_budget_are_there_on_the_day_of_signing() -> None:
    found = joint_papers(LAW, signed=SIGNED, budget=SIGNED + DAY)
    assert [each.where for each in found] == ["timetable", "budget"]
    assert joint_papers(LAW, signed=SIGNED, timetable=SIGNED, budget=SIGNED - DAY) == []
