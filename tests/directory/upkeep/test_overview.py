"""The keeper sees how true the directory is, and archives what nobody answers for."""

from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_confirm
from ccop.directory.upkeep.models import Letter, Proposal
from ccop.directory.upkeep.selectors import STATES, counts, standing_so
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.actor import Actor
from tests.support.imports import keeper, keeping
from tests.support.jobs import run_jobs
from tests.support.upkeep import YEAR, asked, letters_to, old_card

pytestmark = pytest.mark.django_db
OVERVIEW = reverse("upkeep:overview")


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(keeping())
    return client


def test_cards_are_counted_by_how_they_stand() -> None:
    old_card(10)
    asked()
    old_card(email="")
    old_card(470, email="")
    old_card(800, email="")
    assert counts(keeper()) == {
        "potwierdzone": 1,
        "zapytane": 1,
        "bez-adresu": 3,
        "zwroty": 0,
        "niepotwierdzone": 2,
        "do-archiwum": 1,
    }
    for state, count in counts(keeper()).items():
        assert standing_so(keeper(), state).count() == count


def test_a_letter_that_did_not_arrive_is_seen() -> None:
    card, _link = asked()
    Mail.objects.filter(pk=letters_to(card)[0].pk).update(state=Mail.State.FAILED)
    assert [each.pk for each in standing_so(keeper(), "zwroty")] == [card.pk]


def test_who_does_not_keep_the_directory_sees_nothing() -> None:
    old_card(10)
    assert not any(counts(Actor.visitor()).values())
    assert not Proposal.objects.visible_to(Actor.visitor()).exists()


@pytest.mark.parametrize("state", STATES)
def test_each_count_leads_to_its_cards(office: Client, state: str) -> None:
    old_card(800)
    assert office.get(OVERVIEW, {"stan": state}).status_code == 200


def test_letters_go_out_when_the_keeper_says_so_and_once(office: Client) -> None:
    card = old_card()
    for _click in range(2):
        assert office.post(reverse("upkeep:send")).status_code == 302
    assert ProcrastinateJob.objects.filter(task_name="upkeep.letters").count() == 1
    run_jobs()
    assert Letter.objects.filter(round__organization=card).count() == 1


def test_only_chosen_cards_are_archived_and_only_forgotten_ones(office: Client) -> None:
    forgotten, left, young = old_card(2 * YEAR), old_card(2 * YEAR), old_card()
    answered = old_card(2 * YEAR)
    card_confirm(organization=answered, actor=Actor.system())
    chosen = [forgotten.pk, young.pk, answered.pk]
    office.post(reverse("upkeep:archive"), {"card": [*chosen, "x"]})
    archived = Organization.objects.filter(state=Organization.State.ARCHIVED)
    assert [card.pk for card in archived] == [forgotten.pk]
    left.refresh_from_db()
    assert left.state == Organization.State.LISTED


def test_no_card_is_archived_by_itself() -> None:
    card = old_card(5 * YEAR)
    for _time in range(2):
        asked(5 * YEAR, email="ktos@przyklad.example")
    card.refresh_from_db()
    assert card.state == Organization.State.LISTED


def test_a_proposal_is_decided_on_its_page(office: Client, client: Client) -> None:
    card, link = asked()
    Client().post(f"{link}zmiana/", {"name": "Inna (przykład)", "town": "Poraj", "email": ""})
    page = office.get(OVERVIEW)
    (proposal,) = page.context["proposals"]
    address = reverse("upkeep:proposal", args=[proposal.pk])
    assert office.get(address).status_code == 200
    assert office.post(address, {"do": "decline", "reason": ""}).context["form"].errors
    assert office.post(address, {"do": "accept"}).status_code == 302
    assert office.post(address, {"do": "accept"}).status_code == 409
    assert Organization.objects.get(pk=card.pk).town == "Poraj"


@pytest.mark.parametrize("aims", ["=SUMA(1;2)", "'-10 procent dla sąsiadów"])
def test_a_proposal_that_begins_like_a_formula_is_read_and_accepted(
    office: Client, aims: str
) -> None:
    card, link = asked()
    Client().post(f"{link}zmiana/", {"name": "Inna (przykład)", "aims": aims})
    address = reverse("upkeep:proposal", args=[Proposal.objects.get().pk])
    assert aims in unescape(office.get(address).content.decode())
    assert office.post(address, {"do": "accept"}).status_code == 302
    assert Organization.objects.get(pk=card.pk).aims == aims


def test_a_proposal_is_of_the_polish_day_on_which_it_was_made(office: Client) -> None:
    _card, link = asked()
    Client().post(f"{link}zmiana/", {"name": "Inna (przykład)"})
    Proposal.objects.update(made_at=datetime(2026, 3, 10, 23, 30, tzinfo=UTC))
    address = reverse("upkeep:proposal", args=[Proposal.objects.get().pk])
    assert "11 marca 2026" in office.get(address).content.decode()
