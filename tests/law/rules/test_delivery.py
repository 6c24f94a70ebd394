"""Electronic services: the duty of an address for e-delivery, and when an offer is filed."""

from datetime import date, datetime

import pytest

from ccop.law.parameters import parameters_at
from ccop.law.rules.delivery import address_from, address_is_plausible, filed_at
from ccop.law.terms import WARSAW

LAW = parameters_at(date(2026, 11, 4))


@pytest.mark.parametrize(
    ("registered", "since"),
    [
        # Registered on or after 1.01.2025: at once; before, or nobody knows when: 1.04.2025.
        (date(2026, 5, 6), date(2026, 5, 6)),
        (date(2025, 1, 1), date(2025, 1, 1)),
        (date(2024, 12, 31), date(2025, 4, 1)),
        (None, date(2025, 4, 1)),
    ],
)
def test_an_entry_among_entrepreneurs_makes_the_address_a_duty(
    registered: date | None, since: date
) -> None:
    answer = address_from(LAW, kind="rejestr przedsiębiorców KRS", registered=registered)
    assert answer.value == since


def test_public_bodies_have_the_duty_and_others_have_none() -> None:
    assert address_from(LAW, kind="podmiot publiczny").value == date(2025, 1, 1)
    voluntary = address_from(LAW, kind="bez działalności")
    assert voluntary.value is None
    assert "nie musi" in voluntary.steps[0]


def test_an_address_of_another_shape_is_a_warning() -> None:
    (finding,) = address_is_plausible(LAW, address="AE:PL-1234")
    assert (finding.code, finding.severity) == ("EL-1", "warning")
    assert address_is_plausible(LAW, address=" AE:PL-12345-67890-ABCDE-12 ") == []
    assert address_is_plausible(LAW, address=" ") == []


def test_the_announcement_says_what_files_an_offer() -> None:
    sent = datetime(2026, 11, 4, 12, 0, tzinfo=WARSAW)
    received = datetime(2026, 11, 6, 9, 30, tzinfo=WARSAW)
    by_sending = filed_at(LAW, decides="wysłanie w generatorze", sent=sent, received=received)
    assert by_sending.value == sent
    by_paper = filed_at(
        LAW, decides="wpływ podpisanego potwierdzenia", sent=sent, received=received
    )
    assert by_paper.value == received
    assert by_paper.steps[-1].endswith("06.11.2026, godz. 09:30.")


def test_an_offer_is_not_filed_before_both_have_come() -> None:
    moment = datetime(2026, 11, 4, 12, 0, tzinfo=WARSAW)
    assert filed_at(LAW, decides="wysłanie w generatorze", received=moment).value is None
    assert filed_at(LAW, decides="wpływ podpisanego potwierdzenia", sent=moment).value is None


def test_the_later_of_two_moments_of_the_doubled_hour_counts() -> None:
    # On 25.10.2026 the hour from 2:00 comes twice: 2:50 of summer time is before 2:10 of winter.
    first = datetime(2026, 10, 25, 2, 50, tzinfo=WARSAW)
    second = datetime(2026, 10, 25, 2, 10, tzinfo=WARSAW, fold=1)
    filed = filed_at(LAW, decides="wpływ podpisanego potwierdzenia", sent=second, received=first)
    assert filed.value is second
