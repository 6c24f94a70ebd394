"""Choosing offers, their results, reasons, and cancelling (art. 15 ust. 2a-4, art. 18a)."""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at, table
from ccop.law.rules.results import (
    authority_decides,
    cancelling_is_announced,
    contract_is_expected_by,
    contract_is_not_delayed,
    demand_is_in_time,
    ground_holds,
    ground_to_cancel,
    reasons_are_given_by,
    reasons_may_be_demanded_until,
    results_are_announced,
    results_say_enough,
)
from ccop.law.terms import Term

LAW = parameters_at(date(2026, 11, 24))
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def _until(last: date) -> Term:
    law = parameters_at(last)
    return reasons_may_be_demanded_until(
        law, bip=last - DAY, board=last, website=last - 2 * DAY
    ).value


def test_the_executive_decides_after_the_opinion_of_the_commission() -> None:
    decided = date(2026, 12, 10)
    decides = partial(authority_decides, LAW, decided=decided)
    assert not decides(decided_by="organ wykonawczy", opinion=decided)
    (finding,) = decides(decided_by="komisja", opinion=decided)
    assert (finding.code, finding.where) == ("ART15-2A", "decided_by")
    (none,) = decides(decided_by="organ wykonawczy")
    assert none.message == "Oferty wybrano 10.12.2026 bez opinii komisji konkursowej."
    (late,) = decides(decided_by="organ wykonawczy", opinion=decided + DAY)
    assert "dopiero 11.12.2026" in late.message


def test_results_name_the_offeror_the_task_and_the_money() -> None:
    assert not results_say_enough(
        LAW, offerors=("Klub Grot",), tasks=("Szkółka",), amounts=(Decimal("0.01"),)
    )
    assert not results_say_enough(LAW, offerors=(), tasks=(), amounts=())
    found = results_say_enough(
        LAW,
        offerors=("Klub Grot", " "),
        tasks=("Szkółka",),
        amounts=(Decimal("0.00"), Decimal("5000.00")),
    )
    assert [(finding.message, finding.citation) for finding in found] == [
        (
            "Wyniki, pozycja 1: nie podano wysokości przyznanych środków.",
            "art. 15 ust. 2h pkt 3 ustawy",
        ),
        ("Wyniki, pozycja 2: nie podano nazwy oferenta.", "art. 15 ust. 2h pkt 1 ustawy"),
        (
            "Wyniki, pozycja 2: nie podano nazwy zadania publicznego.",
            "art. 15 ust. 2h pkt 2 ustawy",
        ),
    ]


@pytest.mark.parametrize(
    ("announced", "nominal", "last"),
    [
        # 30 days after Wednesday 4.11.2026 are Friday 4.12.
        (date(2026, 11, 4), date(2026, 12, 4), date(2026, 12, 4)),
        # 24.12.2024 was a working day; since 2025 it is a day off, and 25-27.12.2026 follow.
        (date(2024, 11, 24), date(2024, 12, 24), date(2024, 12, 24)),
        (date(2026, 11, 24), date(2026, 12, 24), date(2026, 12, 28)),
        # 26.02.2027 + 30 days is 28.03, Easter Sunday; Monday is a holiday too.
        (date(2027, 2, 26), date(2027, 3, 28), date(2027, 3, 30)),
        # In a leap year there is a day more in February: 30.01.2028 + 30 days is 29.02, a Tuesday.
        (date(2028, 1, 30), date(2028, 2, 29), date(2028, 2, 29)),
        # Over the end of a year: 2.12.2026 + 30 days is 1.01.2027, Friday; then Saturday, Sunday.
        (date(2026, 12, 2), date(2027, 1, 1), date(2027, 1, 4)),
    ],
)
def test_everybody_has_30_days_to_demand_reasons(
    announced: date, nominal: date, last: date
) -> None:
    assert _until(announced) == Term(nominal, last)


def test_the_term_for_reasons_explains_itself() -> None:
    answer = reasons_may_be_demanded_until(
        LAW, bip=date(2026, 11, 4), board=date(2026, 11, 3), website=date(2026, 11, 4)
    )
    assert answer.steps == (
        (
            "Liczy się ostatnie z trzech ogłoszeń wyników: w Biuletynie Informacji Publicznej, "
            "4.11.2026, środa."
        ),
        (
            "30 dni po dniu ogłoszenia wyników (4.11.2026, środa), tego dnia nie wlicza się: "
            "4.12.2026, piątek (art. 57 § 1 k.p.a.)."
        ),
        "Uzasadnienia może żądać każdy, nie tylko oferent.",
    )


@given(days)
def test_later_results_never_end_the_term_earlier(announced: date) -> None:
    assert _until(announced).last <= _until(announced + DAY).last
    assert LAW.calendar.is_working_day(_until(announced).last)


@given(days, st.integers(min_value=1, max_value=90))
def test_a_later_number_leaves_earlier_results_alone(announced: date, count: int) -> None:
    row = LAW["competition.reasons_days"]
    changed = row.model_copy(update={"value": str(count), "valid_from": announced + DAY})
    law = table().with_rows([changed]).on(announced)
    appeared = {"bip": announced, "board": announced, "website": announced}
    assert reasons_may_be_demanded_until(law, **appeared) == reasons_may_be_demanded_until(
        parameters_at(announced), **appeared
    )


def test_a_demand_is_in_time_to_the_end_of_the_last_day() -> None:
    day = date(2026, 11, 24)
    demand = partial(demand_is_in_time, LAW, bip=day, board=day, website=day)
    assert demand(demanded=date(2026, 12, 28)) == []
    (finding,) = demand(demanded=date(2026, 12, 29))
    assert (finding.code, finding.citation) == ("ART15-2I", "art. 15 ust. 2i ustawy")
    assert "do 28.12.2026, a żądanie złożono 29.12.2026" in finding.message


def test_the_office_answers_within_its_own_14_days() -> None:
    # 22.12.2026 + 14 days is Tuesday 5.01.2027.
    answer = reasons_are_given_by(LAW, demanded=date(2026, 12, 22))
    assert answer.value == Term(date(2027, 1, 5), date(2027, 1, 5))
    assert reasons_are_given_by.mark == LAW["competition.reasons_answer_days"].status == "practice"


def test_results_appear_in_three_places() -> None:
    found = results_are_announced(LAW, decided=date(2026, 11, 24))
    assert [(finding.where, finding.citation) for finding in found] == [
        (name, f"art. 15 ust. 2j w związku z art. 13 ust. 3 pkt {point} ustawy")
        for point, name in enumerate(("bip", "board", "website"), start=1)
    ]


def test_results_that_wait_longer_than_a_week_are_a_warning() -> None:
    decided = date(2026, 11, 24)
    appeared = partial(results_are_announced, LAW, decided=decided, bip=decided, board=decided)
    assert appeared(website=date(2026, 12, 1)) == []
    (late,) = appeared(website=date(2026, 12, 2))
    assert (late.where, late.severity) == ("website", "warning")
    assert "8 dni po wyborze ofert (24.11.2026)" in late.message
    (early,) = appeared(website=date(2026, 11, 23))
    assert (early.where, early.severity) == ("website", "error")


def test_a_contract_is_expected_within_the_offices_30_days() -> None:
    # 24.11.2026 + 30 days is 24.12.2026; it is no term of the Act and is not moved.
    announced, expected = date(2026, 11, 24), date(2026, 12, 24)
    answer = contract_is_expected_by(LAW, announced=announced)
    assert answer.value == expected
    assert "bez zbędnej zwłoki" in answer.steps[0]
    assert contract_is_not_delayed(LAW, announced=announced, concluded=expected) == []
    (finding,) = contract_is_not_delayed(LAW, announced=announced, concluded=expected + DAY)
    assert (finding.code, finding.severity) == ("ART15-4", "warning")
    assert "minęło 31 dni" in finding.message


def test_the_act_knows_two_grounds_to_cancel() -> None:
    none = ground_to_cancel(LAW, offers=0)
    assert none.value == "brak ofert"
    assert "art. 18a ust. 1 pkt 1" in none.steps[0]
    unfit = ground_to_cancel(LAW, offers=3)
    assert unfit.value == "żadna oferta nie spełnia wymogów"
    assert "art. 18a ust. 1 pkt 2" in unfit.steps[0]


def test_one_offer_that_meets_the_requirements_is_no_ground_to_cancel() -> None:
    # Art. 15 ust. 2: a single offer is evaluated like several.
    assert ground_to_cancel(LAW, offers=1, meeting=1).value is None


def test_no_more_offers_meet_the_requirements_than_were_made() -> None:
    with pytest.raises(BadInputs, match=r"\(2\), jest więcej niż ofert \(1\)"):
        ground_to_cancel(LAW, offers=1, meeting=2)


def test_a_ground_that_is_given_must_be_the_true_one() -> None:
    assert not ground_holds(LAW, ground="brak ofert", offers=0)
    assert not ground_holds(LAW, ground="żadna oferta nie spełnia wymogów", offers=2)
    (other,) = ground_holds(LAW, ground="brak ofert", offers=2)
    assert other.citation == "art. 18a ust. 1 pkt 1 ustawy"
    assert other.remedy == "Właściwa podstawa to „żadna oferta nie spełnia wymogów”."
    (none,) = ground_holds(LAW, ground="żadna oferta nie spełnia wymogów", offers=2, meeting=1)
    assert none.remedy == "Przeprowadź konkurs do końca."


def test_another_ground_must_stand_in_the_announcement() -> None:
    (reserved,) = ground_holds(LAW, ground="inna", offers=2, meeting=1, reserved="pkt 12")
    assert reserved.severity == "warning"
    (unknown,) = ground_holds(LAW, ground="inna", offers=2, meeting=1)
    assert (unknown.code, unknown.severity) == ("ART18A-1", "error")


def test_cancelling_is_told_where_the_competition_was_announced() -> None:
    day = date(2026, 11, 24)
    assert not cancelling_is_announced(LAW, bip=day, board=day, website=day)
    (finding,) = cancelling_is_announced(LAW, bip=day, website=day)
    assert (finding.code, finding.where) == ("ART18A-2", "board")
    assert finding.citation == "art. 18a ust. 2 w związku z art. 13 ust. 3 pkt 2 ustawy"
