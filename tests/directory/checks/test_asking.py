"""Asking the register is a job; its answer is kept with evidence and changes no card."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ccop.directory.checks.asking import check_answer, check_ask, check_keep, organizations_recheck
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.organizations.models import Organization
from ccop.directory.registers.answer import Answer, Reason, State
from ccop.kernel import clock, journal
from ccop.kernel.notices.models import Notice
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.jobs import run_jobs
from tests.support.organizations import proposed
from tests.support.people import clerk
from tests.support.register import (
    KRS,
    KRS_IN_LIQUIDATION,
    KRS_OF_NOBODY,
    ask_recorded,
    carded,
    checked,
    document,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(settings: Settings) -> Person:
    ask_recorded(settings)
    return clerk(Role.DIRECTORY_KEEPER)


def ask(organization: Organization, keeper: Person) -> RegisterCheck:
    krs = organization.party.krs
    actor = actor_of(keeper)
    return check_ask(krs=krs, organization=organization, actor=actor, token=uuid4())


def notices() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("title", flat=True))


def test_a_question_waits_until_the_worker_has_asked(keeper: Person) -> None:
    check = ask(carded(), keeper)
    assert check.state == RegisterCheck.State.WAITING
    assert [done.task for done in run_jobs()] == ["checks.ask"]
    check.refresh_from_db()
    assert check.state == RegisterCheck.State.YES
    assert check.read.town == "Częstochowa"


def test_the_page_says_that_the_question_waits_and_then_shows_the_answer(keeper: Person) -> None:
    client, organization = Client(), carded()
    client.force_login(keeper)
    address = reverse("checks:organization", args=[organization.pk])
    assert client.post(address, {"do": "ask", "token": uuid4()}).status_code == 302
    assert "Zapytanie trwa" in client.get(address).content.decode()
    run_jobs()
    page = client.get(address).content.decode()
    assert "Zapytanie trwa" not in page
    assert "Różnice" in page


def test_asking_changes_nothing_of_a_card(keeper: Person) -> None:
    organization = carded(KRS_IN_LIQUIDATION)
    before = Organization.objects.filter(pk=organization.pk).values().get()
    ask(organization, keeper)
    run_jobs()
    assert Organization.objects.filter(pk=organization.pk).values().get() == before


def test_evidence_of_the_answer_is_kept(keeper: Person) -> None:
    evidence = checked(carded()).evidence
    assert set(evidence) == {"request", "calls"}
    assert len(evidence["calls"][0]["sha256"]) == 64


def test_a_form_sent_twice_is_one_question(keeper: Person) -> None:
    token = uuid4()
    for _ in range(2):
        check_ask(krs=KRS, actor=actor_of(keeper), token=token)
    assert len(run_jobs()) == 1


def test_a_card_is_asked_about_once_at_a_time(keeper: Person) -> None:
    organization = carded()
    assert ask(organization, keeper) == ask(organization, keeper)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterCheck.objects.create(organization=organization, krs=KRS)


def test_a_question_that_was_lost_can_be_put_once_more(keeper: Person) -> None:
    organization = carded()
    lost = ask(organization, keeper)
    run_jobs()
    RegisterCheck.objects.filter(pk=lost.pk).update(
        state="waiting",
        answered_at=None,
        extract=None,
        asked_at=clock.now() - timedelta(minutes=11),
    )
    assert ask(organization, keeper) == lost
    run_jobs()
    lost.refresh_from_db()
    assert lost.state == RegisterCheck.State.YES


def test_an_answer_is_kept_once(keeper: Person) -> None:
    check = checked(carded())
    again = check_keep(check=check.pk, answer=Answer(State.NO, KRS, uuid4()))
    assert again.state == RegisterCheck.State.YES
    check_answer(check=check.pk)


def test_an_extract_with_signs_that_no_database_takes_is_kept() -> None:
    strange = document()
    strange["odpis"]["dane"]["dzial1"]["danePodmiotu"] |= {
        "nazwa": "\0ALEJA\ud800",
        "czyPosiadaStatusOPP": "\0\ud800",
    }
    assert checked(carded(), extract=strange).read.name == "ALEJA"


def test_why_there_is_no_answer_is_kept() -> None:
    unknown = Answer(State.UNKNOWN, KRS, uuid4(), reason=Reason.QUOTA)
    check = checked(carded(), answer=unknown)
    assert (check.state, check.reason, check.extract) == ("unknown", "quota", None)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.GRANTS_CLERK])
def test_only_a_keeper_asks(settings: Settings, role: Role) -> None:
    ask_recorded(settings)
    with pytest.raises(Refused) as refusal:
        check_ask(krs=KRS, actor=actor_of(clerk(role)), token=uuid4())
    assert refusal.value.findings[0].code == "CHK-1"


def test_nobody_is_asked_where_it_is_switched_off() -> None:
    with pytest.raises(Refused) as refusal:
        check_ask(krs=KRS, actor=actor_of(clerk(Role.DIRECTORY_KEEPER)), token=uuid4())
    assert refusal.value.findings[0].code == "CHK-2"


def test_a_card_without_a_number_is_not_asked_about(keeper: Person) -> None:
    with pytest.raises(Refused) as refusal:
        ask(carded(""), keeper)
    assert refusal.value.findings[0].code == "CHK-3"


def test_keepers_are_told_of_a_liquidation_once(keeper: Person) -> None:
    organization = carded(KRS_IN_LIQUIDATION)
    for _ in range(2):
        checked(organization, KRS_IN_LIQUIDATION)
    assert notices() == ["Rejestr ostrzega: Fundacja „Jasny Przystanek” (przykład)"]


def test_keepers_are_not_told_what_the_card_says(keeper: Person) -> None:
    checked(carded(KRS_IN_LIQUIDATION, in_liquidation=True), KRS_IN_LIQUIDATION)
    assert notices() == []


def test_keepers_are_told_of_a_number_that_is_gone(keeper: Person) -> None:
    checked(carded(KRS_OF_NOBODY), KRS_OF_NOBODY)
    assert len(notices()) == 1


def test_an_ordinary_answer_and_a_failure_trouble_nobody(keeper: Person) -> None:
    organization = carded()
    checked(organization)
    checked(organization, answer=Answer(State.UNKNOWN, KRS, uuid4(), reason=Reason.TIMEOUT))
    assert notices() == []


def test_the_journal_tells_of_question_and_answer_without_people(keeper: Person) -> None:
    ask(carded(), keeper)
    run_jobs()
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM journal_entry WHERE body LIKE '%register.%' ORDER BY at")
        bodies = [json.loads(body) for (body,) in cursor.fetchall()]
    assert [body["act"] for body in bodies] == ["register.asked", "register.answered"]
    assert not [body for body in bodies if "PREZES" in str(body) or "Przystanek" in str(body)]
    assert journal.verify().exit_code == 0


def test_nothing_is_rechecked_unless_wanted(settings: Settings) -> None:
    ask_recorded(settings)
    carded()
    assert organizations_recheck() == 0


@pytest.mark.parametrize(
    ("days", "limit", "asked"), [(1, 300, 6), (3, 300, 2), (4, 300, 2), (100, 300, 1), (1, 8, 2)]
)
def test_a_night_takes_its_share_within_half_of_the_limit(
    settings: Settings, days: int, limit: int, asked: int
) -> None:
    ask_recorded(settings, krs_recheck_days=days, krs_daily_limit=limit)
    for _ in range(6):
        carded()
    carded("")
    proposed(krs=KRS)
    assert organizations_recheck() == asked


def test_who_was_asked_about_longest_ago_comes_first(settings: Settings) -> None:
    ask_recorded(settings, krs_recheck_days=3)
    cards = [carded() for _ in range(3)]
    for card, days in zip(cards, (1, 5, 9), strict=True):
        check = checked(card)
        RegisterCheck.objects.filter(pk=check.pk).update(
            asked_at=clock.now() - timedelta(days=days)
        )
    organizations_recheck()
    assert RegisterCheck.objects.get(state="waiting").organization == cards[2]


def test_everybody_comes_up_and_nobody_twice(settings: Settings) -> None:
    ask_recorded(settings, krs_recheck_days=3)
    for _ in range(5):
        carded()
    assert [organizations_recheck() for _ in range(4)] == [2, 2, 1, 0]
    run_jobs()
    assert RegisterCheck.objects.filter(state="yes").count() == 5


def test_a_check_is_seen_by_who_keeps_the_directory() -> None:
    checked(carded())
    seen = {
        role: RegisterCheck.objects.visible_to(Actor(roles=frozenset({role}))).exists()
        for role in Role
    }
    assert {role for role, sees in seen.items() if sees} == {Role.DIRECTORY_KEEPER, Role.AUDITOR}
