"""Numbers from registers: read however they are spelled, checked where the numbers are real."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from ccop.kernel.city import Mode
from ccop.kernel.parties.identifiers import clean_krs, clean_nip, clean_regon

Clean = Callable[[str], str]


@pytest.fixture
def production(settings: Settings) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": Mode.PRODUCTION})


# 1234563218 and 123456785 are the textbook numbers whose check digits are right; 12345678512347 is
# right too, but is a branch's.
@pytest.mark.parametrize(
    ("clean", "typed", "kept"),
    [
        (clean_nip, "123-456-32-18", "1234563218"),
        (clean_nip, "PL 1234563218", "1234563218"),
        (clean_nip, " pl1234563218 ", "1234563218"),
        (clean_nip, "", ""),
        (clean_regon, "123456785", "123456785"),
        (clean_regon, "123 456 785", "123456785"),
        (clean_regon, "12345678500000", "123456785"),
        (clean_regon, "123456785 00000", "123456785"),
        (clean_regon, " ", ""),
        (clean_krs, "0000123456", "0000123456"),
        (clean_krs, "123456", "0000123456"),
        (clean_krs, "000123456", "0000123456"),
        (clean_krs, "0001 234 567", "0001234567"),
        (clean_krs, "", ""),
    ],
)
@pytest.mark.usefixtures("production")
def test_a_number_is_kept_as_digits(clean: Clean, typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("clean", "typed"),
    [
        (clean_nip, "1234563217"),
        *((clean_nip, digit * 10) for digit in "0123456789"),
        (clean_nip, "12345"),
        (clean_nip, "PLPL1234563218"),
        (clean_nip, "123456321a"),
        (clean_nip, "١٢٣٤٥٦٣٢١٨"),
        (clean_regon, "123456786"),
        (clean_regon, "000000000"),
        (clean_regon, "12345678512345"),
        (clean_regon, "12345678512347"),
        (clean_regon, "12345678600000"),
        (clean_regon, "1234567850000"),
        (clean_regon, "123456785O0000"),
        (clean_krs, "12345678901"),
        (clean_krs, "KRS 12"),
        (clean_krs, "00001234S6"),
        (clean_krs, "０１２３４５６７８９"),  # digits of another width
    ],
)
@pytest.mark.usefixtures("production")
def test_a_wrong_number_is_refused(clean: Clean, typed: str) -> None:
    with pytest.raises(ValidationError):
        clean(typed)


@given(typed=st.text(max_size=20))
@pytest.mark.parametrize("clean", [clean_nip, clean_regon, clean_krs])
def test_whatever_is_typed_is_read_or_refused(clean: Clean, typed: str) -> None:
    try:
        kept = clean(typed)
    except ValidationError:
        return
    assert kept == "" or (kept.isascii() and kept.isdigit())


def test_a_demonstration_takes_numbers_with_a_wrong_check_digit() -> None:
    assert clean_nip("1234563217") == "1234563217"
