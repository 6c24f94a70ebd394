"""Announcing a competition: where, with what, and for how long (art. 13)."""

from datetime import date, time
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.findings import Finding
from ccop.law.parameters import parameters_at
from ccop.law.rules.announcement import (
    YearOfTasks,
    announced_in_three_places,
    change_needs_no_new_call,
    closing_is_late_enough,
    draft_budget_is_told,
    earliest_closing,
    regranting_is_explained,
    seven_contents,
    tasks_of_two_years,
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


def test_tasks_of_both_years_are_counted_and_summed() -> None:
    # By hand: 10 000,00 + 2 500,50 = 12 500,50 in 2026; one of 8 000,00 in 2025.
    answer = tasks_of_two_years(
        LAW,
        announced=date(2026, 11, 4),
        this_year=(Decimal("10000.00"), Decimal("2500.50")),
        year_before=(Decimal("8000.00"),),
    )
    assert answer.value == (
        YearOfTasks(2026, 2, Decimal("12500.50")),
        YearOfTasks(2025, 1, Decimal("8000.00")),
    )
    assert answer.steps == (
        "W 2026 roku zadań tego rodzaju: 2, dotacje razem: 12\u00a0500,50 zł.",
        "W 2025 roku zadań tego rodzaju: 1, dotacje razem: 8\u00a0000,00 zł.",
    )


def test_a_call_for_regranting_explains_its_rules() -> None:
    (finding,) = regranting_is_explained(LAW, regranting=True)
    assert (finding.code, finding.citation) == ("ART13-2A", "art. 13 ust. 2a ustawy")
    assert regranting_is_explained(LAW, regranting=True, rules="Konkurs operatora") == []
    assert regranting_is_explained(LAW, regranting=False) == []


def _draft(task_year: int, handed_over: date | None, *, told: bool) -> list[str]:
    found = draft_budget_is_told(
        LAW,
        announced=date(2026, 11, 18),
        task_year=task_year,
        draft_budget=True,
        handed_over=handed_over,
        told=told,
    )
    return [f"{finding.severity}: {finding.where}" for finding in found]


def test_a_call_on_a_draft_budget_waits_for_the_draft_and_concerns_the_next_year() -> None:
    # Announced 18.11.2026: the next year is 2027, and the council must have the draft by then.
    handed_over = date(2026, 11, 13)
    assert _draft(2027, handed_over, told=True) == []
    assert _draft(2027, date(2026, 11, 18), told=True) == []
    assert _draft(2026, handed_over, told=True) == ["error: task_year"]
    assert _draft(2028, handed_over, told=True) == ["error: task_year"]
    assert _draft(2027, None, told=True) == ["error: handed_over"]
    assert _draft(2027, date(2026, 11, 19), told=True) == ["error: handed_over"]
    assert _draft(2027, handed_over, told=False) == ["warning: told"]


def test_a_call_on_a_passed_budget_needs_no_draft() -> None:
    assert not draft_budget_is_told(
        LAW, announced=date(2026, 11, 18), task_year=2026, draft_budget=False
    )


def test_a_published_call_may_be_extended_but_not_shortened() -> None:
    announced, closing = date(2026, 11, 4), ends_at(date(2026, 11, 25))
    for later in (closing, ends_at(date(2026, 12, 2))):
        assert not change_needs_no_new_call(LAW, announced=announced, before=closing, after=later)
    (finding,) = change_needs_no_new_call(
        LAW, announced=announced, before=closing, after=ends_at(date(2026, 11, 25), time(15))
    )
    assert (finding.code, finding.where) == ("ART13-X1", "after")
    assert "zamiast 25.11.2026, godz. 24:00 kończy się 25.11.2026, godz. 15:00" in finding.message


def test_essential_conditions_are_changed_by_a_new_announcement_with_its_21_days() -> None:
    closing = ends_at(date(2026, 11, 25))
    found = change_needs_no_new_call(
        LAW,
        announced=date(2026, 11, 4),
        before=closing,
        after=closing,
        changed=("amount", "previous_tasks", "choice", "amount"),
    )
    assert [finding.message.partition(": ")[2] for finding in found] == [
        "wysokość środków.",
        "tryb, kryteria lub termin wyboru ofert.",
    ]
    assert "21 dni" in found[0].remedy


def test_a_year_without_tasks_of_the_kind_is_told_too() -> None:
    this_year, year_before = tasks_of_two_years(LAW, announced=date(2026, 11, 4)).value
    assert (this_year.count, str(this_year.grants)) == (0, "0.00")
    assert (year_before.year, year_before.count) == (2025, 0)
