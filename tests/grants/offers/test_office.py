"""The office counts arrivals until the offers are opened after the closing, then reads them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.kernel.cases.selectors import tallies
from ccop.kernel.notices.models import Mail
from ccop.kernel.parties.models import Party
from ccop.kernel.people.models import Person
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.calls import call, close, close_and_open
from tests.support.offers import offer_drafted, offer_submitted
from tests.support.people import clerk, member, organisation

pytestmark = pytest.mark.django_db

Story = tuple[Offer, Party, Person]


@pytest.fixture
def story() -> Story:
    party = organisation()
    editor = member(party, "editor")
    return offer_submitted(call(), party, editor, member(party, "signatory")), party, editor


def _as(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_until_the_closing_offers_are_counted_and_not_read(story: Story) -> None:
    offer, _, _ = story
    reader = clerk(Role.GRANTS_CLERK)
    assert _as(reader).get(reverse("offers:office", args=[offer.pk])).status_code == 404
    assert [tally.count for tally in tallies(actor_of(reader))] == [1]


@pytest.mark.parametrize("role", [Role.GRANTS_CLERK, Role.AUDITOR])
def test_closed_and_not_opened_it_is_counted_and_not_read(story: Story, role: Role) -> None:
    offer, _, _ = story
    close(offer.task)
    reader = clerk(role)
    assert _as(reader).get(reverse("offers:office", args=[offer.pk])).status_code == 404
    assert str(offer.case.number) not in _as(reader).get(reverse("cases:inbox")).content.decode()
    (tally,) = tallies(actor_of(reader))
    assert (tally.count, bool(tally.note)) == (1, True)


@pytest.mark.parametrize("role", [Role.GRANTS_CLERK, Role.AUDITOR])
def test_once_opened_clerk_and_auditor_read_the_offer(story: Story, role: Role) -> None:
    offer, party, _ = story
    close_and_open(offer.task)
    page = _as(clerk(role)).get(reverse("offers:office", args=[offer.pk]))
    assert page.status_code == 200
    assert str(offer.case.number) in page.content.decode()
    assert party.name in page.content.decode()


def test_a_draft_is_never_read_by_the_office() -> None:
    party, task = organisation(), call()
    offer = offer_drafted(task, party, member(party, "editor"))
    close_and_open(task)
    page = _as(clerk(Role.GRANTS_CLERK)).get(reverse("offers:office", args=[offer.pk]))
    assert page.status_code == 404


def test_a_letter_of_the_clerk_arrives_in_the_portal_and_by_mail_and_is_answered(
    story: Story,
) -> None:
    offer, party, editor = story
    close_and_open(offer.task)
    office, desk = _as(clerk(Role.GRANTS_CLERK)), _as(editor)
    form = {"text": "Prosimy o wyjaśnienie kosztu.", "token": str(uuid4())}
    for _ in range(2):  # a double click
        office.post(reverse("cases:office_message", args=[offer.pk]), form)
    letters = Mail.objects.filter(to=editor.email, key__startswith="message:")
    assert [form["text"] in letter.text for letter in letters] == [True]
    page = desk.get(reverse("offers:offer", args=[party.pk, offer.pk]))
    assert form["text"] in page.content.decode()
    answer = {"text": "Wyjaśniamy.", "token": str(uuid4())}
    desk.post(reverse("cases:message", args=[party.pk, offer.pk]), answer)
    assert "1 nowa wiadomość" in office.get(reverse("cases:inbox")).content.decode()
    assert "Wyjaśniamy." in office.get(reverse("offers:office", args=[offer.pk])).content.decode()


def test_an_auditor_reads_and_does_not_write(story: Story) -> None:
    offer, _, _ = story
    close_and_open(offer.task)
    answer = _as(clerk(Role.AUDITOR)).post(
        reverse("cases:office_message", args=[offer.pk]), {"text": "Uwaga"}
    )
    assert answer.status_code == 404


def test_an_offer_is_not_begun_before_the_call_opens() -> None:
    party, task = organisation(), call()
    competition = task.competition
    competition.opens_at += timedelta(days=26)
    competition.save()
    with pytest.raises(Refused, match="OF-OPEN"):
        offer_drafted(task, party, member(party, "editor"))
