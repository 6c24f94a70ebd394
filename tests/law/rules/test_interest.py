"""Interest on grants that come back late or were misused."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ccop.law.parameters import parameters_at, table
from ccop.law.rules.interest import interest_on_late_return, interest_on_misuse, tax_interest

LAW = parameters_at(date(2026, 11, 4))
days = st.dates(min_value=date(2022, 1, 1), max_value=date(2030, 1, 1))
amounts = st.decimals(min_value=0, max_value=1_000_000, places=2)


def test_a_rate_that_changes_inside_the_period_parts_it_and_only_the_sum_is_rounded() -> None:
    # 11 % until 4.03.2026 and 10,5 % from 5.03.2026 (200 % of the lombard rate + 2 %).
    # 1.03-4.03: 4 days, 10000 x 4 x 11 / 36500 = 12,0548; 5.03-31.03: 27 days,
    # 10000 x 27 x 10,5 / 36500 = 77,6712; together 89,7260, rounded 90.
    answer = tax_interest(
        LAW, amount=Decimal(10000), first=date(2026, 3, 1), paid=date(2026, 3, 31)
    )
    old, new = answer.value.stretches
    assert (old.days, old.rate, old.amount) == (4, Decimal(11), Decimal("12.05"))
    assert (new.first, new.days, new.amount) == (date(2026, 3, 5), 27, Decimal("77.67"))
    assert (answer.value.counted, answer.value.due) == (Decimal("89.73"), Decimal("90.00"))
    assert answer.steps[-1] == "Wynik do weryfikacji przez księgowość."
    assert any("10,5\u00a0% / 365" in step for step in answer.steps)


def test_a_payment_before_the_newest_rate_needs_no_look_for_another() -> None:
    march = tax_interest(LAW, amount=Decimal(1000), first=date(2026, 1, 1), paid=date(2026, 3, 4))
    april = tax_interest(LAW, amount=Decimal(1000), first=date(2026, 1, 1), paid=date(2026, 4, 1))
    assert not any("nowszej" in step for step in march.steps)
    assert any("5.03.2026" in step and "nowszej" in step for step in april.steps)


def test_a_leap_year_still_divides_by_365() -> None:
    # 14,5 % for all of 2024: 366 days, 10000 x 366 x 14,5 / 36500 = 1453,97, rounded 1454.
    answer = tax_interest(
        LAW, amount=Decimal(10000), first=date(2024, 1, 1), paid=date(2024, 12, 31)
    ).value
    assert (answer.stretches[0].days, answer.counted) == (366, Decimal("1453.97"))
    assert answer.due == Decimal(1454)


def test_interest_of_nine_zlotys_is_charged_and_of_eight_is_not() -> None:
    # 11 %: 1000 x 28 / 365 x 0,11 = 8,4384, rounded 8, not above 8,70; 29 days 8,7397, rounded 9.
    first = date(2026, 1, 1)
    least = tax_interest(LAW, amount=Decimal(1000), first=first, paid=date(2026, 1, 28))
    assert (least.value.rounded, least.value.due) == (Decimal(8), Decimal(0))
    assert any("8,70\u00a0zł nie nalicza się" in step for step in least.steps)
    more = tax_interest(LAW, amount=Decimal(1000), first=first, paid=date(2026, 1, 29))
    assert more.value.due == Decimal(9)


def test_half_a_zloty_is_rounded_up() -> None:
    # 73000 x 1 day x 11 % / 365 = 22,00; 74659,09 x 11 / 36500 = 22,5000 to the grosz, and exactly
    # 22,49999... so 22; a grosz more is 22,50000... so 23.
    day = date(2026, 1, 1)
    for amount, due in (("73000", 22), ("74659.09", 22), ("74659.10", 23)):
        assert tax_interest(LAW, amount=Decimal(amount), first=day, paid=day).value.due == due


def test_a_return_in_time_bears_no_interest() -> None:
    due = date(2027, 1, 31)
    answer = interest_on_late_return(LAW, amount=Decimal(5000), due=due, paid=due)
    assert (answer.value.due, answer.value.stretches) == (Decimal(0), ())
    assert answer.steps[-1] == "Odsetek nie ma."


def test_a_late_return_bears_interest_from_the_day_after_the_term() -> None:
    # Term 15.12.2025, paid 14.01.2026: 16.12-14.01 = 30 days of 11 %,
    # 5000 x 30 x 11 / 36500 = 45,21, rounded 45.
    answer = interest_on_late_return(
        LAW, amount=Decimal(5000), due=date(2025, 12, 15), paid=date(2026, 1, 14)
    ).value
    assert (answer.stretches[0].first, answer.stretches[0].days) == (date(2025, 12, 16), 30)
    assert answer.due == Decimal(45)


def test_use_contrary_to_purpose_bears_interest_from_the_transfer_even_when_paid_in_time() -> None:
    # Transfer 16.12.2025, paid 14.01.2026 within the term: the same 30 days, 45 PLN.
    answer = interest_on_misuse(
        LAW,
        amount=Decimal(5000),
        reason="niezgodnie z przeznaczeniem",
        transferred=date(2025, 12, 16),
        due=date(2026, 1, 31),
        paid=date(2026, 1, 14),
    )
    assert answer.value.due == Decimal(45)
    assert "16.12.2025, wtorek" in answer.steps[0]
    assert "pkt 1" in answer.steps[0]


def test_an_excessive_grant_bears_interest_only_after_the_return_term() -> None:
    # Term 15.12.2025: again 30 days from 16.12, however early the transfer was.
    answer = interest_on_misuse(
        LAW,
        amount=Decimal(5000),
        reason="w nadmiernej wysokości",
        transferred=date(2025, 2, 1),
        due=date(2025, 12, 15),
        paid=date(2026, 1, 14),
    )
    assert answer.value.due == Decimal(45)
    assert "pobrano w nadmiernej wysokości" in answer.steps[0]


@given(amounts, days, days)
def test_the_stretches_cover_every_day_once(amount: Decimal, first: date, paid: date) -> None:
    answer = tax_interest(LAW, amount=amount, first=first, paid=paid).value
    assert sum(each.days for each in answer.stretches) == max((paid - first).days + 1, 0)
    for earlier, later in zip(answer.stretches, answer.stretches[1:], strict=False):
        assert later.first - earlier.last == timedelta(days=1)


@given(amounts, days, days)
def test_a_day_more_never_costs_less(amount: Decimal, first: date, paid: date) -> None:
    answer = tax_interest(LAW, amount=amount, first=first, paid=paid).value
    later = tax_interest(LAW, amount=amount, first=first, paid=paid + timedelta(days=1)).value
    assert later.due >= answer.due >= 0


@given(amounts, days)
def test_a_rate_that_comes_later_changes_no_interest_until_then(
    amount: Decimal, paid: date
) -> None:
    new = LAW["interest.rate"].model_copy(
        update={"value": "50", "valid_from": paid + timedelta(days=1)}
    )
    first = date(2022, 1, 1)
    before = tax_interest(LAW, amount=amount, first=first, paid=paid).value
    law = table().with_rows([new]).on(LAW.day)
    assert tax_interest(law, amount=amount, first=first, paid=paid).value == before
