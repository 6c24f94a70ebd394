"""Small grants (art. 19a): amount and time, posting, remarks, the contract, the start."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.findings import Finding
from ccop.law.inputs import BadInputs
from ccop.law.parameters import Parameter, parameters_at, table
from ccop.law.rules.small_grants import (
    amount_and_time,
    earliest_start,
    first_signing,
    latest_end,
    may_sign,
    offer_contents,
    post_by,
    posted_rightly,
    posted_until,
    remarks_until,
    report_contents,
    starts_late_enough,
)

LAW = parameters_at(date(2026, 11, 4))
START = date(2026, 11, 2)
POSTED = date(2026, 11, 4)
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def _offer(amount: str, length: int) -> list[Finding]:
    end = START + timedelta(days=length - 1)
    return amount_and_time(LAW, amount=Decimal(amount), start=START, end=end)


def test_10_000_zl_and_90_days_are_still_a_small_grant() -> None:
    # art. 19a ust. 1: "nie przekracza 10 000 zł", "nie dłuższym niż 90 dni".
    assert _offer("10000.00", 90) == []


def test_a_grosz_more_is_too_much_and_named() -> None:
    (finding,) = _offer("10000.01", 1)
    assert (finding.code, finding.where) == ("ART19A-1", "amount")
    assert finding.citation == "art. 19a ust. 1 pkt 1 ustawy"
    assert "Zmniejsz dotację o 0,01\u00a0zł" in finding.remedy


def test_a_grant_of_nothing_is_no_grant() -> None:
    (finding,) = _offer("0.00", 1)
    assert finding.where == "amount"


def test_the_91st_day_is_too_late() -> None:
    # By hand: from 2.11.2026 there are 29 days in November, 31 in December, which makes 60, and
    # 30 more end on 30.01.2027.
    (finding,) = _offer("10000.00", 91)
    assert (finding.where, finding.citation) == ("end", "art. 19a ust. 1 pkt 2 ustawy")
    assert "trwa 91 dni" in finding.message
    assert "30.01.2027" in finding.remedy


def test_an_end_before_the_start_is_refused_in_words() -> None:
    with pytest.raises(BadInputs, match="przed początkiem"):
        amount_and_time(LAW, amount=Decimal(1), start=START, end=START - DAY)


def test_february_decides_where_90_days_from_2_january_end() -> None:
    # By hand: January has 30 days from the 2nd; with 28 + 31 that makes 89, so day 90 is 1 April.
    assert latest_end(LAW, start=date(2027, 1, 2)).value == date(2027, 4, 1)
    # In a leap year 30 + 29 + 31 = 90, so it is 31 March.
    assert latest_end(LAW, start=date(2028, 1, 2)).value == date(2028, 3, 31)


def test_a_later_change_of_the_amount_leaves_earlier_offers_alone() -> None:
    row = Parameter(
        code="small_grant.amount",
        title="Najwyższa kwota małego grantu",
        value="12000.00",
        unit="PLN",
        valid_from=date(2027, 1, 1),
        legal_basis="zmiana ustawy",
        status="confirmed",
    )
    changed = table().with_rows([row])

    def found(day: date) -> list[Finding]:
        return amount_and_time(changed.on(day), amount=Decimal(11000), start=START, end=START)

    assert len(found(date(2026, 12, 31))) == 1
    assert found(date(2027, 1, 1)) == []


def test_the_office_posts_within_seven_working_days_of_receipt() -> None:
    # By hand: received Wednesday 4.11.2026; 5, 6, 9, 10, (11 is a holiday) 12, 13, 16 November.
    answer = post_by(LAW, received=date(2026, 11, 4))
    assert answer.value == date(2026, 11, 16)
    assert "Dni wolne w tym czasie: 11 listopada." in answer.steps[0]
    assert "bez danych osobowych" in answer.steps[-1]


def test_christmas_eve_is_a_working_day_until_2024_and_a_day_off_since_2025() -> None:
    # By hand: 23, 24, 27, 30, 31 December 2024, 2 and 3 January 2025.
    assert post_by(LAW, received=date(2024, 12, 20)).value == date(2025, 1, 3)
    # By hand: 21, 22, 23, 28, 29, 30, 31 December 2026.
    assert post_by(LAW, received=date(2026, 12, 18)).value == date(2026, 12, 31)


def test_the_offer_stays_posted_for_seven_full_days_whatever_day_they_end_on() -> None:
    # By hand: 4.11.2026 + 7 = 11.11.2026, a holiday; nothing is done that day, so it stays.
    answer = posted_until(LAW, bip=POSTED - DAY, board=POSTED, website=POSTED)
    assert answer.value == date(2026, 11, 11)


def test_each_place_is_demanded_until_the_offer_is_seen_there() -> None:
    (finding,) = posted_rightly(
        LAW, received=POSTED, bip=POSTED, website=POSTED, removed=POSTED
    )  # the time for which it is seen does not count before all three places show it
    assert (finding.where, finding.citation) == ("board", "art. 19a ust. 3 pkt 2 ustawy")
    assert "16.11.2026" in finding.remedy


def test_a_late_posting_is_a_warning() -> None:
    late, last = date(2026, 11, 17), date(2026, 11, 16)
    (finding,) = posted_rightly(LAW, received=POSTED, bip=late, board=last, website=last)
    assert (finding.where, finding.severity) == ("bip", "warning")


def test_an_offer_is_not_taken_down_within_the_seven_days() -> None:
    seen = {"received": POSTED, "bip": POSTED, "board": POSTED, "website": POSTED}
    (finding,) = posted_rightly(LAW, **seen, removed=date(2026, 11, 11))
    assert (finding.where, finding.severity) == ("removed", "error")
    assert posted_rightly(LAW, **seen, removed=date(2026, 11, 12)) == []


def test_remarks_end_on_a_working_day_and_the_contract_comes_after() -> None:
    # By hand: 4.11.2026 + 7 = 11.11.2026, a holiday, so Thursday 12.11; the contract from 13.11.
    seen = {"bip": POSTED, "board": POSTED - DAY, "website": POSTED}
    answer = remarks_until(LAW, **seen)
    assert (answer.value.nominal, answer.value.last) == (date(2026, 11, 11), date(2026, 11, 12))
    assert "art. 57 § 4 k.p.a." in answer.steps[-1]
    first = first_signing(LAW, **seen)
    assert first.value.day == first.value.working_day == date(2026, 11, 13)
    assert "niezwłocznie" in first.steps[-1]


def test_a_contract_possible_on_a_saturday_names_the_monday_too() -> None:
    # By hand: Friday 13.11.2026 + 7 = Friday 20.11; the day after is a Saturday.
    friday = date(2026, 11, 13)
    first = first_signing(LAW, bip=friday, board=friday, website=friday).value
    assert (first.day, first.working_day) == (date(2026, 11, 21), date(2026, 11, 23))


def test_no_contract_while_remarks_may_come_or_wait() -> None:
    def found(signed: date, unconsidered: int) -> list[Finding]:
        return may_sign(
            LAW,
            signed=signed,
            bip=POSTED,
            board=POSTED,
            website=POSTED,
            unconsidered=unconsidered,
        )

    early, waiting = found(date(2026, 11, 12), 2)
    assert (early.code, early.where) == ("ART19A-5", "signed")
    assert "13.11.2026" in early.remedy
    assert waiting.where == "unconsidered"
    assert found(date(2026, 11, 13), 0) == []


def test_the_least_contents_of_offer_and_report_are_missed_one_by_one() -> None:
    missed = offer_contents(LAW, scope="warsztaty", place="  ", term="maj 2027")
    assert [(each.where, each.citation) for each in missed] == [
        ("place", "art. 19a ust. 7b pkt 2 ustawy"),
        ("costs", "art. 19a ust. 7b pkt 3 ustawy"),
    ]
    assert offer_contents(LAW, scope="a", term="b", place="c", costs=True) == []
    (report,) = report_contents(LAW, description="odbyły się")
    assert (report.where, report.citation) == ("expenses", "art. 19a ust. 7c pkt 2 ustawy")


def test_the_earliest_start_adds_posting_remarks_and_the_contract() -> None:
    # By hand: received Monday 2.11.2026; posted by 12.11 (3, 4, 5, 6, 9, 10, 12); remarks until
    # Thursday 19.11; contract from 20.11. Posted at once: remarks until 9.11, contract 10.11.
    # The city's 30 days: 2.12.2026.
    answer = earliest_start(LAW, received=date(2026, 11, 2))
    assert answer.value.possible == date(2026, 11, 10)
    assert answer.value.expected == date(2026, 11, 20)
    assert answer.value.recommended == date(2026, 12, 2)
    assert answer.steps[-1].endswith("To praktyka, nie ustawa.")


@pytest.mark.parametrize(
    ("start", "severities"),
    [
        (date(2026, 11, 9), ["error"]),
        (date(2026, 11, 10), ["warning"]),
        (date(2026, 12, 1), ["warning"]),
        (date(2026, 12, 2), []),
    ],
)
def test_a_start_before_any_contract_is_an_error_and_a_hurried_one_a_warning(
    start: date, severities: list[str]
) -> None:
    found = starts_late_enough(LAW, received=date(2026, 11, 2), start=start)
    assert [each.severity for each in found] == severities


@given(days)
def test_a_later_receipt_never_makes_anything_earlier(received: date) -> None:
    first = earliest_start(LAW, received=received).value
    later = earliest_start(LAW, received=received + DAY).value
    assert first.possible <= later.possible
    assert first.expected <= later.expected
    assert first.possible <= first.expected <= first.recommended


@given(days, days, days)
def test_remarks_never_end_on_a_day_off_nor_before_the_posting_ends(
    bip: date, board: date, website: date
) -> None:
    seen = {"bip": bip, "board": board, "website": website}
    end = remarks_until(LAW, **seen).value.last
    assert LAW.calendar.is_working_day(end)
    assert end >= posted_until(LAW, **seen).value
