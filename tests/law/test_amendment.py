"""What may be added to the parameters of the law, and how it is read."""

from dataclasses import replace
from datetime import date

import pytest

from ccop.law.amendment import (
    Amendment,
    already_decided,
    amended,
    another_proposal,
    day_off_code,
    not_an_operator,
    own_proposal,
    unexplained_rejection,
)
from ccop.law.findings import Finding, Refused
from ccop.law.parameters import Parameter, Table, table

TODAY = date(2026, 11, 26)
LAW = table()
YEARS = Amendment(
    code="contract.years",
    value="3",
    valid_from=date(2027, 1, 1),
    legal_basis="art. 16 ust. 3 ustawy",
)
BRIDGE = Amendment(
    code="day_off.12-28",
    value="Dzień Przykładu",
    valid_from=date(2026, 12, 28),
    valid_to=date(2026, 12, 28),
    legal_basis="ustawa (przykład)",
)


def _codes(wish: Amendment, law: Table = LAW) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refusal:
        amended(wish, law, TODAY)
    for finding in refusal.value.findings:
        assert finding.message
        assert finding.citation
        assert finding.remedy
    return [(finding.code, finding.where) for finding in refusal.value.findings]


def _example(unit: str, status: str = "confirmed") -> Table:
    row = Parameter.model_validate(
        {
            "code": "example.number",
            "title": "Przykład",
            "value": "31-01" if unit == "date" else "1",
            "unit": unit,
            "valid_from": date(2024, 1, 1),
            "legal_basis": "art. 1",
            "status": status,
        }
    )
    return Table((row,))


def test_a_value_takes_title_and_unit_from_the_known_parameter() -> None:
    row = amended(YEARS, LAW, TODAY)
    known = LAW.on(TODAY)["contract.years"]
    assert (row.title, row.unit, row.value) == (known.title, known.unit, "3")
    assert row.status == "confirmed"
    after = LAW.with_rows([row])
    assert after.on(date(2026, 12, 31))["contract.years"].count == 5
    assert after.on(date(2027, 1, 1))["contract.years"].count == 3


def test_a_number_of_practice_stays_one() -> None:
    wish = replace(YEARS, code="competition.max_grant_pct", value="85")
    assert amended(wish, LAW, TODAY).status == "practice"


@pytest.mark.parametrize(
    ("unit", "typed", "stored"),
    [
        ("day", " 30 ", "30"),
        ("count", "0", "0"),
        ("PLN", "12 000 zł", "12000.00"),
        ("%", "12,5", "12.5"),
        ("date", "31.01", "01-31"),
        ("date", "01-31", "01-31"),
        ("text", " Dz. U.  z 2027 r. poz. 1 ", "Dz. U. z 2027 r. poz. 1"),
    ],
)
def test_values_are_read_as_people_write_them(unit: str, typed: str, stored: str) -> None:
    wish = replace(YEARS, code="example.number", value=typed)
    row = amended(wish, _example(unit), TODAY)
    assert row.value == stored
    assert amended(replace(wish, value=stored), _example(unit), TODAY) == row


@pytest.mark.parametrize(
    ("unit", "typed"),
    [
        ("day", ""),
        ("day", "trzy"),
        ("day", "30 dni"),
        ("day", "-3"),
        ("day", "2,5"),
        ("day", "99999999"),
        ("year", "101"),
        ("PLN", "30 dni"),
        ("PLN", "-1"),
        ("PLN", "0,001"),
        ("%", "100,5"),
        ("date", "30.02"),
        ("date", "29.02"),
        ("date", "wiosna"),
        ("text", " "),
        ("text", "\u4e2d"),
    ],
)
def test_what_is_no_value_of_the_unit_is_refused_at_its_field(unit: str, typed: str) -> None:
    wish = replace(YEARS, code="example.number", value=typed)
    assert _codes(wish, _example(unit)) == [("PAR-2", "value")]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wish = replace(YEARS, value="x", legal_basis=" ", valid_from=date(2026, 1, 1))
    assert _codes(wish) == [("PAR-2", "value"), ("PAR-3", "legal_basis"), ("PAR-4", "reason")]


def test_a_past_day_needs_a_reason_and_today_does_not() -> None:
    assert _codes(replace(YEARS, valid_from=date(2026, 11, 25))) == [("PAR-4", "reason")]
    assert amended(replace(YEARS, valid_from=TODAY), LAW, TODAY)
    reasoned = replace(YEARS, valid_from=date(2026, 11, 25), reason="Pomyłka.")
    assert amended(reasoned, LAW, TODAY)


def test_the_same_value_and_day_are_refused_twice() -> None:
    law = LAW.with_rows([amended(YEARS, LAW, TODAY)])
    assert _codes(YEARS, law) == [("PAR-5", "value")]
    assert amended(replace(YEARS, value="4"), law, TODAY)


def test_what_was_not_compared_with_the_act_can_be_entered_as_compared() -> None:
    known = LAW.on(TODAY)["act.reference"]
    assert known.status == "unconfirmed"
    wish = Amendment(known.code, known.value, known.valid_from, known.legal_basis, "Porównano.")
    assert amended(wish, LAW, TODAY).status == "confirmed"


@pytest.mark.parametrize("code", ["contract.days", "day_off.easter+7", "day_off.", "day_off.1-1"])
def test_only_a_day_of_the_year_may_be_a_new_code(code: str) -> None:
    assert _codes(replace(YEARS, code=code)) == [("PAR-1", "")]


def test_a_day_off_for_one_day_moves_the_terms_of_that_day_alone() -> None:
    law = LAW.with_rows([amended(BRIDGE, LAW, TODAY)])
    assert law.calendar.next_working_day(date(2026, 12, 28)) == date(2026, 12, 29)
    assert law.calendar.is_working_day(date(2027, 12, 28))
    assert _codes(BRIDGE, law) == [("PAR-5", "value")]
    assert _codes(replace(BRIDGE, value="Inna nazwa"), law) == [("PAR-6", "valid_from")]


def test_a_day_off_from_a_day_on_ends_with_an_ordinary_day() -> None:
    yearly = replace(BRIDGE, valid_to=None)
    law = LAW.with_rows([amended(yearly, LAW, TODAY)])
    assert not law.calendar.is_working_day(date(2028, 12, 28))
    ended = replace(yearly, value="", valid_from=date(2028, 12, 28))
    law = law.with_rows([amended(ended, law, TODAY)])
    assert not law.calendar.is_working_day(date(2027, 12, 28))
    assert law.calendar.is_working_day(date(2028, 12, 28))
    assert _codes(ended, LAW) == [("PAR-6", "valid_from")]


def test_a_movable_holiday_can_stop_being_one() -> None:
    corpus_christi = date(2027, 5, 27)
    code = day_off_code(corpus_christi, LAW)
    assert code == "day_off.easter+60"
    ended = replace(BRIDGE, code=code, value="", valid_from=corpus_christi, valid_to=None)
    law = LAW.with_rows([amended(ended, LAW, TODAY)])
    assert law.calendar.is_working_day(corpus_christi)
    assert not law.calendar.is_working_day(date(2026, 6, 4))


def test_the_29th_of_february_is_a_day_off_in_its_years_only() -> None:
    leap = replace(BRIDGE, code="day_off.02-29", valid_from=date(2028, 2, 29), valid_to=None)
    calendar = LAW.with_rows([amended(leap, LAW, TODAY)]).calendar
    assert not calendar.is_working_day(date(2028, 2, 29))
    assert calendar.is_working_day(date(2029, 3, 1))


def test_what_a_sealed_paper_used_stays_beside_a_later_correction() -> None:
    used = LAW.on(TODAY)["contract.years"]
    corrected = LAW.with_rows([used.model_copy(update={"value": "1"})])
    assert corrected.on(TODAY)["contract.years"].count == 1
    held = corrected.held_at([used]).on(TODAY)
    assert held["contract.years"] == used
    assert held["small_grant.amount"] == LAW.on(TODAY)["small_grant.amount"]


@pytest.mark.parametrize(
    ("finding", "code", "who"),
    [
        (not_an_operator(), "PAR-7", "operator"),
        (own_proposal(), "PAR-8", "ktoś inny"),
        (another_proposal(), "PAR-9", "tylko ta osoba"),
        (already_decided(), "PAR-10", "już zdecydowano"),
        (unexplained_rejection(), "PAR-11", "powodu odrzucenia"),
    ],
)
def test_a_decision_that_is_refused_says_why_where_and_what_to_do(
    finding: Finding, code: str, who: str
) -> None:
    assert (finding.code, finding.severity) == (code, "error")
    assert who in finding.message
    assert finding.citation
    assert finding.remedy
