"""The desk of a party: its address names the party, and only its members know that it is there."""

import pytest
from django.test import Client
from django.urls import reverse

from ccop.kernel.parties.models import Invitation, Membership, Party
from ccop.kernel.parties.services import member_end
from tests.support.people import at_desk, member, organisation, person

pytestmark = pytest.mark.django_db

DESK_PAGES = ("desk", "card", "members")


def _url(name: str, party: Party) -> str:
    return reverse(f"parties:{name}", args=[party.pk])


def _details(**changes: str) -> dict[str, str]:
    return {"name": "Klub (przykład)", "phone": "34 222 22 22", **changes}


@pytest.mark.parametrize("name", DESK_PAGES)
def test_a_visitor_is_asked_to_sign_in_and_led_back(client: Client, name: str) -> None:
    url = _url(name, organisation())
    answer = client.get(url)
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('account_login')}?next={url.replace('/', '%2F')}"


@pytest.mark.parametrize("name", DESK_PAGES)
def test_another_partys_desk_does_not_exist(client: Client, name: str) -> None:
    stranger = member(organisation(), "signatory", "editor")
    client.force_login(stranger)
    assert client.get(_url(name, organisation())).status_code == 404
    assert client.post(_url(name, organisation()), {}).status_code in (404, 405)


@pytest.mark.parametrize("role", ["editor", "signatory", "administrator", "accountant", "viewer"])
def test_every_member_reads_the_card_and_the_people(client: Client, role: str) -> None:
    party = organisation()
    client.force_login(member(party, role))
    for name in ("card", "members"):
        page = client.get(_url(name, party))
        assert page.status_code == 200
        assert party.name in page.content.decode()


def test_the_only_party_opens_by_itself(client: Client) -> None:
    party = organisation()
    someone = member(party, "viewer")
    client.force_login(someone)
    assert client.get(reverse("parties:choose"))["Location"] == _url("desk", party)


def test_who_acts_for_several_parties_chooses(client: Client) -> None:
    first, second = organisation("Pierwsza (przykład)"), organisation("Druga (przykład)")
    someone = member(first, "viewer")
    Membership.objects.create(
        party=second, person=someone, role="editor", during=someone.memberships.get().during
    )
    client.force_login(someone)
    page = client.get(reverse("parties:choose")).content.decode()
    assert _url("desk", first) in page
    assert _url("desk", second) in page


def test_an_editor_saves_the_card(client: Client) -> None:
    party = organisation()
    client.force_login(member(party, "editor"))
    assert client.post(_url("card", party), _details()).status_code == 302
    party.refresh_from_db()
    assert (party.name, party.phone) == ("Klub (przykład)", "34 222 22 22")


def test_a_viewer_sends_no_card_and_no_invitation(client: Client) -> None:
    party = organisation()
    client.force_login(member(party, "viewer"))
    assert client.post(_url("card", party), _details()).status_code == 404
    invitation = {"email": "ktos@przyklad.example", "roles": ["viewer"]}
    assert client.post(_url("members", party), invitation).status_code == 404
    assert not Invitation.objects.exists()


def test_a_wrong_number_is_named_beside_its_field(client: Client) -> None:
    party = organisation()
    client.force_login(member(party, "editor"))
    page = client.post(_url("card", party), _details(nip="12"))
    assert page.status_code == 200
    assert list(page.context["form"].errors) == ["nip"]
    assert 'aria-describedby="id_nip_error"' in page.content.decode()
    party.refresh_from_db()
    assert party.phone == "34 000 00 00"


def test_an_administrator_ends_a_membership_and_a_signatory_only_their_own(client: Client) -> None:
    party = organisation()
    administrator, editor = member(party, "administrator"), member(party, "editor")
    signatory = member(party, "signatory")
    url = reverse("parties:member_end", args=[party.pk, editor.memberships.get().pk])
    own = reverse("parties:member_end", args=[party.pk, signatory.memberships.get().pk])
    client.force_login(signatory)
    assert client.post(url).status_code == 404
    assert client.post(own)["Location"] == reverse("parties:choose")
    client.force_login(administrator)
    assert client.post(url)["Location"] == _url("members", party)
    client.force_login(editor)
    assert client.get(_url("members", party)).status_code == 404


def test_whose_role_ended_while_at_work_is_told_so_and_nothing_is_done(client: Client) -> None:
    party = organisation()
    administrator, editor = member(party, "administrator"), member(party, "editor")
    client.force_login(editor)
    client.get(_url("card", party))
    member_end(membership=editor.memberships.get(), actor=at_desk(administrator, party))
    answer = client.post(_url("card", party), _details())
    assert answer.status_code == 404
    assert "Ostatnia czynność nie została wykonana" in answer.content.decode()
    party.refresh_from_db()
    assert party.name == "Stowarzyszenie Przykład (przykład)"
    client.force_login(person())
    assert party.name not in client.post(_url("card", party), _details()).content.decode()


def test_everybody_can_leave_after_a_page_that_says_what_it_means(client: Client) -> None:
    party = organisation()
    leaving = member(party, "editor", "viewer")
    client.force_login(leaving)
    page = client.get(_url("leave", party)).content.decode()
    assert party.name in page
    assert leaving.memberships.count() == 2
    assert client.post(_url("leave", party))["Location"] == reverse("parties:choose")
    assert client.get(_url("members", party)).status_code == 404


def test_two_tabs_with_two_parties_do_not_mix(client: Client) -> None:
    """The address of each tab names its party; what is sent from one never reaches the other."""
    first, second = organisation("Pierwsza (przykład)"), organisation("Druga (przykład)")
    someone = member(first, "editor")
    Membership.objects.create(
        party=second, person=someone, role="viewer", during=someone.memberships.get().during
    )
    client.force_login(someone)
    tabs = [client.get(_url("card", party)).content.decode() for party in (first, second)]
    for party, tab in zip((first, second), tabs, strict=True):
        assert f"<strong>{party}</strong>" in tab
    assert client.post(_url("card", second), _details()).status_code == 404
    assert client.post(_url("card", first), _details()).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.phone, second.phone) == ("34 222 22 22", "34 000 00 00")


def test_a_membership_of_another_party_cannot_be_ended_from_here(client: Client) -> None:
    party, other = organisation(), organisation()
    foreign = member(other, "viewer").memberships.get()
    client.force_login(member(party, "administrator"))
    assert (
        client.post(reverse("parties:member_end", args=[party.pk, foreign.pk])).status_code == 404
    )


def test_the_last_administrator_is_told_why_they_stay(client: Client) -> None:
    party = organisation()
    only = member(party, "administrator")
    client.force_login(only)
    end = reverse("parties:member_end", args=[party.pk, only.memberships.get().pk])
    for url in (end, _url("leave", party)):
        answer = client.post(url)
        assert answer.status_code == 409
        assert [finding.code for finding in answer.context["findings"]] == ["PARTY-3"]


def test_anybody_signed_in_brings_a_party_in(client: Client) -> None:
    someone = person()
    client.force_login(someone)
    answer = client.post(reverse("parties:new"), _details(kind="residents"))
    (party,) = Party.objects.filter(memberships__person=someone).distinct()
    assert answer["Location"] == _url("members", party)


def test_the_desk_begins_with_the_cases_and_its_menu_leads_to_card_and_people(
    client: Client,
) -> None:
    party = organisation()
    client.force_login(member(party, "viewer"))
    page = client.get(_url("desk", party), follow=True)
    assert page.redirect_chain[-1][0] == reverse("cases:mine", args=[party.pk])
    for name in ("card", "members"):
        assert f'href="{_url(name, party)}"' in page.content.decode()
