"""Using a grant and giving it back (art. 221, 251 and 252 of the public finance act)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at, table
from ccop.law.rules.public_finance import (
    Affected,
    MisuseReturn,
    Payments,
    Reason,
    ReturnDay,
    affected_part,
    grant_is_used_within_its_year,
    latest_use,
    payments_are_in_the_period,
    return_after_finding,
    return_after_use,
    return_after_year,
    return_of_misused,
    return_of_unused,
    six_contents,
    used_by_payment,
)

LAW = parameters_at(date(2026, 11, 4))
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def test_each_of_the_six_contents_of_a_contract_is_missed() -> None:
    missed = six_contents(LAW, task="opis")
    assert [each.where for each in missed] == ["payment", "use", "control", "settlement", "refund"]
    assert missed[1].citation == "art. 221 ust. 3 pkt 3 ustawy o finansach publicznych"


def test_the_grant_of_each_year_is_used_in_that_year() -> None:
    found = grant_is_used_within_its_year(
        LAW,
        signed=date(2026, 3, 2),
        years=(2026, 2027, 2028),
        use_until=(date(2026, 12, 31), date(2028, 1, 1), date(2027, 6, 30)),
    )
    assert [each.where for each in found] == ["use_until.1", "use_until.2"]
    assert "31.12.2027" in found[0].remedy
    assert "przed tym rokiem" in found[1].message


def test_the_model_contract_gives_14_days_after_the_task_but_not_the_next_year() -> None:
    # 20.11.2026 + 14 = 4.12.2026; 20.12.2026 + 14 = 3.01.2027, so 31.12.2026.
    for end, use in ((date(2026, 11, 20), date(2026, 12, 4)), (date(2026, 12, 20), None)):
        assert latest_use(LAW, year=2026, task_end=end).value == (use or date(2026, 12, 31))
    # Abroad: 20.11.2026 + 21 = 11.12.2026.
    abroad = latest_use(LAW, year=2026, task_end=date(2026, 11, 20), abroad=True)
    assert abroad.value == date(2026, 12, 11)
    # A task of several years: the grant of 2026 is used in 2026.
    assert latest_use(LAW, year=2026, task_end=date(2027, 5, 1)).value == date(2026, 12, 31)
    with pytest.raises(BadInputs, match="przed 2027 rokiem"):
        latest_use(LAW, year=2027, task_end=date(2026, 5, 1))


def test_31_january_stays_on_a_sunday_and_its_friday_is_safe() -> None:
    # 31.01.2027 is a Sunday; TIME-7: no shift, Friday 29.01 is the last working day before it.
    answer = return_after_year(LAW, year=2026)
    assert (answer.value.day, answer.value.safe) == (date(2027, 1, 31), date(2027, 1, 29))
    assert answer.steps[-1].endswith("29.01.2027, piątek.")


def test_15_days_run_from_the_day_until_which_the_grant_could_be_used() -> None:
    # 30.11.2026 + 15 = 15.12.2026, a Tuesday. 10.12.2026 + 15 = 25.12, a holiday, then 26.12 and
    # Sunday 27.12, so Monday 28.12.
    assert return_after_use(LAW, use_until=date(2026, 11, 30)).value.last == date(2026, 12, 15)
    moved = return_after_use(LAW, use_until=date(2026, 12, 10)).value
    assert (moved.nominal, moved.last) == (date(2026, 12, 25), date(2026, 12, 28))
    with pytest.raises(BadInputs, match="UFP251-1"):
        return_after_use(LAW, use_until=date(2026, 12, 31))


def test_a_grant_for_the_whole_year_comes_back_by_31_january() -> None:
    answer = return_of_unused(LAW, use_until=date(2026, 12, 31), task_end=date(2026, 12, 20))
    assert answer.value == ReturnDay(date(2027, 1, 31), None, date(2027, 1, 31), date(2027, 1, 29))


def test_a_stricter_contract_binds_before_the_act() -> None:
    # Act: 4.12.2026 + 15 = 19.12, a Saturday, so Monday 21.12. Contract, § 10 ust. 2: 20.11.2026
    # + 15 = 5.12, a Saturday, so Monday 7.12. The earlier is 7.12.
    answer = return_of_unused(LAW, use_until=date(2026, 12, 4), task_end=date(2026, 11, 20))
    act, contract = date(2026, 12, 21), date(2026, 12, 7)
    assert answer.value == ReturnDay(act, contract, contract, contract)
    assert answer.steps[-1] == "Obowiązuje wcześniejszy z tych dni: 7.12.2026, poniedziałek."
    # Abroad: 20.11.2026 + 30 = 20.12, a Sunday, so 21.12: the same as by the act.
    abroad = return_of_unused(
        LAW, use_until=date(2026, 12, 4), task_end=date(2026, 11, 20), abroad=True
    )
    assert abroad.value == ReturnDay(act, act, act, act)


def test_without_a_term_of_the_contract_the_act_alone_decides() -> None:
    answer = return_of_unused(LAW, use_until=date(2026, 11, 30))
    due = date(2026, 12, 15)
    assert answer.value == ReturnDay(due, None, due, due)


@given(days)
def test_a_later_use_never_comes_back_earlier(use_until: date) -> None:
    # The step from 30 to 31 December goes from some 14 January to 31 January.
    first = return_of_unused(LAW, use_until=use_until).value
    following = use_until + timedelta(days=1)
    later = return_of_unused(LAW, use_until=following).value
    assert LAW.calendar.is_working_day(first.safe)
    if following.year == use_until.year:
        assert later.earlier >= first.earlier


def test_a_later_parameter_leaves_the_law_of_an_earlier_day() -> None:
    old = LAW["grant.return_days"]
    new = old.model_copy(update={"value": "7", "valid_from": date(2027, 1, 1)})
    law = table().with_rows([new]).on(date(2026, 11, 30))
    assert return_after_use(law, use_until=date(2026, 11, 30)).value.last == date(2026, 12, 15)


def test_the_day_of_payment_counts_and_not_the_day_of_the_invoice() -> None:
    begins, until = date(2026, 3, 1), date(2026, 11, 30)
    paid = (date(2026, 2, 28), begins, until, date(2026, 12, 1))
    found = payments_are_in_the_period(LAW, begins=begins, use_until=until, paid=paid)
    assert [each.where for each in found] == ["paid.0", "paid.3"]
    assert "przed początkiem" in found[0].message
    assert "po jego końcu" in found[1].message
    # By hand: 200 + 300,01 paid inside; 100 + 400 outside.
    amounts = tuple(map(Decimal, ("100", "200", "300.01", "400")))
    used = used_by_payment(LAW, begins=begins, use_until=until, paid=paid, amounts=amounts)
    assert used.value == Payments(Decimal("500.01"), Decimal("500.00"))


def test_what_was_misused_comes_back_15_days_after_the_finding() -> None:
    # 1.02.2027 + 15 = 16.02.2027, a Tuesday.
    answer = return_after_finding(LAW, established=date(2027, 2, 1))
    assert answer.value.last == date(2027, 2, 16)


def test_of_the_two_terms_for_misuse_the_earlier_counts() -> None:
    # From use: 30.09.2026 + 15 = 15.10.2026, a Thursday; from the finding: 16.02.2027.
    answer = return_of_misused(LAW, established=date(2027, 2, 1), use_until=date(2026, 9, 30)).value
    assert answer.from_use
    assert (answer.from_finding.last, answer.from_use.last) == (
        date(2027, 2, 16),
        date(2026, 10, 15),
    )
    assert answer.earlier == date(2026, 10, 15)


def test_a_grant_for_the_whole_year_has_only_the_term_from_the_finding() -> None:
    found = return_after_finding(LAW, established=date(2027, 2, 1))
    answer = return_of_misused(LAW, established=date(2027, 2, 1), use_until=date(2026, 12, 31))
    assert answer.value == MisuseReturn(found.value, None, date(2027, 2, 16))
    assert answer.steps == found.steps


def test_only_the_affected_part_comes_back() -> None:
    # By hand: 100 contrary, 20,50 + 9,50 excessive, 870 in order.
    answer = affected_part(
        LAW,
        grant=Decimal("1000.00"),
        amounts=tuple(map(Decimal, ("100", "20.50", "870", "9.50"))),
        marks=(
            "niezgodnie z przeznaczeniem",
            "w nadmiernej wysokości",
            "zgodna",
            "w nadmiernej wysokości",
        ),
    )
    assert answer.value == Affected(*map(Decimal, ("100", "0", "30", "130")))
    assert len(answer.steps) == 3


def test_items_above_the_grant_are_refused() -> None:
    with pytest.raises(BadInputs, match="Podaj tylko kwoty pokryte z dotacji"):
        affected_part(LAW, grant=Decimal(1), amounts=(Decimal("1.01"),), marks=("nienależnie",))


@given(st.lists(st.decimals(min_value=0, max_value=1000, places=2), max_size=5))
def test_never_more_than_the_grant_comes_back(amounts: list[Decimal]) -> None:
    grant = sum(amounts, Decimal())
    undue: Reason = "nienależnie"
    answer = affected_part(
        LAW, grant=grant, amounts=tuple(amounts), marks=tuple(undue for _ in amounts)
    )
    assert answer.value.total == answer.value.undue == grant
