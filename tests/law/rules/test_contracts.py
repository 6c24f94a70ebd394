"""The contract and what it must settle (art. 16, 16a and 17, and acts beside them)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at
from ccop.law.rules.contracts import (
    accessibility_is_settled,
    contract_is_not_too_long,
    control_assesses_four_things,
    entered_in_central_register,
    joint_parties_have_their_scopes,
    others_do_only_what_the_contract_allows,
    regranting_is_paid_in_time,
    regranting_payment_due,
    written_form,
)

LAW = parameters_at(date(2026, 11, 4))
SIGNED = date(2026, 11, 4)
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def test_a_contract_on_paper_or_with_qualified_signatures_is_written() -> None:
    assert written_form(LAW, signed=SIGNED, mode="papier") == []
    assert written_form(LAW, signed=SIGNED, mode="podpis kwalifikowany") == []


def test_a_trusted_profile_makes_no_written_contract_unless_the_office_lets_it() -> None:
    (refused,) = written_form(LAW, signed=SIGNED, mode="podpis zaufany")
    assert (refused.code, refused.severity) == ("ART16-2", "error")
    (weighed,) = written_form(LAW, signed=SIGNED, mode="podpis zaufany", others_allowed=True)
    assert weighed.severity == "warning"


def test_five_years_to_the_day_are_allowed_and_a_day_more_is_not() -> None:
    # art. 16 ust. 3: 1.03.2026 + 5 years = 1.03.2031.
    start = date(2026, 3, 1)
    assert contract_is_not_too_long(LAW, start=start, end=date(2031, 3, 1)) == []
    (finding,) = contract_is_not_too_long(LAW, start=start, end=date(2031, 3, 2))
    assert "1.03.2031" in finding.remedy
    assert finding.citation == "art. 16 ust. 3 ustawy"


def test_five_years_from_a_leap_day_end_on_28_february() -> None:
    # art. 57 § 3a k.p.a.: 2033 has no 29 February.
    start = date(2028, 2, 29)
    assert contract_is_not_too_long(LAW, start=start, end=date(2033, 2, 28)) == []
    assert contract_is_not_too_long(LAW, start=start, end=date(2033, 3, 1))


def test_a_contract_that_ends_before_it_begins_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadInputs, match="jest przed początkiem"):
        contract_is_not_too_long(LAW, start=SIGNED, end=SIGNED - timedelta(days=1))


def test_only_the_actions_that_the_contract_names_may_be_done_by_others() -> None:
    (finding,) = others_do_only_what_the_contract_allows(
        LAW,
        actions=3,
        allowed=("Druk plakatów",),
        done_by_others=("druk  PLAKATÓW", "Catering"),
    )
    assert (finding.where, finding.severity) == ("done_by_others.1", "warning")
    assert "„Catering”" in finding.message


def test_the_whole_task_cannot_be_given_to_others() -> None:
    (finding,) = others_do_only_what_the_contract_allows(LAW, actions=2, allowed=("A", "B"))
    assert (finding.code, finding.severity) == ("ART16-4", "error")
    assert others_do_only_what_the_contract_allows(LAW, actions=0) == []


def test_each_party_of_a_joint_offer_has_its_scope() -> None:
    (finding,) = joint_parties_have_their_scopes(
        LAW, parties=("Fundacja A", "Klub B"), scopes=("warsztaty", " ")
    )
    assert finding.where == "scopes.1"
    assert "„Klub B”" in finding.message
    with pytest.raises(BadInputs, match=r"scopes: .*parties \(2\), scopes \(1\)"):
        joint_parties_have_their_scopes(LAW, parties=("A", "B"), scopes=("warsztaty",))


def test_the_operator_pays_within_14_days_moved_over_christmas() -> None:
    # art. 16a ust. 4: 10.12.2026 + 14 = 24.12, a day off since 2025; 25 and 26 are holidays,
    # 27.12.2026 is a Sunday, so Monday 28.12.
    term = regranting_payment_due(LAW, signed=date(2026, 12, 10)).value
    assert (term.nominal, term.last) == (date(2026, 12, 24), date(2026, 12, 28))
    # In 2024 Christmas Eve, a Tuesday, was a working day.
    assert regranting_payment_due(LAW, signed=date(2024, 12, 10)).value.last == date(2024, 12, 24)


def test_a_day_late_is_said_in_days() -> None:
    # 4.11.2026 + 14 = 18.11.2026, a Wednesday.
    assert regranting_is_paid_in_time(LAW, signed=SIGNED, paid=date(2026, 11, 18)) == []
    (finding,) = regranting_is_paid_in_time(LAW, signed=SIGNED, paid=date(2026, 11, 19))
    assert "1 dzień po terminie (18.11.2026)" in finding.message
    assert (finding.code, finding.severity) == ("ART16A-4", "warning")


@given(days)
def test_a_payment_term_never_ends_on_a_day_off(signed: date) -> None:
    last = regranting_payment_due(LAW, signed=signed).value.last
    assert LAW.calendar.is_working_day(last)
    later = regranting_payment_due(LAW, signed=signed + timedelta(days=1)).value.last
    assert later >= last


def test_a_control_assesses_all_four_things() -> None:
    missed = control_assesses_four_things(LAW, progress="tak", quality=" ")
    assert [each.citation for each in missed] == [
        "art. 17 pkt 2 ustawy",
        "art. 17 pkt 3 ustawy",
        "art. 17 pkt 4 ustawy",
    ]


def test_a_contract_without_accessibility_cannot_be_concluded() -> None:
    (finding,) = accessibility_is_settled(LAW, signed=SIGNED)
    assert (finding.code, finding.severity) == ("UZD4-3", "error")
    (left,) = accessibility_is_settled(LAW, signed=SIGNED, architectural="a", digital="b")
    assert (left.where, left.severity) == ("communication", "warning")


def test_accessibility_was_no_duty_before_6_september_2021() -> None:
    for day, found in ((date(2021, 9, 5), 0), (date(2021, 9, 6), 1)):
        assert len(accessibility_is_settled(parameters_at(day), signed=day)) == found


def test_the_central_register_takes_purchases_since_july_2026_and_no_grants() -> None:
    june, july = date(2026, 6, 30), date(2026, 7, 1)
    for day, entered in ((june, False), (july, True)):
        law = parameters_at(day)
        assert entered_in_central_register(law, signed=day, kind="zamówienie").value is entered
        assert entered_in_central_register(law, signed=day, kind="dotacja").value is False
