"""Administrators decide who acts for their party, and the journal remembers it."""

from datetime import timedelta

import pytest

from ccop.grants.offers.services import offer_move
from ccop.kernel import clock, journal
from ccop.kernel.parties.models import MemberRole, Membership, Party
from ccop.kernel.parties.selectors import acting_for, members, memberships, parties_of
from ccop.kernel.parties.services import (
    member_add,
    member_end,
    party_create,
    party_leave,
    party_update,
)
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation, person

pytestmark = pytest.mark.django_db


def _acts(party: Party) -> list[str]:
    return [entry.act for entry in journal.read(f"podmiot:{party.pk}")]


def test_whoever_brings_a_party_in_administers_it_and_edits_and_signs_for_it() -> None:
    founder = person()
    party = party_create(
        kind=Party.Kind.ORGANISATION,
        card={"name": "Klub (przykład)"},
        founder=founder,
        actor=actor_of(founder),
    )
    assert parties_of(actor_of(founder)) == [party]
    assert at_desk(founder, party).membership == {"administrator", "editor", "signatory"}
    assert _acts(party) == ["party.created"]


def test_an_administrator_adds_a_person_from_a_day_on() -> None:
    party = organisation()
    administrator, newcomer = member(party, "administrator"), person()
    tomorrow = clock.today() + timedelta(days=1)
    member_add(
        party=party,
        person=newcomer,
        role=MemberRole.VIEWER,
        actor=at_desk(administrator, party),
        since=tomorrow,
    )
    assert acting_for(actor_of(newcomer), party.pk) is None
    clock.move(to=clock.now() + timedelta(days=1))
    assert acting_for(actor_of(newcomer), party.pk) is not None
    assert _acts(party) == ["member.added"]


def test_nobody_has_one_role_twice() -> None:
    party = organisation()
    administrator = member(party, "administrator", "signatory")
    with pytest.raises(Refused) as refused:
        member_add(
            party=party,
            person=administrator,
            role=MemberRole.SIGNATORY,
            actor=at_desk(administrator, party),
        )
    assert [finding.code for finding in refused.value.findings] == ["PARTY-2"]


@pytest.mark.parametrize("role", ["editor", "signatory", "accountant", "viewer"])
def test_only_administrators_decide_about_members(role: str) -> None:
    party = organisation()
    own, other, newcomer = member(party, role), member(party, "viewer"), person()
    elsewhere = organisation()
    stranger = at_desk(member(elsewhere, "administrator"), elsewhere)
    for actor in (
        at_desk(own, party),
        stranger,
        Actor.visitor().acting_for(party.pk, frozenset()),
    ):
        with pytest.raises(Refused):
            member_add(party=party, person=newcomer, role=MemberRole.VIEWER, actor=actor)
        with pytest.raises(Refused):
            member_end(membership=other.memberships.get(), actor=actor)
    assert memberships(party).count() == 2


def test_an_ended_member_no_longer_reaches_the_desk() -> None:
    party = organisation()
    administrator, leaving = member(party, "administrator"), member(party, "editor")
    member_end(membership=leaving.memberships.get(), actor=at_desk(administrator, party))
    assert acting_for(actor_of(leaving), party.pk) is None
    assert members(party.pk) == [administrator]
    assert Membership.objects.filter(person=leaving).exists()
    assert _acts(party) == ["member.ended"]


def test_the_last_administrator_stays() -> None:
    party = organisation()
    only = member(party, "administrator")
    assert _refused(only, party) == ["PARTY-3"]
    member(party, "administrator")
    member_end(membership=only.memberships.get(), actor=at_desk(only, party))
    assert acting_for(actor_of(only), party.pk) is None


def test_whose_time_ends_or_account_is_closed_does_not_count_as_another_administrator() -> None:
    party = organisation()
    only, closed, ending = (member(party, "administrator") for _ in range(3))
    Person.objects.filter(pk=closed.pk).update(is_active=False)
    tomorrow = clock.today() + timedelta(days=1)
    member_end(membership=ending.memberships.get(), actor=at_desk(only, party), on=tomorrow)
    assert _refused(only, party) == ["PARTY-3"]


def _refused(leaving: Person, party: Party) -> list[str]:
    with pytest.raises(Refused) as refused:
        party_leave(party=party, actor=at_desk(leaving, party))
    return [finding.code for finding in refused.value.findings]


def test_the_last_signatory_stays_as_long_as_papers_wait_for_a_signature() -> None:
    party = organisation()
    editor, signatory = member(party, "editor"), member(party, "signatory")
    offer = offer_drafted(call(), party, editor)
    offer_move(offer=offer, move="seal", actor=at_desk(editor, party))
    with pytest.raises(Refused) as refused:
        party_leave(party=party, actor=at_desk(signatory, party))
    (finding,) = refused.value.findings
    assert finding.code == "PARTY-6"
    assert offer.case.title in finding.remedy
    offer_move(offer=offer, move="reopen", actor=at_desk(editor, party))
    party_leave(party=party, actor=at_desk(signatory, party))
    assert acting_for(actor_of(signatory), party.pk) is None


def test_a_member_leaves_with_all_roles_at_once() -> None:
    party = organisation()
    leaving = member(party, "editor", "viewer")
    party_leave(party=party, actor=at_desk(leaving, party))
    assert memberships(party).count() == 0
    assert _acts(party) == ["member.left"]


def test_a_role_ended_twice_ends_once() -> None:
    party = organisation()
    administrator, leaving = member(party, "administrator"), member(party, "editor")
    membership = leaving.memberships.get()
    for _ in range(2):
        member_end(membership=membership, actor=at_desk(administrator, party))
    assert _acts(party) == ["member.ended"]


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


@pytest.mark.parametrize("role", ["signatory", "accountant", "viewer"])
def test_only_administrators_and_editors_change_the_card(role: str) -> None:
    party = organisation()
    viewer = member(party, role)
    with pytest.raises(Refused):
        party_update(party=party, card={"phone": "1"}, actor=at_desk(viewer, party))
