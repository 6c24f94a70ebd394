"""By the link of a letter a card is confirmed or a change proposed, without an account."""

import pytest
from django.test import Client
from django.urls import reverse

from ccop.directory.organizations.facts import read_facts, stored_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_confirm
from ccop.directory.upkeep.asking import letters_send
from ccop.directory.upkeep.models import Proposal, Round
from ccop.directory.upkeep.services import BY_LINK, proposal_accept, proposal_decline
from ccop.kernel import clock, journal
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused
from tests.support.imports import keeper
from tests.support.upkeep import asked, link_of, pass_days

pytestmark = pytest.mark.django_db
CHANGE = {
    "name": "Nowa nazwa (przykład)",
    "email": "nowy@przyklad.example",
    "phone": "",
    "website": "",
    "street": "",
    "postcode": "",
    "town": "Częstochowa",
    "aims": "",
    "note": "",
}


def _round(card: Organization) -> Round:
    return Round.objects.get(organization=card)


def test_opening_the_link_changes_nothing(client: Client) -> None:
    card, link = asked()
    for method in (client.get, client.head, client.get):
        answer = method(link)
        assert answer.status_code == 200
    card.refresh_from_db()
    assert (card.confirmed_on, _round(card).answer) == (None, "")
    assert client.get(f"{link}zgadza-sie/").status_code == 405


def test_the_page_shows_what_is_public_and_no_more(client: Client) -> None:
    card, link = asked(town="Poraj", district="Tajna")
    facts = read_facts(card.facts)
    facts["district"] = facts["district"].model_copy(update={"public": False})
    Organization.objects.filter(pk=card.pk).update(facts=stored_facts(facts))
    page = client.get(link).content.decode()
    assert "Poraj" in page
    assert "Tajna" not in page


def test_one_button_confirms_the_card(client: Client) -> None:
    card, link = asked()
    answer = client.post(f"{link}zgadza-sie/", follow=True)
    assert answer.status_code == 200
    card.refresh_from_db()
    assert card.confirmed_on == clock.today()
    entry = list(journal.read(f"podmiot:{card.party_id}"))[-1]
    assert (entry.act, entry.data["source"]) == ("upkeep.confirmed", BY_LINK)


def test_pressed_twice_it_confirms_once(client: Client) -> None:
    card, link = asked()
    client.post(f"{link}zgadza-sie/")
    pass_days(2)
    answer = client.post(f"{link}zgadza-sie/")
    assert answer.status_code == 200
    card.refresh_from_db()
    assert card.confirmed_on is not None
    assert card.confirmed_on < clock.today()


def test_an_old_link_says_that_it_is_old(client: Client) -> None:
    card, link = asked()
    pass_days(60)
    for answer in (
        client.get(link),
        client.post(f"{link}zgadza-sie/"),
        client.get(f"{link}zmiana/"),
    ):
        assert answer.status_code == 410
        assert "60 dni" in answer.content.decode()
    card.refresh_from_db()
    assert card.confirmed_on is None


def test_the_links_of_all_letters_work_until_one_was_used(client: Client) -> None:
    card, first = asked()
    pass_days(14)
    letters_send()
    second = link_of(card)
    assert first != second
    assert client.post(f"{first}zgadza-sie/").status_code == 302
    assert client.get(second).context["stands"] == "answered"


def test_a_card_confirmed_otherwise_needs_the_link_no_more(client: Client) -> None:
    card, link = asked()
    card_confirm(organization=card, actor=Actor.system())
    assert client.get(link).status_code == 410


def test_a_link_that_nobody_was_sent_is_not_found(client: Client) -> None:
    assert client.get("/baza-ngo/potwierdzenie/nie-ma/").status_code == 404


def test_the_address_of_the_link_goes_nowhere(client: Client) -> None:
    _card, link = asked()
    answer = client.get(link)
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]


def test_a_change_waits_for_the_office(client: Client) -> None:
    card, link = asked()
    answer = client.post(f"{link}zmiana/", CHANGE)
    assert answer.status_code == 302
    card.refresh_from_db()
    assert "Nowa" not in card.party.name
    proposal = Proposal.objects.get(round__organization=card)
    assert proposal.values == {
        "name": "Nowa nazwa (przykład)",
        "email": "nowy@przyklad.example",
    }
    assert "nowy@" not in str(list(journal.read(f"podmiot:{card.party_id}")))


def test_a_change_sent_twice_is_one(client: Client) -> None:
    _card, link = asked()
    for _time in range(2):
        client.post(f"{link}zmiana/", CHANGE)
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [("email", "zly adres"), ("postcode", "4"), ("name", ""), ("website", "javascript:x")],
)
def test_a_wrong_value_is_told_beside_its_field(client: Client, field: str, typed: str) -> None:
    _card, link = asked()
    answer = client.post(f"{link}zmiana/", {**CHANGE, field: typed})
    assert list(answer.context["form"].errors) == [field]
    assert "Nowa nazwa" in answer.content.decode() or field == "name"
    assert not Proposal.objects.exists()


def test_nothing_changed_is_no_proposal(client: Client) -> None:
    card, link = asked()
    same = {**CHANGE, "name": card.party.name, "email": card.party.email}
    answer = client.post(f"{link}zmiana/", same)
    assert answer.context["form"].non_field_errors()
    client.post(f"{link}zmiana/", {**same, "note": "Już nie działamy."})
    assert Proposal.objects.get().values == {}


def test_the_keeper_takes_a_change_which_confirms_the_card(client: Client) -> None:
    card, link = asked()
    client.post(f"{link}zmiana/", CHANGE)
    proposal_accept(proposal=Proposal.objects.get(), actor=keeper())
    card = Organization.objects.select_related("party").get(pk=card.pk)
    assert (card.party.name, card.confirmed_on) == ("Nowa nazwa (przykład)", clock.today())
    assert read_facts(card.facts)["name"].source == BY_LINK
    assert Mail.objects.filter(to="nowy@przyklad.example").exists()


def test_the_keeper_leaves_the_card_and_says_why(client: Client) -> None:
    card, link = asked()
    client.post(f"{link}zmiana/", CHANGE)
    proposal = Proposal.objects.get()
    proposal_decline(proposal=proposal, reason="W KRS jest inna nazwa.", actor=keeper())
    assert "W KRS jest" in Mail.objects.latest("created_at").text
    card.refresh_from_db()
    assert card.confirmed_on is None
    with pytest.raises(Refused):
        proposal_accept(proposal=proposal, actor=keeper())
    with pytest.raises(Refused):
        proposal_decline(proposal=proposal, reason="x", actor=keeper())


def test_the_page_asks_for_no_account(client: Client) -> None:
    _card, link = asked()
    page = client.get(link).content.decode()
    assert reverse("account_login") not in page.partition("<main")[2].partition("</main")[0]
