"""A move has one effect, whoever repeats it, and gives its number back when it fails."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from ccop.kernel import clock, journal
from ccop.kernel.cases.models import Case, CaseEvent
from ccop.kernel.cases.numbers import next_number
from ccop.kernel.cases.selectors import timeline
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from ccop.portal.reports.models import ErrorReport
from ccop.portal.reports.services import error_report, error_report_answer
from tests.support.people import clerk


def _report(token: UUID | None = None) -> ErrorReport:
    return error_report(
        page="/",
        description="Nie działa.",
        email="",
        language="pl",
        actor=Actor.visitor(),
        token=token or uuid4(),
    )


@pytest.mark.django_db
def test_numbers_follow_one_another_within_the_year() -> None:
    at = clock.now()
    with transaction.atomic():
        numbers = [next_number("PR", at) for _ in range(3)]
    assert numbers == [f"PR.{n}.{clock.warsaw(at).year}" for n in (1, 2, 3)]


@pytest.mark.django_db
def test_a_move_that_fails_gives_its_number_back() -> None:
    at = clock.now()
    with transaction.atomic():
        next_number("PR", at)
        transaction.set_rollback(True)
    with transaction.atomic():
        assert next_number("PR", at).startswith("PR.1.")


@pytest.mark.django_db
def test_the_same_form_sent_twice_is_one_case() -> None:
    token = uuid4()
    assert _report(token) == _report(token)
    assert Case.objects.filter(kind="error_report").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_at_once_is_one_case() -> None:
    token = uuid4()

    def send(_: int) -> str:
        try:
            return str(_report(token).case.number)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as senders:
        numbers = list(senders.map(send, range(8)))
    assert len(set(numbers)) == 1
    assert CaseEvent.objects.filter(token=token).count() == 1
    assert journal.verify().exit_code == 0


@pytest.mark.django_db(transaction=True)
def test_two_clerks_who_answer_at_once_make_one_answer() -> None:
    report = _report()
    clerks = [actor_of(clerk(Role.WEBMASTER)) for _ in range(2)]

    def answer(actor: Actor) -> bool:
        try:
            error_report_answer(
                report=ErrorReport.objects.get(pk=report.pk),
                text="Poprawione.",
                actor=actor,
                token=uuid4(),
            )
        except Refused as refusal:
            return refusal.findings[0].code != "CASE-1"
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as answering:
        assert sorted(answering.map(answer, clerks)) == [False, True]
    assert report.case.messages.count() == 1


@pytest.mark.django_db
def test_an_empty_answer_changes_nothing() -> None:
    report = _report()
    with pytest.raises(Refused, match="MSG-1"):
        error_report_answer(
            report=report, text="  ", actor=actor_of(clerk(Role.WEBMASTER)), token=uuid4()
        )
    assert ErrorReport.objects.get(pk=report.pk).state == "received"


@pytest.mark.django_db
def test_the_other_side_never_learns_a_clerks_name_from_the_history() -> None:
    report, someone = _report(), clerk(Role.WEBMASTER)
    error_report_answer(report=report, text="Już działa.", actor=actor_of(someone), token=uuid4())
    assert someone.full_name in [entry.by for entry in timeline(report.case, for_office=True)]
    assert {entry.by for entry in timeline(report.case, for_office=False)} == {""}
