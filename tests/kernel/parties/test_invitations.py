"""A role offered by e-mail: only the owner of the address takes it up, once, within a fortnight."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from ccop.kernel import clock, journal
from ccop.kernel.notices.models import Mail
from ccop.kernel.parties.models import Invitation, MemberRole, Party
from ccop.kernel.parties.selectors import acting_for
from ccop.kernel.parties.services import member_invite
from ccop.kernel.people.models import Person
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.people import at_desk, member, organisation, person

pytestmark = pytest.mark.django_db

ADDRESS = "zaproszona@przyklad.example"


@pytest.fixture
def party() -> Party:
    return organisation()


@pytest.fixture
def administrator(party: Party) -> Person:
    return member(party, "administrator")


def _invite(client: Client, party: Party, email: str = ADDRESS, *roles: str) -> None:
    client.post(
        reverse("parties:members", args=[party.pk]), {"email": email, "roles": roles or ["editor"]}
    )


def _page(invitation: Invitation) -> str:
    return reverse("parties:invited", args=[invitation.pk])


def test_an_administrator_invites_by_an_address_and_a_letter_goes_out(
    client: Client, party: Party, administrator: Person
) -> None:
    client.force_login(administrator)
    _invite(client, party)
    letter = Mail.objects.get()
    assert letter.to == ADDRESS
    assert f"http://localhost:8000{_page(Invitation.objects.get())}" in letter.text
    assert ADDRESS in client.get(reverse("parties:members", args=[party.pk])).content.decode()


def test_an_address_with_an_account_gets_the_same_answer(
    client: Client, party: Party, administrator: Person
) -> None:
    client.force_login(administrator)
    members = reverse("parties:members", args=[party.pk])
    answers = [
        client.post(members, {"email": email, "roles": ["editor"]})
        for email in (ADDRESS, person().email)
    ]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Mail.objects.count() == Invitation.objects.count() == 2


def test_the_owner_of_the_address_takes_the_role_up_once(
    client: Client, party: Party, administrator: Person
) -> None:
    owner = person()
    client.force_login(administrator)
    _invite(client, party, owner.email.upper())
    invitation = Invitation.objects.get()

    client.force_login(owner)
    assert client.get(_page(invitation)).status_code == 200
    assert client.post(_page(invitation)).status_code == 302
    desk = acting_for(actor_of(owner), party.pk)
    assert desk is not None
    assert desk[0].membership == {"editor"}
    assert desk[1] == party
    assert client.post(_page(invitation)).status_code == 404
    acts = [entry.act for entry in journal.read(f"podmiot:{party.pk}")]
    assert acts == ["member.invited", "member.joined"]


def test_somebody_else_cannot_take_it_up(
    client: Client, party: Party, administrator: Person
) -> None:
    client.force_login(administrator)
    _invite(client, party)
    invitation = Invitation.objects.get()
    client.force_login(person())
    assert client.get(_page(invitation)).status_code == 404
    assert client.post(_page(invitation)).status_code == 404
    client.logout()
    assert client.get(_page(invitation))["Location"].startswith(reverse("account_login"))


def test_it_waits_before_the_desks_of_its_owner_until_it_is_taken_up(
    client: Client, party: Party, administrator: Person
) -> None:
    owner = member(organisation(), "editor")
    client.force_login(administrator)
    _invite(client, party, owner.email)
    invitation, desks = Invitation.objects.get(), reverse("parties:choose")
    client.force_login(person())
    assert _page(invitation) not in client.get(desks).content.decode()
    client.force_login(owner)
    assert _page(invitation) in client.get(desks).content.decode()
    client.post(_page(invitation))
    assert _page(invitation) not in client.get(desks).content.decode()


def test_it_lapses_after_a_fortnight_and_can_be_sent_anew(
    client: Client, party: Party, administrator: Person
) -> None:
    owner = person()
    client.force_login(administrator)
    _invite(client, party, owner.email)
    invitation = Invitation.objects.get()
    clock.move(to=clock.now() + timedelta(days=14))
    client.force_login(owner)
    assert client.get(_page(invitation)).status_code == 404
    client.force_login(administrator)
    _invite(client, party, owner.email)
    assert Mail.objects.filter(to=owner.email).count() == 2
    client.force_login(owner)
    assert client.get(_page(Invitation.objects.get(answered_at=None))).status_code == 200


def test_a_withdrawn_invitation_works_no_more(
    client: Client, party: Party, administrator: Person
) -> None:
    owner = person()
    client.force_login(administrator)
    _invite(client, party, owner.email)
    invitation = Invitation.objects.get()
    withdraw = reverse("parties:invitation_end", args=[party.pk, invitation.pk])
    client.force_login(member(party, "editor"))
    assert client.post(withdraw).status_code == 404
    client.force_login(administrator)
    assert client.post(withdraw).status_code == 302
    client.force_login(owner)
    assert client.post(_page(invitation)).status_code == 404


def test_who_has_the_role_already_is_told_so(
    client: Client, party: Party, administrator: Person
) -> None:
    client.force_login(administrator)
    _invite(client, party, administrator.email, "administrator")
    answer = client.post(_page(Invitation.objects.get()))
    assert answer.status_code == 409
    assert [finding.code for finding in answer.context["findings"]] == ["PARTY-2"]


@pytest.mark.parametrize("role", ["editor", "signatory", "accountant", "viewer"])
def test_nobody_but_an_administrator_invites(party: Party, role: str) -> None:
    own = member(party, role)
    with pytest.raises(Refused):
        member_invite(
            party=party, email=ADDRESS, roles=[MemberRole.VIEWER], actor=at_desk(own, party)
        )


def test_one_invitation_offers_several_roles(
    client: Client, party: Party, administrator: Person
) -> None:
    owner = person()
    client.force_login(administrator)
    _invite(client, party, owner.email, "signatory", "editor")
    _invite(client, party, owner.email, "editor", "signatory")
    invitation = Invitation.objects.get()
    assert invitation.roles == ["editor", "signatory"]
    assert Mail.objects.count() == 1
    client.force_login(owner)
    page = client.get(_page(invitation)).content.decode()
    assert str(MemberRole.EDITOR.may) in page
    assert str(MemberRole.SIGNATORY.may) in page
    client.post(_page(invitation))
    assert at_desk(owner, party).membership == {"editor", "signatory"}


def test_roles_held_already_are_left_as_they_are(
    client: Client, party: Party, administrator: Person
) -> None:
    client.force_login(administrator)
    _invite(client, party, administrator.email, "administrator", "viewer")
    assert client.post(_page(Invitation.objects.get())).status_code == 302
    assert at_desk(administrator, party).membership == {"administrator", "viewer"}


def test_without_a_role_nothing_is_offered(
    client: Client, party: Party, administrator: Person
) -> None:
    client.force_login(administrator)
    members = reverse("parties:members", args=[party.pk])
    answer = client.post(members, {"email": ADDRESS})
    assert answer.context["form"].errors.keys() == {"roles"}
    assert ADDRESS in answer.content.decode()
    assert not Invitation.objects.exists()


def test_the_owner_is_told_why_it_does_not_work_and_nobody_else(
    client: Client, party: Party, administrator: Person
) -> None:
    owner = person()
    client.force_login(administrator)
    _invite(client, party, owner.email)
    invitation = Invitation.objects.get()
    client.force_login(person())
    assert party.name not in client.get(_page(invitation)).content.decode()
    client.force_login(owner)
    client.post(_page(invitation))
    used = client.get(_page(invitation)).content.decode()
    assert f"Zaproszenie jest już wykorzystane: działasz za: {party.name}" in used
    assert reverse("parties:desk", args=[party.pk]) in used


def test_a_withdrawn_and_an_old_invitation_name_whom_to_ask(
    client: Client, party: Party, administrator: Person
) -> None:
    owner = person()
    client.force_login(administrator)
    _invite(client, party, owner.email)
    invitation = Invitation.objects.get()
    client.post(reverse("parties:invitation_end", args=[party.pk, invitation.pk]))
    client.force_login(owner)
    assert "wykorzystane albo cofnięte" in client.get(_page(invitation)).content.decode()
    client.force_login(administrator)
    _invite(client, party, owner.email)
    clock.move(to=clock.now() + timedelta(days=15))
    client.force_login(owner)
    late = client.get(_page(Invitation.objects.get(answered_at=None))).content.decode()
    assert "minęło 14 dni" in late
