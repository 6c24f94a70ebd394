"""Amounts read the Polish way, rounded and split without losing a grosz."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.money import (
    LARGEST,
    format_amount,
    format_number,
    parse_amount,
    parse_quantity,
    round_pln,
    shares,
)
from ccop.law.reading import Unreadable

amounts = st.decimals(min_value=0, max_value=LARGEST, places=2)
quantities = st.decimals(min_value=0, max_value=999_999, places=3)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("52 000,00 zł", "52000.00"),
        ("52\u00a0000,00\u00a0zł", "52000.00"),
        ("52\u202f000,5", "52000.50"),
        ("52000.5 PLN", "52000.50"),
        (" 7 zł. ", "7.00"),
        ("0", "0.00"),
        ("9 999 999 999,99", "9999999999.99"),
    ],
)
def test_amounts_are_read_as_typed_in_poland(typed: str, amount: str) -> None:
    assert parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1.234", "tysiące"),
        ("1,234", "tysiące"),
        ("1.250,00", "tysiące"),
        ("1'250,00", "tysiące"),
        ("10,1234", "Za dużo cyfr"),
        ("-5", "ujemna"),
        ("\u2212 5,00", "ujemna"),
        ("10000000000", "za duża"),
        ("52 00,00", "cyframi"),
        ("1e5", "cyframi"),
        ("NaN", "cyframi"),
        ("Infinity", "cyframi"),
        ("\u0663", "cyframi"),
        ("około 100", "cyframi"),
        ("", "cyframi"),
    ],
)
def test_what_could_be_read_in_two_ways_or_in_none_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        parse_amount(typed)


@given(amounts)
def test_a_printed_amount_reads_back_as_itself(amount: Decimal) -> None:
    assert parse_amount(format_amount(amount)) == amount
    assert parse_amount(f"{format_amount(amount)} zł") == amount
    assert parse_amount(str(amount)) == amount


@given(quantities)
def test_a_quantity_reads_back_from_both_of_its_spellings(quantity: Decimal) -> None:
    read = parse_quantity(str(quantity))
    assert read == quantity
    assert parse_quantity(format_number(read)) == quantity
    assert "E" not in str(read)


@pytest.mark.parametrize("typed", ["1,2345", "-1", "5 zł", "pięć", "1/2"])
def test_a_quantity_is_a_plain_number_with_three_decimals_at_most(typed: str) -> None:
    with pytest.raises(Unreadable):
        parse_quantity(typed)


@given(st.decimals(min_value=0, max_value=10**7, places=5))
def test_rounding_is_half_up_to_the_grosz(amount: Decimal) -> None:
    rounded = round_pln(amount)
    assert rounded == (amount * 100).to_integral_value(ROUND_HALF_UP) / 100
    assert abs(rounded - amount) <= Decimal("0.005")


@given(st.lists(amounts, min_size=1, max_size=8).filter(any))
def test_shares_add_up_to_a_hundred_and_none_is_off_by_a_hundredth(parts: list[Decimal]) -> None:
    total = sum(parts, Decimal())
    split = shares(total, parts)
    assert sum(split) == Decimal("100.00")
    for share, part in zip(split, parts, strict=True):
        assert abs(share - 100 * part / total) < Decimal("0.01")


def test_shares_of_three_equal_parts_give_the_missing_hundredth_to_one() -> None:
    thirds = shares(Decimal(3), [Decimal(1)] * 3)
    assert sorted(thirds) == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]


def test_shares_of_nothing_are_zeros() -> None:
    assert shares(Decimal(), [Decimal(), Decimal()]) == [Decimal(), Decimal()]
