"""The desk of a party: its address names the party, and only its members know that it is there."""

import pytest
from django.test import Client
from django.urls import reverse

from ccop.kernel.parties.models import Invitation, Membership, Party
from tests.support.people import member, organisation, person

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


@pytest.mark.parametrize("role", ["editor", "signatory", "viewer"])
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
    invitation = {"email": "ktos@przyklad.example", "role": "viewer"}
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


def test_a_signatory_ends_a_membership_and_an_editor_does_not(client: Client) -> None:
    party = organisation()
    signatory, editor = member(party, "signatory"), member(party, "editor")
    url = reverse("parties:member_end", args=[party.pk, editor.memberships.get().pk])
    client.force_login(editor)
    assert client.post(url).status_code == 404
    client.force_login(signatory)
    assert client.post(url).status_code == 302
    client.force_login(editor)
    assert client.get(_url("members", party)).status_code == 404


def test_a_membership_of_another_party_cannot_be_ended_from_here(client: Client) -> None:
    party, other = organisation(), organisation()
    foreign = member(other, "viewer").memberships.get()
    client.force_login(member(party, "signatory"))
    assert (
        client.post(reverse("parties:member_end", args=[party.pk, foreign.pk])).status_code == 404
    )


def test_the_last_signatory_is_told_why_they_stay(client: Client) -> None:
    party = organisation()
    only = member(party, "signatory")
    client.force_login(only)
    answer = client.post(reverse("parties:member_end", args=[party.pk, only.memberships.get().pk]))
    assert answer.status_code == 409
    assert [finding.code for finding in answer.context["findings"]] == ["PARTY-3"]


def test_anybody_signed_in_brings_a_party_in(client: Client) -> None:
    someone = person()
    client.force_login(someone)
    answer = client.post(reverse("parties:new"), _details(kind="organisation"))
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
