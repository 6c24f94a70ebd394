"""When reports on a task are due, and with which template (art. 18 and 19)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.law.inputs import BadInputs
from ccop.law.parameters import parameters_at
from ccop.law.rules.reports import (
    ReportingPeriod,
    called_report_has_time,
    earliest_called_report,
    final_report_due,
    overdue_report_due,
    reporting_periods,
    template,
    yearly_report_due,
)

LAW = parameters_at(date(2026, 11, 4))
days = st.dates(min_value=date(2024, 9, 17), max_value=date(2090, 1, 1))


@pytest.mark.parametrize(
    ("task_end", "nominal", "last"),
    [
        # 30.11.2026 + 30 = 30.12.2026, a Wednesday.
        (date(2026, 11, 30), date(2026, 12, 30), date(2026, 12, 30)),
        # 24.11.2026 + 30 = 24.12.2026, a day off since 2025; then 25 and 26.12, Sunday 27.12.
        (date(2026, 11, 24), date(2026, 12, 24), date(2026, 12, 28)),
        # 24.11.2024 + 30 = 24.12.2024, a Tuesday and a working day then.
        (date(2024, 11, 24), date(2024, 12, 24), date(2024, 12, 24)),
        # 26.02.2027 + 30 = 28.03.2027, Easter Sunday; Monday 29.03 is a holiday too.
        (date(2027, 2, 26), date(2027, 3, 28), date(2027, 3, 30)),
        # 30.01.2028 + 30 = 29.02.2028, a leap year, a Tuesday.
        (date(2028, 1, 30), date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_the_final_report_is_due_30_days_after_the_task(
    task_end: date, nominal: date, last: date
) -> None:
    term = final_report_due(LAW, task_end=task_end).value
    assert (term.nominal, term.last) == (nominal, last)


@given(days)
def test_a_later_task_never_has_an_earlier_report(task_end: date) -> None:
    first = final_report_due(LAW, task_end=task_end).value.last
    assert LAW.calendar.is_working_day(first)
    assert final_report_due(LAW, task_end=task_end + timedelta(days=1)).value.last >= first


def test_a_task_over_two_new_years_has_two_partial_reports_and_a_final_one() -> None:
    answer = reporting_periods(LAW, task_start=date(2026, 11, 1), task_end=date(2028, 1, 31))
    assert answer.value == (
        ReportingPeriod(2026, date(2026, 11, 1), date(2026, 12, 31), "częściowe"),
        ReportingPeriod(2027, date(2027, 1, 1), date(2027, 12, 31), "częściowe"),
        ReportingPeriod(2028, date(2028, 1, 1), date(2028, 1, 31), "końcowe"),
    )
    assert answer.steps[-1] == "Sprawozdanie końcowe za 2028 rok: 01.01.2028–31.01.2028."


def test_a_task_of_one_year_has_only_the_final_report() -> None:
    (only,) = reporting_periods(LAW, task_start=date(2026, 2, 1), task_end=date(2026, 12, 31)).value
    assert only.kind == "końcowe"
    with pytest.raises(BadInputs, match="jest przed początkiem"):
        reporting_periods(LAW, task_start=date(2026, 2, 1), task_end=date(2026, 1, 31))


def test_a_yearly_report_is_due_on_30_january_or_the_next_working_day() -> None:
    # 31.12.2026 + 30 = 30.01.2027, a Saturday, so Monday 1.02.2027.
    term = yearly_report_due(LAW, year=2026).value
    assert (term.nominal, term.last) == (date(2027, 1, 30), date(2027, 2, 1))


def test_a_call_leaves_30_days_from_its_delivery() -> None:
    # 4.05.2026 + 30 = 3.06.2026, a Wednesday, the day before Corpus Christi.
    delivered = date(2026, 5, 4)
    assert called_report_has_time(LAW, delivered=delivered, due=date(2026, 6, 3)) == []
    (finding,) = called_report_has_time(LAW, delivered=delivered, due=date(2026, 6, 2))
    assert (finding.code, finding.where) == ("ART18-3", "due")
    assert "3.06.2026" in finding.remedy


def test_a_working_day_is_recommended_where_the_earliest_one_is_off() -> None:
    # 5.05.2026 + 30 = 4.06.2026, Corpus Christi, so Friday 5.06 is recommended.
    answer = earliest_called_report(LAW, delivered=date(2026, 5, 5))
    assert (answer.value.nominal, answer.value.last) == (date(2026, 6, 4), date(2026, 6, 5))
    assert answer.steps[-1].endswith("Zalecany termin: 5.06.2026, piątek.")
    assert len(earliest_called_report(LAW, delivered=date(2026, 5, 4)).steps) == 2


def test_a_call_to_file_gives_seven_days() -> None:
    # 26.10.2026 + 7 = 2.11.2026, a Monday; 25.10 + 7 = Sunday 1.11, a holiday, so 2.11 too.
    for delivered in (date(2026, 10, 25), date(2026, 10, 26)):
        answer = overdue_report_due(LAW, delivered=delivered)
        assert answer.value.last == date(2026, 11, 2)
        assert "niezgodnie z przeznaczeniem" in answer.steps[-1]


def test_the_template_of_each_paper_is_an_annex_of_the_regulation() -> None:
    answer = template(LAW, announced=date(2026, 11, 4), paper="sprawozdanie")
    assert answer.value.startswith("załącznik nr 5 do rozporządzenia")
    assert "art. 18 ust. 4 ustawy" in answer.steps[0]
