"""A call that has closed takes offers again, for everybody, as long as no offer was opened."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.competitions.models import ClosingChange, Competition, CompetitionTask
from ccop.grants.competitions.selectors import closings
from ccop.grants.competitions.services import call_extend
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_correct, offer_move, offer_start
from ccop.kernel import clock
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from ccop.law.terms import spoken
from tests.support.calls import call, close, close_and_open
from tests.support.offers import offer_signed, offer_submitted
from tests.support.people import at_desk, clerk, member, organisation

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _reopen(task: CompetitionTask, **changes: Any) -> ClosingChange:
    given: dict[str, Any] = {
        "competition": task.competition_id,
        "seen": Competition.objects.get(tasks=task).closes_at,
        "closes_at": clock.now() + DAY,
        "reason": "Awaria portalu w chwili zakończenia naboru.",
        "actor": actor_of(clerk(Role.GRANTS_CLERK)),
        "token": uuid4(),
        "reopening": True,
    }
    return call_extend(**{**given, **changes})


def test_what_was_refused_after_the_closing_is_taken_once_the_call_is_open_again() -> None:
    task, party = call(), organisation()
    editor, signatory = member(party, "editor"), member(party, "signatory")
    offer = offer_signed(task, party, editor, signatory)
    close(task)

    def submit() -> None:
        fresh = Offer.objects.get(pk=offer.pk)
        offer_move(offer=fresh, move="submit", actor=at_desk(signatory, party))

    with pytest.raises(Refused, match="OF-22"):
        submit()
    _reopen(task)
    submit()
    assert Offer.objects.get(pk=offer.pk).state == "submitted"


def test_a_submitted_offer_is_withdrawn_corrected_and_others_are_begun_again() -> None:
    task, party, other = call(), organisation(), organisation("Fundacja (przykład)")
    editor, signatory = member(party, "editor"), member(party, "signatory")
    offer = offer_submitted(task, party, editor, signatory)
    close(task)
    change = _reopen(task)
    offer_move(
        offer=Offer.objects.get(pk=offer.pk), move="withdraw", actor=at_desk(signatory, party)
    )
    corrected = offer_correct(offer=offer, actor=at_desk(editor, party))
    fresh = CompetitionTask.objects.select_related("competition").get(pk=task.pk)
    begun = offer_start(task=fresh, party=other, actor=at_desk(member(other, "editor"), other))
    assert {each.case.next_deadline for each in (corrected, begun)} == {change.after}


def test_everybody_with_an_offer_is_told_that_the_call_is_open_again() -> None:
    task, party = call(), organisation()
    people = [member(party, "editor"), member(party, "signatory")]
    offer = offer_submitted(task, party, *people)
    close(task)
    change = _reopen(task)
    told = Mail.objects.filter(key__startswith=f"call.extend:{change.pk}:")
    assert {mail.to for mail in told} == {person.email for person in people}
    assert all("jest ponownie otwarty" in mail.text for mail in told)
    assert Offer.objects.get(pk=offer.pk).case.next_deadline == change.after


def test_the_notice_says_when_it_ended_and_that_no_offer_was_opened() -> None:
    task = call()
    close(task)
    change = _reopen(task)
    assert change.reopens
    assert (
        f"zakończył się {spoken(change.before)} i zostaje ponownie otwarty do "
        f"{spoken(change.after)}. Złożonych ofert nie otwarto" in change.notice
    )


def test_once_the_offers_were_opened_nothing_is_extended_and_the_time_is_named() -> None:
    task = call()
    close_and_open(task)
    opened = Competition.objects.get(tasks=task).offers_opened_at
    assert opened
    with pytest.raises(Refused) as refusal:
        _reopen(task)
    (finding,) = refusal.value.findings
    assert finding.code == "EXT-1"
    assert spoken(opened) in finding.message


def test_a_call_is_not_opened_again_until_a_time_that_has_passed() -> None:
    task = call()
    close(task)
    with pytest.raises(Refused, match="EXT-2"):
        _reopen(task, closes_at=clock.now() - timedelta(seconds=1))


def test_a_notice_of_an_open_call_is_not_published_for_one_that_closed_meanwhile() -> None:
    task = call()
    close(task)
    with pytest.raises(Refused, match="EXT-6"):
        _reopen(task, reopening=False)


def test_the_new_closing_is_sealed_like_any_other() -> None:
    task = call()
    close(task)
    change = _reopen(task)
    found = closings(change.after - DAY, change.after)
    assert [(each.stream, each.at) for each in found] == [
        (f"konkurs:{task.competition_id}", change.after)
    ]


def test_the_clerk_sees_the_notice_then_opens_the_call_again_and_it_is_printed() -> None:
    task = call()
    close(task)
    competition, office = Competition.objects.get(tasks=task), Client()
    office.force_login(clerk(Role.GRANTS_CLERK))
    address = reverse("competitions:extension", args=[competition.slug])
    assert address in office.get(reverse("competitions:office")).content.decode()
    day = clock.today() + timedelta(days=3)
    form = {
        "day": f"{day:%Y-%m-%d}",
        "hour": "15:30",
        "reason": "Awaria portalu.",
        "seen": competition.closes_at.isoformat(),
        "token": str(uuid4()),
    }
    preview = office.post(address, form).content.decode()
    assert 'value="reopen"' in preview
    assert office.post(address, {**form, "do": "reopen"}).status_code == 302
    page = reverse("competitions:page", args=[competition.slug])
    sheet = reverse("competitions:notice", args=[competition.slug, 1])
    told = Client().get(page).content.decode()
    assert sheet in told
    assert "otwarty ponownie do" in told
    printed = Client().get(sheet).content.decode()
    assert "zostaje ponownie otwarty" in printed
    assert f"http://testserver{page}" in printed
