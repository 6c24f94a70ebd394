"""Councils of public benefit: founding, members, term, absences, opinions."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at, table
from ccop.law.rules.councils import (
    Attendance,
    Matter,
    absences,
    council_is_composed,
    council_term,
    founding_term,
    motion_has_enough_organisations,
    opinion_status,
    opinion_term,
    routing,
)
from ccop.law.running import run

LAW = parameters_at(date(2026, 11, 26))
PROGRAMME: Matter = "projekt programu współpracy"
HERE: Attendance = "obecny"
EXCUSED: Attendance = "nieobecny usprawiedliwiony"
AWAY: Attendance = "nieobecny nieusprawiedliwiony"
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


def test_a_council_is_created_within_two_months_of_the_motion() -> None:
    # By hand (art. 41e ust. 1, art. 57 § 3 k.p.a.): 31.12.2026 + 2 months: no 31 February, so
    # 28.02.2027, a Sunday; § 4: Monday 1.03.
    term = founding_term(LAW, received=date(2026, 12, 31)).value
    assert (term.nominal, term.last) == (date(2027, 2, 28), date(2027, 3, 1))


def test_a_motion_wants_five_different_organisations() -> None:
    # By hand: "Pomoc" is there twice, so four; one is missing.
    names = ("Pomoc (przykład)", "pomoc  (PRZYKŁAD)", "A", "B", "C", " ")
    (finding,) = motion_has_enough_organisations(LAW, organisations=names)
    assert finding.code == "ART41E-1"
    assert finding.message == "Organizacji we wniosku: 4, a potrzeba co najmniej 5."
    assert finding.remedy == "Do wniosku musi dołączyć jeszcze 1."
    assert motion_has_enough_organisations(LAW, organisations=(*names, "D")) == []


def test_the_law_of_the_day_of_the_motion_decides() -> None:
    old = table().on(LAW.day)["council.founders"]
    rows = table().with_rows(
        [old.model_copy(update={"value": "3", "valid_from": date(2027, 1, 1)})]
    )
    asked = {"organisations": ["A", "B", "C"], "received": "2026-12-31"}
    before = run(motion_has_enough_organisations, asked, table=rows, asked=date(2027, 2, 1))
    after = run(
        motion_has_enough_organisations,
        asked | {"received": "2027-01-01"},
        table=rows,
        asked=date(2027, 2, 1),
    )
    assert (len(before.findings), len(after.findings)) == (1, 0)


def test_a_term_of_a_council_lasts_three_years_and_days_off_do_not_move_its_end() -> None:
    # By hand (art. 41e ust. 3): 11.11.2026 + 3 years = 11.11.2029, a Sunday and a holiday; six
    # months before it is 11.05.2029.
    answer = council_term(LAW, begins=date(2026, 11, 11))
    assert (answer.value.last, answer.value.reminder) == (date(2029, 11, 11), date(2029, 5, 11))
    assert answer.steps[1] == "Przypomnienie 6 mies. wcześniej: 11.05.2029, piątek."


def test_a_term_begun_on_29_february_ends_on_28_february() -> None:
    # By hand: 2031 has no 29 February; six months before 28.02.2031 is 28.08.2030.
    value = council_term(LAW, begins=date(2028, 2, 29)).value
    assert (value.last, value.reminder) == (date(2031, 2, 28), date(2030, 8, 28))


@pytest.mark.parametrize(
    ("city", "executive", "organisations", "where"),
    [
        (2, 2, 4, []),  # exactly a half
        (3, 2, 4, ["from_organisations"]),  # 4 of 9 is less than a half
        (2, 2, 3, ["from_organisations"]),
        (0, 2, 4, ["from_city_council"]),
        (2, 0, 4, ["from_executive"]),
        (1, 1, 0, ["from_organisations", "from_organisations"]),
        (0, 0, 0, ["from_city_council", "from_executive", "from_organisations"]),
    ],
)
def test_organisations_have_half_of_the_seats_and_no_side_is_missing(
    city: int, executive: int, organisations: int, where: list[str]
) -> None:
    found = council_is_composed(
        LAW, from_city_council=city, from_executive=executive, from_organisations=organisations
    )
    assert [finding.where for finding in found] == where


def test_a_small_share_of_organisations_is_told_in_numbers() -> None:
    (finding,) = council_is_composed(
        LAW, from_city_council=3, from_executive=2, from_organisations=4
    )
    assert finding.message == (
        "Organizacje mają w radzie 4 z 9 miejsc, a powinny mieć co najmniej 50%."
    )


@pytest.mark.parametrize(
    ("meetings", "longest", "current", "dismissible"),
    [
        ((), 0, 0, False),
        ((AWAY, AWAY, AWAY), 3, 3, True),
        ((AWAY, AWAY, HERE, AWAY), 2, 1, False),
        # An excuse breaks the row.
        ((AWAY, AWAY, EXCUSED, AWAY), 2, 1, False),
        ((AWAY, AWAY, AWAY, HERE), 3, 0, True),
    ],
)
def test_three_meetings_missed_in_a_row_without_excuse_are_a_ground_for_dismissal(
    meetings: tuple[Attendance, ...], longest: int, current: int, *, dismissible: bool
) -> None:
    answer = absences(LAW, meetings=meetings).value
    assert (answer.longest, answer.current, answer.dismissible) == (longest, current, dismissible)


@given(st.lists(st.sampled_from([HERE, EXCUSED, AWAY])))
def test_one_more_meeting_never_shortens_the_longest_row(meetings: list[Attendance]) -> None:
    before = absences(LAW, meetings=tuple(meetings)).value
    after = absences(LAW, meetings=(*meetings, AWAY)).value
    assert before.current <= before.longest <= after.longest
    assert after.current == before.current + 1


@pytest.mark.parametrize(
    ("matter", "asked", "count"),
    [
        ("projekt strategii rozwoju", True, 14),
        (PROGRAMME, True, 14),
        ("inny projekt uchwały lub aktu prawa miejscowego w sferze zadań publicznych", True, None),
        ("spór organizacji z urzędem", True, None),
        ("sprawa spoza sfery zadań publicznych", False, None),
    ],
)
def test_matters_go_to_the_council_by_its_tasks(
    matter: Matter, count: int | None, *, asked: bool
) -> None:
    answer = routing(LAW, matter=matter)
    assert (answer.value.asked, answer.value.days) == (asked, count)


@given(st.sampled_from(get_args(Matter)))
def test_every_matter_is_explained(matter: Matter) -> None:
    assert all(step.endswith(".") for step in routing(LAW, matter=matter).steps)


def test_an_opinion_on_the_programme_has_14_days_from_the_delivery() -> None:
    # By hand (art. 41i ust. 2): Wednesday 28.10.2026 + 14 = Wednesday 11.11, a holiday; so 12.11.
    term = opinion_term(LAW, matter=PROGRAMME, delivered=date(2026, 10, 28)).value
    assert term is not None
    assert (term.nominal, term.last) == (date(2026, 11, 11), date(2026, 11, 12))


def test_other_opinions_have_no_term_of_the_act() -> None:
    answer = opinion_term(
        LAW,
        matter="inny projekt uchwały lub aktu prawa miejscowego w sferze zadań publicznych",
        delivered=date(2026, 10, 28),
    )
    assert answer.value is None
    assert answer.steps == (
        (
            "Ustawa ogranicza czas tylko dla dwóch spraw: projekt programu współpracy, "
            "projekt strategii rozwoju."
        ),
    )


DELIVERED, UNTIL = date(2026, 10, 28), date(2026, 11, 12)


@pytest.mark.parametrize(
    ("today", "opinion", "status"),
    [
        (UNTIL, None, "oczekiwanie"),
        (UNTIL + DAY, None, "rezygnacja z prawa do opinii"),
        (UNTIL, UNTIL, "opinia w terminie"),
        (UNTIL + 9 * DAY, UNTIL, "opinia w terminie"),
        (UNTIL + 9 * DAY, UNTIL + DAY, "rezygnacja z prawa do opinii"),
    ],
)
def test_no_opinion_in_time_is_a_waiver(today: date, opinion: date | None, status: str) -> None:
    answer = opinion_status(LAW, delivered=DELIVERED, today=today, given=opinion)
    assert (answer.value.status, answer.value.until) == (status, UNTIL)
    assert answer.steps[-1].endswith(".")


def test_a_late_opinion_is_named_with_its_day() -> None:
    answer = opinion_status(LAW, delivered=DELIVERED, today=UNTIL + 9 * DAY, given=UNTIL + DAY)
    assert answer.steps[-1] == (
        "W terminie opinii nie było, co oznacza rezygnację z prawa do niej. "
        "Opinia z 13.11.2026, piątek przyszła po terminie."
    )


def test_no_opinion_comes_before_its_draft() -> None:
    with pytest.raises(BadInputs, match="given"):
        opinion_status(LAW, delivered=DELIVERED, today=UNTIL, given=DELIVERED - DAY)


@given(days, days)
def test_a_waiver_is_never_taken_back_by_time(delivered: date, today: date) -> None:
    now = opinion_status(LAW, delivered=delivered, today=today).value
    later = opinion_status(LAW, delivered=delivered, today=today + DAY).value
    assert LAW.calendar.is_working_day(now.until)
    assert now.status in {"oczekiwanie", later.status}
