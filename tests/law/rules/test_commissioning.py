"""How a public task may be commissioned, and to whom (art. 11-12)."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.parameters import parameters_at, table
from ccop.law.rules.commissioning import (
    Act,
    Mode,
    initiative_reply_is_complete,
    initiative_reply_term,
    mode_is_open_to_a_city,
    only_organisations_take_part,
    organisation_works_in_the_field,
    own_initiative_is_complete,
    reserved_acts_are_the_authoritys,
)

LAW = parameters_at(date(2026, 11, 4))
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def test_one_common_field_is_enough() -> None:
    assert organisation_works_in_the_field(LAW, task=("16", "17"), statutory=("1a", "17")) == []


def test_an_organisation_of_another_field_gets_no_task() -> None:
    # Art. 4 ust. 1: pkt 16 is culture, pkt 17 sport.
    (finding,) = organisation_works_in_the_field(LAW, task=("16",), statutory=("17",))
    assert (finding.code, finding.where, finding.severity) == ("ART11-1", "statutory", "error")
    assert finding.message == "Zadanie dotyczy pól: 16, a organizacja ma w statucie pola: 17."


def test_an_organisation_that_names_no_field_is_told_so() -> None:
    (finding,) = organisation_works_in_the_field(LAW, task=("16",), statutory=())
    assert finding.message == "Zadanie dotyczy pól: 16, a organizacja nie podała żadnego."


def test_a_field_that_the_act_does_not_have_on_that_day_is_refused() -> None:
    (unknown,) = organisation_works_in_the_field(LAW, task=("35",), statutory=("16",))
    assert (unknown.where, unknown.citation) == ("task", "art. 4 ust. 1 ustawy")
    assert "„35”" in unknown.message
    early = parameters_at(date(2003, 4, 24))
    found = organisation_works_in_the_field(early, task=("34",), statutory=("34",))
    assert [finding.where for finding in found] == ["task", "statutory"]


def test_a_task_has_a_field() -> None:
    (finding,) = organisation_works_in_the_field(LAW, task=(), statutory=("16",))
    assert finding.where == "task"


@pytest.mark.parametrize("mode", ["konkurs", "art. 11a", "art. 19a"])
def test_a_city_commissions_in_three_modes(mode: Mode) -> None:
    assert mode_is_open_to_a_city(LAW, mode=mode) == []


@pytest.mark.parametrize(
    ("mode", "citation"),
    [
        ("art. 11b", "art. 11b ustawy"),
        ("art. 11c", "art. 11c ustawy"),
        ("inny", "art. 11 ust. 2 ustawy"),
    ],
)
def test_a_city_has_no_other_mode(mode: Mode, citation: str) -> None:
    (finding,) = mode_is_open_to_a_city(LAW, mode=mode)
    assert (finding.code, finding.citation) == ("ART11-2", citation)
    assert "otwarty konkurs ofert" in finding.remedy


def test_six_acts_are_never_an_operators() -> None:
    # Art. 11 ust. 2b has six points in this order.
    acts: tuple[Act, ...] = (
        "ogłoszenie konkursu", "powołanie komisji", "wybór ofert",
        "ogłoszenie wyników", "zawarcie umowy", "unieważnienie konkursu",
    )  # fmt: skip
    for point, act in enumerate(acts, start=1):
        (finding,) = reserved_acts_are_the_authoritys(LAW, act=act, by="operator")
        assert finding.citation == f"art. 11 ust. 2b pkt {point} ustawy"
        assert act in finding.message
        assert reserved_acts_are_the_authoritys(LAW, act=act, by="organ") == []
    assert reserved_acts_are_the_authoritys(LAW, act="inna czynność", by="operator") == []


def test_only_organisations_take_part() -> None:
    assert only_organisations_take_part(LAW, applicant="organizacja pozarządowa") == []
    assert only_organisations_take_part(LAW, applicant="podmiot z art. 3 ust. 3") == []
    (finding,) = only_organisations_take_part(LAW, applicant="inny")
    assert (finding.code, finding.citation) == ("ART11-3", "art. 11 ust. 3 ustawy")


def test_an_own_initiative_says_two_things() -> None:
    found = own_initiative_is_complete(LAW, task=" ")
    assert [finding.citation for finding in found] == [
        "art. 12 ust. 1 pkt 1 ustawy",
        "art. 12 ust. 1 pkt 2 ustawy",
    ]
    assert own_initiative_is_complete(LAW, task="Klub seniora", costs="ok. 20 000 zł") == []


@pytest.mark.parametrize(
    ("received", "nominal", "last", "remind_on"),
    [
        # 4.11 + a month is 4.12, a Friday; 7 days before is Friday 27.11.
        (date(2026, 11, 4), date(2026, 12, 4), date(2026, 12, 4), date(2026, 11, 27)),
        # February 2026 has no 31st: its last day, Saturday 28.02, moves to Monday 2.03;
        # 7 days before is Monday 23.02.
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 2), date(2026, 2, 23)),
        # In the leap year 2028 it is 29.02, a Tuesday; 7 days before is Tuesday 22.02.
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 2, 29), date(2028, 2, 22)),
        # 24.12 was a working day in 2024 (Tuesday) ...
        (date(2024, 11, 24), date(2024, 12, 24), date(2024, 12, 24), date(2024, 12, 17)),
        # ... and is a day off since 2025; 25-27.12.2026 are two holidays and a Sunday.
        (date(2026, 11, 24), date(2026, 12, 24), date(2026, 12, 28), date(2026, 12, 21)),
        # 13.12.2026 + a month is Wednesday 13.01.2027; 7 days before is 6.01, a holiday: 5.01.
        (date(2026, 12, 13), date(2027, 1, 13), date(2027, 1, 13), date(2027, 1, 5)),
    ],
)
def test_the_month_for_an_answer(
    received: date, nominal: date, last: date, remind_on: date
) -> None:
    answer = initiative_reply_term(parameters_at(received), received=received).value
    assert (answer.term.nominal, answer.term.last, answer.remind_on) == (nominal, last, remind_on)


def test_the_term_for_an_answer_explains_itself() -> None:
    answer = initiative_reply_term(LAW, received=date(2026, 1, 31))
    assert answer.steps[-1] == (
        "Urząd dostaje przypomnienie co najmniej 7 dni wcześniej, w dzień roboczy: "
        "23.02.2026, poniedziałek."
    )
    assert answer.steps[0].startswith("1 mies. po dniu wpływu wniosku (31.01.2026, sobota)")


@given(days)
def test_what_came_later_is_never_answered_earlier(received: date) -> None:
    first = initiative_reply_term(LAW, received=received).value
    later = initiative_reply_term(LAW, received=received + DAY).value
    assert first.term.last <= later.term.last
    assert LAW.calendar.is_working_day(first.term.last)
    assert LAW.calendar.is_working_day(first.remind_on)
    assert first.remind_on < first.term.last


@given(days, st.integers(min_value=2, max_value=12))
def test_a_later_number_leaves_earlier_proposals_alone(received: date, months: int) -> None:
    row = LAW["own_initiative.reply_months"]
    changed = row.model_copy(update={"value": str(months), "valid_from": received + DAY})
    after = table().with_rows([changed])
    before = initiative_reply_term(parameters_at(received), received=received)
    assert initiative_reply_term(after.on(received), received=received) == before


def test_an_answer_weighs_four_things_and_says_the_outcome() -> None:
    found = initiative_reply_is_complete(LAW)
    assert [finding.citation for finding in found] == [
        *(f"art. 12 ust. 2 pkt 1 lit. {letter} ustawy" for letter in "abcd"),
        "art. 12 ust. 2 pkt 2 ustawy",
    ]


def test_a_positive_answer_names_the_mode_and_the_day_of_the_announcement() -> None:
    answer = partial(
        initiative_reply_is_complete, LAW, priorities="a", quality="b", means="c", benefits="d"
    )
    (mode,) = answer(outcome="celowe")
    assert mode.where == "mode"
    (day,) = answer(outcome="celowe", mode="konkurs")
    assert day.where == "announcement"
    assert not answer(outcome="celowe", mode="konkurs", announcement=date(2026, 12, 1))
    assert not answer(outcome="celowe", mode="art. 19a")
    assert not answer(outcome="niecelowe")
