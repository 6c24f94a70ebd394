"""Announcing a competition: where, with what, and for how long (art. 13)."""

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.findings import Finding
from ccop.law.parameters import parameters_at
from ccop.law.rules.announcement import (
    announced_in_three_places,
    closing_is_late_enough,
    earliest_closing,
    seven_contents,
)
from ccop.law.terms import ends_at

LAW = parameters_at(date(2026, 11, 4))
BIP, BOARD, WEBSITE = date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 3)
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def _closing(day: date, hour: time | None = None) -> list[Finding]:
    return closing_is_late_enough(
        LAW, closes_at=ends_at(day, hour), bip=BIP, board=BOARD, website=WEBSITE
    )


def test_the_21_days_run_from_the_last_of_the_three_announcements() -> None:
    # By hand: the last is Wednesday 4.11; 4.11 is not counted (art. 57 § 1 k.p.a.), 5.11 is day 1,
    # so day 21 is 25.11.2026, a Wednesday.
    answer = earliest_closing(LAW, bip=BIP, board=BOARD, website=WEBSITE)
    assert answer.value.nominal == answer.value.last == date(2026, 11, 25)
    assert answer.steps == (
        (
            "Ogłoszenia ukazały się: w Biuletynie Informacji Publicznej 2.11.2026, poniedziałek; "
            "na tablicy ogłoszeń w siedzibie urzędu 4.11.2026, środa; "
            "na stronie internetowej urzędu 3.11.2026, wtorek."
        ),
        "Liczy się ostatnie: na tablicy ogłoszeń w siedzibie urzędu, 4.11.2026, środa.",
        "21 dni po nim, jego nie wlicza się: 25.11.2026, środa.",
        "Do końca tego dnia, godz. 24:00, muszą być przyjmowane oferty.",
    )
    assert _closing(date(2026, 11, 25)) == []


def test_an_earliest_closing_on_a_day_off_recommends_the_next_working_day() -> None:
    # By hand: 3.12.2026 + 21 days = 24.12, Christmas Eve; 25 and 26 are holidays, 27 a Sunday.
    answer = earliest_closing(LAW, bip=date(2026, 12, 3), board=BOARD, website=WEBSITE)
    assert answer.value.nominal == date(2026, 12, 24)
    assert answer.value.last == date(2026, 12, 28)
    assert answer.steps[-1].endswith("Zalecane zamknięcie: 28.12.2026, poniedziałek.")


@given(days, days, days)
def test_a_later_announcement_never_closes_earlier(bip: date, board: date, website: date) -> None:
    first = earliest_closing(LAW, bip=bip, board=board, website=website).value
    later = earliest_closing(LAW, bip=bip + DAY, board=board, website=website).value
    assert later.nominal >= first.nominal
    assert later.last >= first.last
    assert LAW.calendar.is_working_day(first.last)


def test_a_day_too_early_is_an_error_that_names_the_right_day() -> None:
    (finding,) = _closing(date(2026, 11, 24))
    assert (finding.code, finding.severity) == ("ART13-1", "error")
    assert finding.citation == "art. 13 ust. 1 ustawy"
    assert "25.11.2026, godz. 24:00" in finding.remedy


def test_an_hour_on_the_last_of_the_days_is_a_warning() -> None:
    (finding,) = _closing(date(2026, 11, 25), time(15, 30))
    assert (finding.code, finding.severity) == ("ART13-1", "warning")


def test_a_closing_on_a_day_off_names_the_next_working_day() -> None:
    (finding,) = _closing(date(2026, 11, 28))
    assert finding.severity == "warning"
    assert finding.citation == "art. 57 § 4 Kodeksu postępowania administracyjnego"
    assert "30.11.2026" in finding.remedy


def test_the_term_does_not_begin_until_all_three_places_show_the_announcement() -> None:
    (finding,) = announced_in_three_places(LAW, bip=BIP, website=WEBSITE)
    assert (finding.code, finding.where) == ("ART13-3", "board")
    assert finding.citation == "art. 13 ust. 3 pkt 2 ustawy"
    assert announced_in_three_places(LAW, bip=BIP, board=BOARD, website=WEBSITE) == []


def test_each_of_the_seven_contents_is_missed() -> None:
    missed = seven_contents(LAW, task_kind=" ")
    assert len(missed) == 7
    assert missed[0].citation == "art. 13 ust. 2 pkt 1 ustawy"
    said = seven_contents(
        LAW,
        task_kind="rodzaj",
        amount="kwota",
        grant_rules="zasady",
        task_terms="terminy",
        offer_deadline="termin",
        choice="kryteria",
        previous_tasks="zadania",
    )
    assert said == []
