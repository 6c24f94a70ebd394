"""Time: terms, days off, letters that come in time, and deadlines of the calendar."""

from datetime import UTC, date, datetime, time, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.days_off import DAY
from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at, table
from ccop.law.rules.time import (
    Way,
    days_off_of_year,
    deadline_moment,
    fixed_deadline,
    fixed_deadline_is_kept,
    letter_in_time,
    shifted_end,
    submitted_in_time,
    term_in_days,
    term_in_longer_units,
    term_in_working_days,
)
from ccop.law.running import run
from ccop.law.terms import WARSAW

LAW = parameters_at(date(2026, 11, 26))
days = st.dates(min_value=date(2011, 1, 1), max_value=date(2199, 12, 31))
lengths = st.integers(min_value=1, max_value=366)


def test_the_day_of_the_event_is_not_counted_and_christmas_eve_ends_no_term() -> None:
    # By hand (art. 57 § 1): 3.12.2026 + 21 days = 24.12.2026, a day off since 2025; 25 and 26 are
    # holidays, 27 a Sunday; § 4: Monday 28.12.
    answer = term_in_days(LAW, event=date(2026, 12, 3), days=21)
    assert answer.value.nominal == date(2026, 12, 24)
    assert answer.value.last == date(2026, 12, 28)
    assert answer.steps == (
        (
            "21 dni po dniu zdarzenia (3.12.2026, czwartek), tego dnia nie wlicza się: "
            "24.12.2026, czwartek (art. 57 § 1 k.p.a.)."
        ),
        (
            "Soboty i dni wolne nie kończą terminu (24–27 grudnia), dlatego ostatnim dniem jest "
            "28.12.2026, poniedziałek (art. 57 § 4 k.p.a.)."
        ),
    )


def test_christmas_eve_of_2024_ended_a_term() -> None:
    # By hand: 3.12.2024 + 21 = 24.12.2024, a Tuesday, no day off before the change of 2025.
    assert term_in_days(LAW, event=date(2024, 12, 3), days=21).value.last == date(2024, 12, 24)


@pytest.mark.parametrize(
    ("event", "count", "unit", "nominal", "last"),
    [
        # § 2: two weeks after Wednesday 4.11 is Wednesday 18.11.
        (date(2026, 11, 4), 2, "tygodnie", date(2026, 11, 18), date(2026, 11, 18)),
        # § 3: 31 January + 1 month: no 31 February, so the last of February, a Sunday in 2027.
        (date(2027, 1, 31), 1, "miesiące", date(2027, 2, 28), date(2027, 3, 1)),
        # § 3: in a leap year the last of February is the 29th.
        (date(2028, 1, 31), 1, "miesiące", date(2028, 2, 29), date(2028, 2, 29)),
        # § 3: 30 January does not wait for a 30 February either.
        (date(2029, 1, 30), 1, "miesiące", date(2029, 2, 28), date(2029, 2, 28)),
        # § 3a: 29.02.2028 + 3 years: the day before, Friday 28.02.2031.
        (date(2028, 2, 29), 3, "lata", date(2031, 2, 28), date(2031, 2, 28)),
        # § 3a and § 4: 1.11.2026 + 1 year is All Saints, Monday; so Tuesday.
        (date(2026, 11, 1), 1, "lata", date(2027, 11, 1), date(2027, 11, 2)),
    ],
)
def test_longer_terms_end_on_the_same_day(
    event: date, count: int, unit: str, nominal: date, last: date
) -> None:
    inputs = {"event": event, "count": count, "unit": unit}
    term = run(term_in_longer_units, inputs, table=table(), asked=LAW.day).result
    assert (term.nominal, term.last) == (nominal, last)


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 rok"), (3, "3 lata"), (5, "5 lat"), (12, "12 lat"), (22, "22 lata")]
)
def test_years_are_counted_in_polish(count: int, words: str) -> None:
    answer = term_in_longer_units(LAW, event=date(2026, 3, 2), count=count, unit="lata")
    assert answer.steps[0].startswith(f"{words} po dniu zdarzenia (2.03.2026, poniedziałek)")


@given(days, lengths, st.sampled_from(["tygodnie", "miesiące", "lata"]))
def test_a_longer_term_never_ends_earlier(event: date, count: int, unit: str) -> None:
    def ends(length: int) -> date:
        inputs = {"event": event, "count": length, "unit": unit}
        last: date = run(term_in_longer_units, inputs, table=table(), asked=LAW.day).result.last
        return last

    assert ends(count) <= ends(min(count + 1, 366))
    assert LAW.calendar.is_working_day(ends(count))


def test_an_end_on_a_working_day_stays() -> None:
    answer = shifted_end(LAW, end=date(2026, 12, 31))
    assert answer.value.last == date(2026, 12, 31)
    assert answer.steps == (
        "31.12.2026, czwartek, jest dniem roboczym: termin kończy się tego dnia.",
    )


def test_an_end_on_easter_saturday_moves_behind_easter_monday() -> None:
    # By hand: Easter 2026 is 5.04; Saturday 4.04, Sunday 5.04, Monday 6.04 end no term.
    answer = shifted_end(LAW, end=date(2026, 4, 4))
    assert (answer.value.nominal, answer.value.last) == (date(2026, 4, 4), date(2026, 4, 7))
    assert len(answer.steps) == 1


@given(days)
def test_a_shifted_end_is_never_a_day_off_and_never_earlier(end: date) -> None:
    term = shifted_end(LAW, end=end).value
    assert LAW.calendar.is_working_day(term.last)
    assert end <= term.last <= end + 5 * DAY


LAST, LATER = date(2026, 11, 30), date(2026, 12, 3)


def test_a_posted_letter_is_in_time_by_the_day_of_its_stamp() -> None:
    # By hand (art. 57 § 5 pkt 2): stamped on the last day, three days on the way.
    answer = letter_in_time(LAW, last=LAST, way="Poczta Polska", sent=LAST, received=LATER)
    assert answer.value.kept
    assert answer.value.decisive == LAST
    assert answer.steps == (
        "Ostatni dzień terminu: 30.11.2026, poniedziałek, godz. 24:00.",
        (
            "Droga: Poczta Polska. Decyduje dzień nadania (art. 57 § 5 pkt 2 k.p.a.): "
            "30.11.2026, poniedziałek."
        ),
        "Termin zachowany.",
    )


def test_a_letter_stamped_a_day_late_is_late() -> None:
    answer = letter_in_time(LAW, last=LAST, way="Poczta Polska", sent=LAST + DAY, received=LATER)
    assert not answer.value.kept
    assert answer.steps[-1] == "Termin nie został zachowany."


@pytest.mark.parametrize("way", ["inny przewoźnik", "kancelaria urzędu"])
def test_other_ways_count_by_the_day_of_arrival(way: Way) -> None:
    answer = letter_in_time(LAW, last=LAST, way=way, sent=LAST, received=LATER)
    assert not answer.value.kept
    assert answer.value.decisive == LATER


def test_an_announcement_may_let_the_arrival_decide() -> None:
    answer = letter_in_time(
        LAW, last=LAST, way="Poczta Polska", sent=LAST, received=LATER, counts="wpływ"
    )
    assert not answer.value.kept
    assert "tak stanowi ogłoszenie" in answer.steps[1]


def test_a_letter_that_arrived_before_the_end_needs_no_stamp_and_a_later_one_does() -> None:
    assert letter_in_time(LAW, last=LAST, way="konsulat RP", received=LAST).value.kept
    with pytest.raises(BadInputs, match="Podaj dzień nadania"):
        letter_in_time(LAW, last=LAST, way="konsulat RP", received=LATER)


def test_no_letter_arrives_before_it_was_sent() -> None:
    with pytest.raises(BadInputs, match=r"Koniec \(30\.11\.2026\) jest przed początkiem"):
        letter_in_time(LAW, last=LAST, way="Poczta Polska", sent=LATER, received=LAST)


@given(days, st.sampled_from(get_args(Way)), st.integers(0, 30), st.integers(0, 30))
def test_a_letter_that_arrives_before_the_end_is_always_in_time(
    last: date, way: Way, early: int, travelled: int
) -> None:
    received = last - early * DAY
    sent = received - travelled * DAY
    assert letter_in_time(LAW, last=last, way=way, sent=sent, received=received).value.kept


@pytest.mark.parametrize(
    ("year", "moving"),
    [
        # Easter Sunday and Monday, Pentecost, Corpus Christi, from the published calendars.
        (2026, [(4, 5), (4, 6), (5, 24), (6, 4)]),
        (2027, [(3, 28), (3, 29), (5, 16), (5, 27)]),
        (2028, [(4, 16), (4, 17), (6, 4), (6, 15)]),
    ],
)
def test_the_days_off_of_a_year(year: int, moving: list[tuple[int, int]]) -> None:
    fixed = [
        (1, 1),
        (1, 6),
        (5, 1),
        (5, 3),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 24),
        (12, 25),
        (12, 26),
    ]
    answer = days_off_of_year(LAW, year=year)
    assert [each.day for each in answer.value] == sorted(date(year, *d) for d in fixed + moving)
    assert answer.value[0].name == "Nowy Rok"


def test_christmas_eve_is_a_day_off_since_2025() -> None:
    named = {each.day for year in (2024, 2025) for each in days_off_of_year(LAW, year=year).value}
    assert date(2024, 12, 24) not in named
    assert date(2025, 12, 24) in named


def test_the_years_for_which_days_off_are_known_begin_in_2011() -> None:
    with pytest.raises(BadInputs, match="2011"):
        run(days_off_of_year, {"year": "2010"}, table=table(), asked=LAW.day)


def test_working_days_leave_out_saturdays_sundays_and_days_off() -> None:
    # By hand: after Tuesday 22.12.2026: Wed 23 (1); 24-27 off; Mon 28 (2) - Thu 31 (5); 1.01 off,
    # 2 and 3 weekend; Mon 4.01 (6), Tue 5.01 (7).
    answer = term_in_working_days(LAW, event=date(2026, 12, 22), days=7)
    assert answer.value == date(2027, 1, 5)
    assert "Dni wolne w tym czasie: 24–26 grudnia, 1 stycznia." in answer.steps[0]
    assert term_in_working_days.mark == "practice"


@given(days, lengths)
def test_one_working_day_more_ends_later_on_a_working_day(event: date, count: int) -> None:
    first = term_in_working_days(LAW, event=event, days=count).value
    assert first < term_in_working_days(LAW, event=event, days=count + 1).value
    assert LAW.calendar.is_working_day(first)


def test_a_day_of_the_calendar_does_not_move_and_its_safe_day_is_before() -> None:
    # By hand: 31.05.2026 is a Sunday; the Friday before is 29.05.
    answer = fixed_deadline(LAW, deadline=date(2026, 5, 31))
    assert (answer.value.day, answer.value.safe) == (date(2026, 5, 31), date(2026, 5, 29))


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (date(2026, 5, 29), []),
        (date(2026, 5, 30), ["w dniu wolnym"]),
        (date(2026, 5, 31), ["w dniu wolnym"]),
        (date(2026, 6, 1), ["po terminie 31.05.2026, niedziela"]),
    ],
)
def test_a_plan_that_misses_a_day_of_the_calendar_is_warned_of(
    planned: date, said: list[str]
) -> None:
    found = fixed_deadline_is_kept(LAW, deadline=date(2026, 5, 31), planned=planned)
    assert [each.severity for each in found] == ["warning"] * len(said)
    assert all(words in each.message for each, words in zip(found, said, strict=True))
    assert all("29.05.2026, piątek" in each.remedy for each in found)


def test_a_deadline_without_an_hour_lasts_the_whole_day_of_poland() -> None:
    # By hand: midnight after 30.11.2026 in Warsaw (UTC+1) is 23:00 UTC.
    answer = deadline_moment(LAW, day=LAST)
    assert answer.value == datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    assert answer.steps == (
        "Termin upływa 30.11.2026, godz. 24:00, według czasu w Polsce.",
        "Ostatnia sekunda w terminie: 30.11.2026, 23:59:59. Liczy się zegar serwera.",
    )


@pytest.mark.parametrize(
    ("day", "hour", "late"),
    [
        # Summer time: 15:30 in Warsaw is 13:30 UTC; the whole day ends at 22:00 UTC.
        ("2026-07-01", "15:30", datetime(2026, 7, 1, 13, 30, tzinfo=UTC)),
        ("2026-07-01", "15.30", datetime(2026, 7, 1, 13, 30, tzinfo=UTC)),
        ("2026-07-01", "24:00", datetime(2026, 7, 1, 22, 0, tzinfo=UTC)),
        # Sunday 25.10.2026 begins at UTC+2 and ends at UTC+1: 25 hours.
        ("2026-10-25", "24:00", datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
        # Sunday 29.03.2026 ends in summer time already.
        ("2026-03-29", "23:59", datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
    ],
)
def test_deadlines_are_read_from_the_wall_clock(day: str, hour: str, late: datetime) -> None:
    asked = run(deadline_moment, {"day": day, "hour": hour}, table=table(), asked=LAW.day)
    assert asked.result == late


def test_an_hour_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(BadInputs, match="na przykład 15:30"):
        run(deadline_moment, {"day": "2026-07-01", "hour": "25:00"}, table=table(), asked=LAW.day)


@given(days, st.none() | st.times())
def test_the_last_second_is_never_after_the_day_of_the_deadline(
    day: date, hour: time | None
) -> None:
    late = deadline_moment(LAW, day=day, hour=hour).value
    assert late <= deadline_moment(LAW, day=day).value
    assert (late - timedelta(microseconds=1)).astimezone(WARSAW).date() <= day


def test_the_first_instant_that_is_too_late_is_too_late() -> None:
    closes = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)
    before = closes - timedelta(seconds=1)
    assert submitted_in_time(LAW, deadline=closes, submitted=before) == []
    (finding,) = submitted_in_time(LAW, deadline=closes, submitted=closes.astimezone(WARSAW))
    assert finding.code == "TIME-8"
    assert finding.message == (
        "Złożono 01.12.2026, 00:00:00, a termin upłynął 30.11.2026, godz. 24:00."
    )


def test_the_hour_that_comes_twice_in_autumn_is_told_apart() -> None:
    # 25.10.2026, 2:30 comes twice in Warsaw; the second time is an hour later.
    deadline = datetime(2026, 10, 25, 2, 30, tzinfo=WARSAW)
    second = deadline.replace(fold=1)
    assert len(submitted_in_time(LAW, deadline=deadline, submitted=second)) == 1
    asked = run(
        submitted_in_time,
        {"deadline": "2026-10-25T02:30", "submitted": "2026-10-25T02:29"},
        table=table(),
        asked=LAW.day,
    )
    assert asked.day == date(2026, 10, 25)
    assert asked.findings == []


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59-05:00"])
def test_instants_outside_of_the_years_of_days_are_refused(moment: str) -> None:
    inputs = {"deadline": "2026-10-25T02:30", "submitted": moment}
    with pytest.raises(BadInputs, match="Wpisz chwilę"):
        run(submitted_in_time, inputs, table=table(), asked=LAW.day)
