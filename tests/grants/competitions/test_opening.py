"""The offers of a closed call are opened once, by a clerk; only then does the office read them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from ccop.grants.competitions.models import Competition, CompetitionTask, OffersOpening
from ccop.grants.competitions.services import call_extend, call_open_offers
from ccop.grants.offers.models import Offer
from ccop.kernel import clock, journal
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.at_once import at_once
from tests.support.calls import call, close, close_and_open
from tests.support.offers import offer_drafted, offer_submitted
from tests.support.people import clerk, member, organisation

pytestmark = pytest.mark.django_db


def _closed() -> CompetitionTask:
    task = call()
    close(task)
    return task


def _open(task: CompetitionTask, actor: Actor | None = None, **changes: object) -> OffersOpening:
    given = {"actor": actor or actor_of(clerk(Role.GRANTS_CLERK)), "token": uuid4(), **changes}
    return call_open_offers(competition=task.competition_id, **given)  # type: ignore[arg-type]


def _as(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_it_is_recorded_who_opened_and_when() -> None:
    task, opener = _closed(), clerk(Role.GRANTS_CLERK)
    opening = _open(task, actor_of(opener))
    assert opening.by == opener
    assert Competition.objects.get(tasks=task).offers_opened_at == opening.at <= clock.now()
    assert journal.read(f"konkurs:{task.competition_id}")[-1].act == "call.open"


def test_a_call_that_takes_offers_is_not_opened() -> None:
    with pytest.raises(Refused, match="OPEN-1"):
        _open(call())


def test_a_call_that_was_given_more_time_is_not_opened_before_its_new_end() -> None:
    task, office = _closed(), actor_of(clerk(Role.GRANTS_CLERK))
    call_extend(
        competition=task.competition_id,
        seen=Competition.objects.get(tasks=task).closes_at,
        closes_at=clock.now() + timedelta(hours=3),
        reason="Awaria portalu.",
        actor=office,
        token=uuid4(),
        reopening=True,
    )
    with pytest.raises(Refused, match="OPEN-1"):
        _open(task, office)


def test_the_same_form_sent_twice_is_one_opening_and_another_is_told_when_it_was() -> None:
    task, token = _closed(), uuid4()
    first = _open(task, token=token)
    assert _open(task, token=token) == first
    with pytest.raises(Refused, match="OPEN-2"):
        _open(task)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OPERATOR])
def test_only_a_clerk_for_grants_opens(role: Role) -> None:
    with pytest.raises(Refused, match="OPEN-3"):
        _open(_closed(), actor_of(clerk(role)))


def test_nobody_unsays_that_offers_were_opened() -> None:
    opening = _open(_closed())
    for change in (
        lambda: OffersOpening.objects.filter(pk=opening.pk).update(at=clock.now()),
        opening.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.django_db(transaction=True)
def test_of_an_opening_and_an_extension_at_once_one_is_done_and_the_other_told_why() -> None:
    task, office = _closed(), actor_of(clerk(Role.GRANTS_CLERK))
    seen = Competition.objects.get(tasks=task).closes_at

    def extend() -> None:
        call_extend(
            competition=task.competition_id,
            seen=seen,
            closes_at=clock.now() + timedelta(days=1),
            reason="Awaria portalu.",
            actor=office,
            token=uuid4(),
            reopening=True,
        )

    told = at_once(extend, lambda: _open(task, office))
    opened = OffersOpening.objects.filter(competition=task.competition_id).exists()
    assert told == (["EXT-1", ""] if opened else ["", "OPEN-1"])


def test_the_clerk_reads_what_it_means_then_opens_and_finds_the_offers() -> None:
    task, party = call(), organisation("Towarzystwo Ukryte (przykład)")
    editor = member(party, "editor")
    offer = offer_submitted(task, party, editor, member(party, "signatory"))
    other = organisation("Fundacja (przykład)")
    offer_drafted(task, other, member(other, "editor"))
    close(task)
    office = _as(clerk(Role.GRANTS_CLERK))
    inbox = office.get(reverse("cases:inbox")).content.decode()
    address = reverse("competitions:opening", args=[task.competition.slug])
    assert address in inbox
    assert party.name not in inbox
    asked = office.get(address).content.decode()
    assert "Tego nie można cofnąć" in asked
    assert party.name not in asked
    answer = office.post(address, {"token": str(uuid4())}, follow=True).content.decode()
    assert "Oferty otwarte" in answer
    assert str(offer.case.number) in answer
    assert address not in answer


def test_everybody_reads_on_the_page_of_the_call_whether_the_offers_are_open() -> None:
    task = _closed()
    address = reverse("competitions:page", args=[task.competition.slug])
    assert "Ofert jeszcze nie otwarto" in Client().get(address).content.decode()
    _open(task)
    assert "Oferty otwarto" in Client().get(address).content.decode()


def test_drafts_stay_closed_to_the_office_for_ever() -> None:
    task, party = call(), organisation()
    offer = offer_drafted(task, party, member(party, "editor"))
    close_and_open(task)
    page = _as(clerk(Role.GRANTS_CLERK)).get(reverse("offers:office", args=[offer.pk]))
    assert page.status_code == 404
    assert Offer.objects.get(pk=offer.pk).state == "draft"
