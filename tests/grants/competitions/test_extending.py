"""A call is extended once, for everybody, with a notice, a record and letters."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from ccop.grants.competitions.models import ClosingChange, Competition, CompetitionTask
from ccop.grants.competitions.services import call_extend
from ccop.grants.offers.models import Offer
from ccop.kernel import clock, journal
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.joint import invited, joint_drafted, team
from tests.support.offers import offer_drafted, offer_submitted
from tests.support.people import clerk, member, organisation

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _extend(task: CompetitionTask, by: timedelta = DAY, **changes: Any) -> ClosingChange:
    competition = Competition.objects.get(tasks=task)
    given: dict[str, Any] = {
        "competition": competition.pk,
        "seen": competition.closes_at,
        "closes_at": competition.closes_at + by,
        "reason": "Awaria portalu.",
        "actor": actor_of(clerk(Role.GRANTS_CLERK)),
        "token": uuid4(),
    }
    return call_extend(**{**given, **changes})


def test_everybody_with_an_offer_gets_the_new_closing_and_a_letter() -> None:
    task = call(closes_in=timedelta(hours=5))
    writing, done = organisation(), organisation("Fundacja (przykład)")
    people = [member(writing, "editor"), member(done, "editor"), member(done, "signatory")]
    offer_drafted(task, writing, people[0])
    offer_submitted(task, done, *people[1:])
    change = _extend(task)
    assert Competition.objects.get(tasks=task).closes_at == change.after
    assert {offer.case.next_deadline for offer in Offer.objects.all()} == {change.after}
    told = Mail.objects.filter(key__startswith=f"call.extend:{change.pk}:")
    assert {mail.to for mail in told} == {person.email for person in people}
    assert all("Awaria portalu." in mail.text for mail in told)
    acts = [entry.act for entry in journal.read(f"konkurs:{task.competition_id}")]
    assert acts[-1] == "call.extend"


def test_partners_and_invited_ones_are_told_too() -> None:
    task = call(closes_in=timedelta(hours=5))
    leading, partner, asked = (team(name) for name in ("Lider", "Partner", "Zaproszona"))
    offer = joint_drafted(task, leading, partner)
    invited(offer, leading, asked)
    change = _extend(task)
    told = Mail.objects.filter(key__startswith=f"call.extend:{change.pk}:")
    people = [
        person for each in (leading, partner, asked) for person in (each.editor, each.signatory)
    ]
    assert sorted(mail.to for mail in told) == sorted(person.email for person in people)


def test_the_same_form_sent_twice_is_one_extension() -> None:
    task, token = call(), uuid4()
    seen = task.competition.closes_at
    first = _extend(task, token=token)
    again = _extend(task, token=token, seen=seen, closes_at=first.after)
    assert again == first
    assert ClosingChange.objects.count() == 1


def test_of_two_clerks_at_once_the_second_is_told() -> None:
    task = call()
    seen = task.competition.closes_at
    _extend(task)
    with pytest.raises(Refused, match="EXT-4"):
        _extend(task, seen=seen)


@pytest.mark.parametrize("by", [timedelta(), -timedelta(hours=1)])
def test_a_call_is_never_shortened(by: timedelta) -> None:
    with pytest.raises(Refused, match="EXT-2"):
        _extend(call(), by)


def test_an_extension_has_a_reason() -> None:
    with pytest.raises(Refused, match="EXT-3"):
        _extend(call(), reason=" ")


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OPERATOR])
def test_only_a_clerk_for_grants_extends(role: Role) -> None:
    with pytest.raises(Refused, match="EXT-5"):
        _extend(call(), actor=actor_of(clerk(role)))


def test_what_was_extended_cannot_be_rewritten() -> None:
    change = _extend(call())
    with pytest.raises(DatabaseError), transaction.atomic():
        ClosingChange.objects.filter(pk=change.pk).update(reason="Inny.")


def test_the_clerk_sees_the_notice_then_confirms_and_everybody_reads_it() -> None:
    task = call(closes_in=timedelta(hours=5))
    competition, client = task.competition, Client()
    client.force_login(clerk(Role.GRANTS_CLERK))
    address = reverse("competitions:extension", args=[competition.slug])
    day = clock.today() + timedelta(days=3)
    form = {
        "day": f"{day:%Y-%m-%d}",
        "hour": "15:30",
        "reason": "Awaria portalu.",
        "seen": competition.closes_at.isoformat(),
        "token": str(uuid4()),
    }
    preview = client.post(address, form)
    assert f"Nowy termin: {day:%d.%m.%Y}, godz. 15:30." in preview.content.decode()
    assert (
        f'<input type="hidden" name="reason" value="{form["reason"]}">' in preview.content.decode()
    )
    assert not ClosingChange.objects.exists()
    assert client.post(address, {**form, "do": "extend"}).status_code == 302
    public = Client().get(reverse("competitions:page", args=[competition.slug]))
    assert "Powód: Awaria portalu." in public.content.decode()
    assert _wall(ClosingChange.objects.get().after) == (day, 15, 30)


def test_the_office_counts_offers_and_reads_none() -> None:
    task, party = call(), organisation("Towarzystwo Ukryte (przykład)")
    offer_drafted(task, party, member(party, "editor"))
    client = Client()
    client.force_login(clerk(Role.GRANTS_CLERK))
    page = client.get(reverse("competitions:office")).content.decode()
    assert '<td class="number" data-heading="Wersje robocze">1</td>' in page
    assert party.name not in page


def _wall(at: datetime) -> tuple[date, int, int]:
    local = clock.warsaw(at)
    return local.date(), local.hour, local.minute
