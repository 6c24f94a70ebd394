"""Volunteering (art. 42-50): who, the agreement, insurance, minors."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at
from ccop.law.rules.volunteering import (
    Consent,
    accident_cover,
    agreement_contents,
    danger_abroad,
    duties,
    insured,
    may_have_volunteers,
    minors,
    waiver_in_writing,
    written_form,
)

LAW = parameters_at(date(2026, 11, 4))
FIRST = date(2027, 4, 1)
DAY_30, DAY_31 = date(2027, 4, 30), date(2027, 5, 1)
CONSENTS = get_args(Consent)


def test_only_those_whom_the_act_names_have_volunteers_and_not_for_business() -> None:
    (kind,) = may_have_volunteers(LAW, kind="inny", business=True)
    (business,) = may_have_volunteers(LAW, kind="organizacja pozarządowa", business=True)
    assert (kind.where, business.where) == ("kind", "business")
    assert may_have_volunteers(LAW, kind="organizacja pozarządowa", business=False) == []
    # art. 42 ust. 1: business is not left out of what medical entities do.
    assert may_have_volunteers(LAW, kind="podmiot leczniczy", business=True) == []


def test_an_agreement_says_four_things() -> None:
    missed = agreement_contents(LAW, scope="opieka", time=" ")
    assert [each.where for each in missed] == ["manner", "time", "termination"]
    assert agreement_contents(LAW, scope="a", manner="b", time="c", termination="d") == []


def test_the_written_form_begins_with_day_31() -> None:
    # By hand: 1-30 April are 30 days, both counted; 1 May is day 31.
    assert written_form(LAW, begins=FIRST, ends=DAY_30, written=False) == []
    (finding,) = written_form(LAW, begins=FIRST, ends=DAY_31, written=False)
    assert finding.code == "ART44-4"
    assert "liczba dni: 31" in finding.message
    assert written_form(LAW, begins=FIRST, ends=DAY_31, written=True) == []


def test_an_agreement_without_an_end_is_in_writing() -> None:
    (finding,) = written_form(LAW, begins=FIRST, written=False)
    assert "bez określonego końca" in finding.message


def test_the_three_duties_are_asked_one_by_one() -> None:
    assert [each.where for each in duties(LAW, safe=True)] == ["informed", "costs"]
    assert duties(LAW, informed=True, safe=True, costs=True) == []


def test_a_waiver_is_valid_in_writing_only() -> None:
    (finding,) = waiver_in_writing(LAW, waived=True)
    assert "nieważna" in finding.message
    assert waiver_in_writing(LAW, waived=True, written=True) == []
    assert waiver_in_writing(LAW, waived=False) == []


def test_insurance_is_bought_up_to_day_30_and_the_state_provides_from_day_31() -> None:
    assert accident_cover(LAW, begins=FIRST, ends=DAY_30).value == "korzystający"
    assert accident_cover(LAW, begins=FIRST, ends=DAY_31).value == "państwo"
    assert accident_cover(LAW, begins=FIRST).value == "państwo"
    (finding,) = insured(LAW, begins=FIRST, ends=DAY_30, bought=False)
    assert finding.code == "ART46-2"
    assert "01.04.2027" in finding.remedy
    assert insured(LAW, begins=FIRST, ends=DAY_31, bought=False) == []
    assert insured(LAW, begins=FIRST, ends=DAY_30, bought=True) == []


def test_an_end_before_the_beginning_is_refused_in_words() -> None:
    with pytest.raises(BadInputs, match="przed początkiem"):
        accident_cover(LAW, begins=FIRST, ends=FIRST - DAY)


@given(st.dates(date(2024, 9, 17), date(2090, 1, 1)), st.integers(0, 400))
def test_either_the_agreement_is_written_or_insurance_is_bought(begins: date, more: int) -> None:
    ends = begins + timedelta(days=more)
    written = written_form(LAW, begins=begins, ends=ends, written=False)
    bought = insured(LAW, begins=begins, ends=ends, bought=False)
    assert len(written) + len(bought) == 1


def test_danger_abroad_needs_both_insurances() -> None:
    assert [each.where for each in danger_abroad(LAW, danger=True)] == ["accidents", "treatment"]
    assert danger_abroad(LAW, danger=True, accidents=True, treatment=True) == []
    assert danger_abroad(LAW, danger=False) == []


@pytest.mark.parametrize(
    ("born", "consent"),
    [
        # By hand, for an agreement of 4.11.2026: 13 is reached by who was born by 4.11.2013.
        (date(2013, 11, 5), CONSENTS[0]),
        (date(2013, 11, 4), CONSENTS[1]),
        (date(2008, 11, 5), CONSENTS[1]),
        (date(2008, 11, 4), CONSENTS[2]),
    ],
)
def test_the_age_on_the_day_of_the_agreement_decides(born: date, consent: Consent) -> None:
    answer = minors(LAW, born=born, signed=date(2026, 11, 4))
    assert answer.value.consent == consent


def test_who_was_born_on_29_february_comes_of_age_on_the_28th_of_a_plain_year() -> None:
    # By hand: 2008 + 18 = 2026, no leap year; art. 112 k.c. with the last day of the month.
    answer = minors(LAW, born=date(2008, 2, 29), signed=date(2026, 2, 28))
    assert answer.value.adult_from == date(2026, 2, 28)
    assert answer.value.consent == "samodzielnie"


def test_nobody_signs_before_birth() -> None:
    with pytest.raises(BadInputs):
        minors(LAW, born=date(2026, 11, 5), signed=date(2026, 11, 4))
