"""One operator proposes a value of the law, another confirms it, and then it holds."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ccop.kernel import clock, journal
from ccop.kernel.journal.checks import verify_all
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.kernel.statutes import cli
from ccop.kernel.statutes.models import Decision, Proposal
from ccop.kernel.statutes.selectors import law_on, law_table
from ccop.kernel.statutes.services import (
    value_confirm,
    value_propose,
    value_reject,
    value_withdraw,
)
from ccop.law.findings import Refused
from ccop.law.parameters import table
from tests.support.people import clerk
from tests.support.statutes import confirmed, operator, proposed, wish

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _refused(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return [finding.code for finding in refusal.value.findings]


def _acts() -> list[str]:
    return [entry.act for entry in journal.read(journal.monthly("prawo"))]


def test_a_proposed_value_holds_nowhere_and_a_confirmed_one_from_its_day() -> None:
    soon = clock.today() + 10 * DAY
    made = proposed(wish(valid_from=soon))
    assert law_table() == table()
    value_confirm(proposal=made.pk, actor=operator())
    assert law_on(soon - DAY)["contract.years"].count == 5
    assert law_on(soon)["contract.years"].count == 3
    assert _acts() == ["law.proposed", "law.confirmed"]
    assert verify_all().faults == ()


def test_the_law_is_one_query_and_the_same_table_until_it_changes() -> None:
    confirmed("contract.years", "3", clock.today())
    with CaptureQueriesContext(connection) as asked:
        first, second = law_table(), law_table()
    assert len(asked) == 2
    assert first is second
    confirmed("contract.years", "4", clock.today())
    assert law_on(clock.today())["contract.years"].count == 4


def test_a_rehearsal_with_the_clock_meets_the_new_law(capsys: pytest.CaptureFixture[str]) -> None:
    soon = clock.today() + 10 * DAY
    confirmed("own_initiative.reminder_days", "20", soon)
    clock.move(to=clock.now() + 11 * DAY)
    assert law_on(clock.today())["own_initiative.reminder_days"].count == 20
    assert cli.main(["run", "ART12-2", f"received={clock.today()}"]) == 0
    assert '"value": "20"' in capsys.readouterr().out


def test_a_day_off_of_the_city_moves_its_terms() -> None:
    day = clock.today() + 30 * DAY
    while not law_table().calendar.is_working_day(day):
        day += DAY
    confirmed(f"day_off.{day:%m-%d}", "Dzień (przykład)", day, valid_to=day)
    assert law_table().calendar.next_working_day(day) > day


def test_the_other_operators_are_told_and_then_the_author() -> None:
    author, other = clerk(Role.OPERATOR), clerk(Role.OPERATOR)
    made = proposed(by=actor_of(author))
    assert {mail.to for mail in Mail.objects.all()} == {other.email}
    value_reject(proposal=made.pk, note="W Dzienniku Ustaw jest 4.", actor=actor_of(other))
    letter = Mail.objects.get(to=author.email)
    assert "W Dzienniku Ustaw jest 4." in letter.text
    assert law_table() == table()


def test_nobody_confirms_or_rejects_their_own_value() -> None:
    author = operator()
    made = proposed(by=author)
    assert _refused(lambda: value_confirm(proposal=made.pk, actor=author)) == ["PAR-8"]
    assert _refused(lambda: value_reject(proposal=made.pk, note="x", actor=author)) == ["PAR-8"]
    assert _refused(lambda: value_withdraw(proposal=made.pk, actor=operator())) == ["PAR-9"]
    value_withdraw(proposal=made.pk, actor=author)
    assert _refused(lambda: value_confirm(proposal=made.pk, actor=operator())) == ["PAR-10"]
    assert _acts() == ["law.proposed", "law.withdrawn"]


@pytest.mark.parametrize("lie", [False, True])
def test_the_database_itself_refuses_one_person_for_both(*, lie: bool) -> None:
    made = proposed()
    row = Decision(
        proposal=made,
        kind=Decision.Kind.CONFIRMED,
        by_id=made.by_id,
        proposed_by_id=clerk().pk if lie else made.by_id,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_what_was_written_is_never_changed() -> None:
    made = confirmed("contract.years", "3", clock.today())
    for change in (
        lambda: Proposal.objects.filter(pk=made.pk).update(value="9"),
        lambda: Decision.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_only_operators_propose_and_decide() -> None:
    made = proposed()
    for role in (Role.GRANTS_CLERK, Role.AUDITOR, Role.WEBMASTER):
        other = actor_of(clerk(role))
        assert _refused(lambda who=other: proposed(by=who)) == ["PAR-7"]  # type: ignore[misc]
        assert _refused(
            lambda who=other: value_confirm(proposal=made.pk, actor=who)  # type: ignore[misc]
        ) == ["PAR-7"]
    assert _refused(lambda: proposed(by=Actor.visitor())) == ["PAR-7"]


def test_a_form_sent_twice_is_one_proposal_and_a_decision_made_twice_one_decision() -> None:
    author, other, token = operator(), operator(), uuid4()
    first = value_propose(wish=wish(), actor=author, token=token)
    assert value_propose(wish=wish(), actor=author, token=token) == first
    decision = value_confirm(proposal=first.pk, actor=other)
    assert value_confirm(proposal=first.pk, actor=other) == decision
    assert value_propose(wish=wish(), actor=author, token=token) == first
    assert _acts() == ["law.proposed", "law.confirmed"]


def test_the_same_value_and_day_cannot_wait_twice() -> None:
    proposed()
    assert _refused(proposed) == ["PAR-5"]


def test_a_value_whose_day_has_passed_meanwhile_needs_its_reason() -> None:
    made = proposed(wish(valid_from=clock.today() + DAY))
    clock.move(to=clock.now() + 5 * DAY)
    other = Person.objects.get(pk=operator().signed_in)
    assert _refused(lambda: value_confirm(proposal=made.pk, actor=actor_of(other))) == ["PAR-4"]


def test_a_rejection_says_why() -> None:
    made = proposed()
    assert _refused(lambda: value_reject(proposal=made.pk, note=" ", actor=operator())) == [
        "PAR-11"
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_at_once_one_decides() -> None:
    made, people = proposed(), [operator(), operator()]

    def confirm(actor: Actor) -> UUID | str:
        try:
            return value_confirm(proposal=made.pk, actor=actor).by_id
        except Refused as refusal:
            return refusal.findings[0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(confirm, people))
    assert "PAR-10" in answers
    assert Decision.objects.count() == 1
    assert Decision.objects.get().by_id in answers
