"""Digital accessibility of public pages."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.computed import FixedDay
from ccop.law.days_off import DAY
from ccop.law.parameters import parameters_at
from ccop.law.rules.digital_accessibility import (
    Detail,
    Section,
    binds_organisation,
    declaration_details,
    declaration_sections,
    demand_contents,
    fulfil_by,
    fulfil_later_by,
    highest_fine,
    recording_by,
    refusal,
    review_by,
    reviewed_in_time,
)

LAW = parameters_at(date(2026, 11, 4))
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def test_health_disability_and_seniors_bind_an_organisation() -> None:
    # art. 2 pkt 5: organisations active in pkt 6, 7 or 10 of art. 4 ust. 1.
    assert binds_organisation(LAW, fields=("16", " 7 ")).value
    assert not binds_organisation(LAW, fields=("16", "70")).value
    assert "nr 6, 10" in binds_organisation(LAW, fields=("10", "6")).steps[0]


def test_a_declaration_has_all_its_sections() -> None:
    sections = get_args(Section)
    assert len(declaration_sections(LAW)) == len(sections) == 8
    assert declaration_sections(LAW, present=sections) == []


def test_ten_details_are_demanded_and_that_of_an_application_where_there_is_one() -> None:
    details = get_args(Detail)
    assert len(details) == 10
    assert len(declaration_details(LAW)) == 9
    assert len(declaration_details(LAW, has_app=True)) == 10
    present = tuple(each for each in details if not each.startswith("aplikacja"))
    assert declaration_details(LAW, present=present) == []
    (application,) = declaration_details(LAW, present=present, has_app=True)
    assert application.citation == "art. 10 ust. 4 pkt 8 ustawy o dostępności cyfrowej"


def test_the_declaration_is_reviewed_by_31_march_of_each_year() -> None:
    # By hand: 31.03.2029 is Holy Saturday (Easter is 1.04.2029); Good Friday is a working day.
    assert review_by(LAW, year=2029).value == FixedDay(date(2029, 3, 31), date(2029, 3, 30))


@pytest.mark.parametrize(
    ("reviewed", "today", "due"),
    [
        (date(2025, 2, 1), date(2026, 3, 31), ""),
        (date(2025, 12, 31), date(2026, 4, 1), "31.03.2026"),
        (date(2024, 12, 31), date(2026, 3, 31), "31.03.2025"),
        (date(2026, 1, 1), date(2026, 4, 1), ""),
    ],
)
def test_a_year_without_a_review_is_found_after_its_term(
    reviewed: date, today: date, due: str
) -> None:
    found = reviewed_in_time(LAW, reviewed=reviewed, today=today)
    assert [due in each.message for each in found] == [True] * bool(due)


def test_a_change_after_the_review_asks_for_another() -> None:
    today = date(2026, 11, 4)
    changed = reviewed_in_time(LAW, reviewed=today - DAY, changed=today, today=today)
    assert [each.where for each in changed] == ["changed"]
    assert reviewed_in_time(LAW, reviewed=today, changed=today, today=today) == []


def test_a_demand_says_who_what_and_how() -> None:
    missed = demand_contents(LAW, element="mapa", wants_alternative=True)
    assert [each.where for each in missed] == ["contact", "way", "alternative"]
    assert demand_contents(LAW, contact="a", element="b", way="c") == []
    said = demand_contents(
        LAW, contact="a", element="b", way="c", wants_alternative=True, alternative="telefon"
    )
    assert said == []


def test_a_demand_is_met_in_seven_days_and_at_the_latest_in_two_months() -> None:
    # By hand: 4.11.2026 + 7 = 11.11, a holiday, so 12.11. 31.12.2026 + 2 months = 28.02.2027,
    # a Sunday, so 1.03.2027.
    assert fulfil_by(LAW, demanded=date(2026, 11, 4)).value.last == date(2026, 11, 12)
    later = fulfil_later_by(LAW, demanded=date(2026, 12, 31)).value
    assert (later.nominal, later.last) == (date(2027, 2, 28), date(2027, 3, 1))


@given(days)
def test_a_later_demand_is_never_due_earlier_nor_on_a_day_off(demanded: date) -> None:
    first, next_day = (fulfil_by(LAW, demanded=day).value for day in (demanded, demanded + DAY))
    assert first.last <= next_day.last
    assert first.last < fulfil_later_by(LAW, demanded=demanded).value.last
    assert LAW.calendar.is_working_day(first.last)


def test_a_refusal_has_one_reason_and_an_alternative() -> None:
    assert [each.where for each in refusal(LAW, reason="inny")] == ["reason", "alternative"]
    rightly = refusal(
        LAW,
        reason="integralność lub wiarygodność informacji",
        alternative="odczyt przez telefon",
    )
    assert rightly == []


def test_a_recording_is_accessible_in_14_days_or_as_announced_in_two_months() -> None:
    # By hand: 4.11.2026 + 14 = Wednesday 18.11; + 2 months = Monday 4.01.2027.
    answer = recording_by(LAW, ended=date(2026, 11, 4)).value
    assert answer.ordinary.last == date(2026, 11, 18)
    assert answer.extended.last == date(2027, 1, 4)


def test_the_fines_have_their_limits() -> None:
    assert highest_fine(LAW, lack="uporczywy brak dostępności").value == 10000
    assert highest_fine(LAW, lack="brak deklaracji albo deklaracja niepełna").value == 5000
