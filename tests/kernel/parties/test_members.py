"""Signatories decide who acts for their party, and the journal remembers it."""

from datetime import timedelta

import pytest

from ccop.kernel import clock, journal
from ccop.kernel.parties.models import MemberRole, Membership, Party
from ccop.kernel.parties.selectors import acting_for, members, memberships, parties_of
from ccop.kernel.parties.services import member_add, member_end, party_create, party_update
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.people import at_desk, member, organisation, person

pytestmark = pytest.mark.django_db


def _acts(party: Party) -> list[str]:
    return [entry.act for entry in journal.read(f"podmiot:{party.pk}")]


def test_whoever_brings_a_party_in_edits_and_signs_for_it() -> None:
    founder = person()
    party = party_create(
        kind=Party.Kind.ORGANISATION,
        card={"name": "Klub (przykład)"},
        founder=founder,
        actor=actor_of(founder),
    )
    assert parties_of(actor_of(founder)) == [party]
    assert at_desk(founder, party).membership == {"editor", "signatory"}
    assert _acts(party) == ["party.created"]


def test_a_signatory_adds_a_person_from_a_day_on() -> None:
    party = organisation()
    signatory, newcomer = member(party, "signatory"), person()
    tomorrow = clock.today() + timedelta(days=1)
    member_add(
        party=party,
        person=newcomer,
        role=MemberRole.VIEWER,
        actor=at_desk(signatory, party),
        since=tomorrow,
    )
    assert acting_for(actor_of(newcomer), party.pk) is None
    clock.move(to=clock.now() + timedelta(days=1))
    assert acting_for(actor_of(newcomer), party.pk) is not None
    assert _acts(party) == ["member.added"]


def test_nobody_has_one_role_twice() -> None:
    party = organisation()
    signatory = member(party, "signatory")
    with pytest.raises(Refused) as refused:
        member_add(
            party=party,
            person=signatory,
            role=MemberRole.SIGNATORY,
            actor=at_desk(signatory, party),
        )
    assert [finding.code for finding in refused.value.findings] == ["PARTY-2"]


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_only_signatories_decide_about_members(role: str) -> None:
    party = organisation()
    own, newcomer = member(party, role), person()
    elsewhere = organisation()
    stranger = at_desk(member(elsewhere, "signatory"), elsewhere)
    for actor in (
        at_desk(own, party),
        stranger,
        Actor.visitor().acting_for(party.pk, frozenset()),
    ):
        with pytest.raises(Refused):
            member_add(party=party, person=newcomer, role=MemberRole.VIEWER, actor=actor)
        with pytest.raises(Refused):
            member_end(membership=own.memberships.get(), actor=actor)
    assert memberships(party).count() == 1


def test_an_ended_member_no_longer_reaches_the_desk() -> None:
    party = organisation()
    signatory, leaving = member(party, "signatory"), member(party, "editor")
    member_end(membership=leaving.memberships.get(), actor=at_desk(signatory, party))
    assert acting_for(actor_of(leaving), party.pk) is None
    assert members(party.pk) == [signatory]
    assert Membership.objects.filter(person=leaving).exists()
    assert _acts(party) == ["member.ended"]


def test_the_last_signatory_stays() -> None:
    party = organisation()
    only = member(party, "signatory")
    with pytest.raises(Refused) as refused:
        member_end(membership=only.memberships.get(), actor=at_desk(only, party))
    assert [finding.code for finding in refused.value.findings] == ["PARTY-3"]
    member(party, "signatory")
    member_end(membership=only.memberships.get(), actor=at_desk(only, party))


def test_the_journal_names_changed_fields_but_not_what_is_in_them() -> None:
    party = organisation()
    editor = member(party, "editor")
    card = {"phone": "34 111 11 11", "name": party.name}
    assert party_update(party=party, card=card, actor=at_desk(editor, party)) == ["phone"]
    (entry,) = journal.read(f"podmiot:{party.pk}")
    assert entry.data == {"fields": "phone"}
    assert entry.actor == str(editor.pk)
    assert party_update(party=party, card=card, actor=at_desk(editor, party)) == []
    assert _acts(party) == ["party.updated"]


def test_a_viewer_changes_no_card() -> None:
    party = organisation()
    viewer = member(party, "viewer")
    with pytest.raises(Refused):
        party_update(party=party, card={"phone": "1"}, actor=at_desk(viewer, party))
