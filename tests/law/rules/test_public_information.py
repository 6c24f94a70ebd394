"""The public bulletin and requests for public information."""

from datetime import date
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.parameters import parameters_at
from ccop.law.rules.public_information import (
    Published,
    in_bulletin,
    information_by,
    item_is_described,
)

LAW = parameters_at(date(2026, 11, 4))
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def test_each_of_the_five_kinds_goes_to_the_bulletin_by_its_own_article() -> None:
    cited = [in_bulletin(LAW, kind=kind)[0].citation for kind in get_args(Published)]
    assert cited == [
        "art. 13 ust. 3 pkt 1 ustawy",
        "art. 15 ust. 2j ustawy",
        "art. 18a ust. 2 ustawy",
        "art. 19a ust. 3 pkt 1 ustawy",
        "art. 5a ust. 3 ustawy",
    ]


def test_the_address_in_the_bulletin_is_kept_too() -> None:
    (finding,) = in_bulletin(LAW, kind="wyniki konkursu", published=LAW.day)
    assert (finding.where, finding.severity) == ("address", "warning")
    address = "https://bip.example/wyniki"
    assert in_bulletin(LAW, kind="wyniki konkursu", published=LAW.day, address=address) == []


def test_information_is_given_in_14_days_and_with_a_notice_in_two_months() -> None:
    # By hand: 28.10.2026 + 14 = 11.11.2026, a holiday, so 12.11; two months: Monday 28.12.2026.
    answer = information_by(LAW, received=date(2026, 10, 28)).value
    assert answer.ordinary.nominal == date(2026, 11, 11)
    assert answer.ordinary.last == date(2026, 11, 12)
    assert answer.extended.last == date(2026, 12, 28)


@given(days)
def test_a_later_request_is_never_due_earlier_nor_on_a_day_off(received: date) -> None:
    answer = information_by(LAW, received=received).value
    later = information_by(LAW, received=received + DAY).value
    assert answer.ordinary.last <= later.ordinary.last
    assert answer.ordinary.last < answer.extended.last <= later.extended.last
    assert LAW.calendar.is_working_day(answer.ordinary.last)


def test_an_item_of_the_bulletin_says_who_made_it_and_when() -> None:
    missed = item_is_described(LAW, author="Wydział", created=LAW.day, history=" ")
    assert [each.where for each in missed] == ["responsible", "published", "history"]
    described = item_is_described(
        LAW,
        author="Wydział",
        responsible="naczelnik",
        created=LAW.day,
        published=LAW.day,
        history="bez zmian",
    )
    assert described == []
