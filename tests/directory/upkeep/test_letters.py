"""Organisations are asked once a year, reminded twice, and never written to twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from ccop.directory.organizations.freshness import unconfirmed_since
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_confirm
from ccop.directory.upkeep import asking
from ccop.directory.upkeep.asking import letters_send
from ccop.directory.upkeep.models import Letter, Round
from ccop.directory.upkeep.services import card_is_right
from ccop.kernel import clock, journal
from ccop.kernel.journal.witnesses import row_faults
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.actor import Actor
from tests.support.jobs import run_jobs
from tests.support.upkeep import YEAR, asked, letters_to, link_of, old_card, pass_days


@pytest.mark.django_db
def test_a_card_unconfirmed_for_a_year_brings_one_letter() -> None:
    card, young = old_card(), old_card(300, email="mlode@przyklad.example")
    assert letters_send() == 1
    (mail,) = letters_to(card)
    assert card.party.name in mail.subject
    assert link_of(card) in mail.text
    assert mail.confidential
    assert not letters_to(young)


@pytest.mark.django_db
def test_the_link_is_not_kept() -> None:
    card, link = asked()
    token = link.split("/")[-2]
    (letter,) = Letter.objects.filter(round__organization=card)
    assert token not in {letter.token_digest, str(letter.pk)}
    assert token not in str(list(journal.read(f"podmiot:{card.party_id}")))


@pytest.mark.django_db
def test_asked_again_on_the_same_day_nobody_gets_another_letter() -> None:
    card, _link = asked()
    assert letters_send() == 0
    assert len(letters_to(card)) == 1


@pytest.mark.django_db
def test_reminders_come_after_14_and_30_days_and_then_no_more() -> None:
    card, _link = asked()
    sent = []
    for day in range(1, 100):
        pass_days(1)
        if letters_send():
            sent.append(day)
    assert sent == [14, 30]
    assert len(letters_to(card)) == 3
    assert len({mail.text for mail in letters_to(card)}) == 3  # each has a link of its own


@pytest.mark.django_db
def test_after_an_outage_letters_come_one_by_one() -> None:
    card, _link = asked()
    pass_days(40)
    assert letters_send() == 1
    pass_days(1)
    assert letters_send() == 0
    pass_days(15)
    assert letters_send() == 1
    assert len(letters_to(card)) == 3


@pytest.mark.django_db
def test_who_has_answered_is_asked_again_after_a_year_only() -> None:
    card, _link = asked()
    card_is_right(this=Round.objects.get(organization=card), actor=Actor.visitor())
    for _day in range(40):
        pass_days(1)
        assert letters_send() == 0
    pass_days(YEAR)
    assert letters_send() == 1


@pytest.mark.django_db
def test_a_card_confirmed_at_the_desk_stops_the_reminders() -> None:
    card, _link = asked()
    card_confirm(organization=card, actor=Actor.system())
    pass_days(14)
    assert letters_send() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["archived", "proposed"])
def test_nobody_is_asked_about_a_card_that_is_not_listed(state: str) -> None:
    card = old_card()
    Organization.objects.filter(pk=card.pk).update(state=state)
    assert letters_send() == 0


@pytest.mark.django_db
def test_an_organisation_without_an_address_gets_no_letter() -> None:
    old_card(email="")
    assert letters_send() == 0


@pytest.mark.django_db
def test_only_so_many_letters_go_out_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "A_DAY", 3)
    oldest = old_card(2 * YEAR, email="najstarsze@przyklad.example")
    for number in range(4):
        old_card(email=f"biuro{number}@przyklad.example")
    assert (letters_send(), letters_send()) == (3, 0)
    assert letters_to(oldest)
    pass_days(1)
    assert letters_send() == 2


@pytest.mark.django_db
def test_the_database_knows_no_letter_of_a_round_twice() -> None:
    card, _link = asked()
    (letter,) = Letter.objects.filter(round__organization=card)
    letter.pk, letter.token_digest = None, "x"
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


@pytest.mark.django_db
def test_the_journal_answers_for_rounds_and_letters() -> None:
    card, _link = asked()
    Round.objects.filter(organization=card).update(answer="confirmed", answered_at=clock.now())
    assert "upkeep_round" in {fault.what.partition(":")[0] for fault in row_faults()}


@pytest.mark.django_db
def test_letters_are_sent_by_the_worker() -> None:
    card, _link = asked()
    assert not [done for done in run_jobs() if done.failure]
    assert letters_to(card)[0].state in {Mail.State.KEPT, Mail.State.SENT}


@pytest.mark.django_db
def test_a_card_fades_after_15_months(client: Client) -> None:
    card = old_card(400)
    assert unconfirmed_since(card, clock.today()) is None
    card = old_card(470, email="inne@przyklad.example")
    assert card.listed_at
    assert unconfirmed_since(card, clock.today()) == clock.warsaw(card.listed_at).date()
    assert "niepotwierdzone od" in client.get(card.get_absolute_url()).content.decode()
    card_confirm(organization=card, actor=Actor.system())
    card.refresh_from_db()
    assert unconfirmed_since(card, clock.today()) is None


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_each_letter_once() -> None:
    cards = [old_card(email=f"biuro{number}@przyklad.example") for number in range(6)]

    def work(_number: int) -> int:
        try:
            return letters_send()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(work, range(2))) == len(cards)
    assert all(len(letters_to(card)) == 1 for card in cards)
