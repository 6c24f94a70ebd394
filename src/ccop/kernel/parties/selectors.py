"""Acting for a party."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from ccop.kernel import clock
from ccop.kernel.parties.models import (
    Invitation,
    Membership,
    Party,
    PartyText,
    Proxy,
    RepresentationRule,
    Representative,
)
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.law import representation as law

INVITATION_LIFETIME = timedelta(days=14)


def parties_of(actor: Actor) -> list[Party]:
    """Parties the person may act for, by name."""
    return list(Party.objects.visible_to(actor))


class Desk(NamedTuple):
    """Somebody at the desk of a party, and the database's time as they came there."""

    actor: Actor
    party: Party
    at: datetime


def acting_for(actor: Actor, party: UUID) -> Desk | None:
    """The actor at the desk of a party; None for who is no member of it today."""
    if actor.person is None:
        return None
    held = list(
        Membership.objects.filter(party=party, person=actor.person, during__contains=clock.Today())
        .select_related("party")
        .annotate(seen_at=clock.Now())
    )
    if not held:
        return None
    here = actor.acting_for(party, frozenset(each.role for each in held))
    return Desk(here, held[0].party, held[0].seen_at)


def members(party: UUID, *roles: str) -> list[Person]:
    """Active members of a party today, those with any of the roles when some are named."""
    held = Membership.objects.filter(party=party, during__contains=clock.Today())
    if roles:
        held = held.filter(role__in=roles)
    return list(Person.objects.filter(memberships__in=held, is_active=True).distinct())


def memberships(party: Party) -> QuerySet[Membership]:
    """Roles held in a party today, by the names of the people."""
    return (
        party.memberships.filter(during__contains=clock.Today())
        .select_related("person")
        .order_by("person__full_name", "person", "role")
    )


def open_invitations(party: Party) -> QuerySet[Invitation]:
    """Invitations that may still be taken up."""
    return party.invitations.filter(
        answered_at=None, created_at__gt=clock.now() - INVITATION_LIFETIME
    )


def invitation_for(person: Person, invitation: UUID) -> Invitation | None:
    """An invitation that this person may take up: sent to the address of the account."""
    own = own_invitation(person, invitation)
    if own is None or own.answered_at or own.created_at <= clock.now() - INVITATION_LIFETIME:
        return None
    return own


def invitations_to(person: Person) -> QuerySet[Invitation]:
    """The invitations that this person may take up."""
    sent = Invitation.objects.filter(email=person.email, answered_at=None)
    return sent.filter(created_at__gt=clock.now() - INVITATION_LIFETIME).select_related("party")


def own_invitation(person: Person, invitation: UUID) -> Invitation | None:
    """An invitation that was sent to the address of this account, whatever became of it."""
    sent = Invitation.objects.filter(pk=invitation, email=person.email)
    return sent.select_related("party").first()


def library(
    actor: Actor, *, asked: str = "", kinds: Collection[str] | None = None
) -> QuerySet[PartyText]:
    """Texts of the party acted for, the last changed first: of some kinds, with some words."""
    found = PartyText.objects.visible_to(actor).select_related("party")
    if kinds is not None:
        found = found.filter(kind__in=kinds)
    for word in asked.split():
        found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
    return found


def representations(parties: Iterable[UUID], day: date) -> dict[UUID, law.Representation]:
    """How each party is represented by the rule of a day.

    People and powers of attorney of other days are there too, so that what was signed earlier is
    judged by its own day.
    """
    wanted = list(parties)
    rules = RepresentationRule.objects.filter(party__in=wanted, valid_from__lte=day)
    in_force = {row.party_id: row.rule for row in rules.reverse()}  # of several the last one holds
    people, proxies = defaultdict(list), defaultdict(list)
    for own in Representative.objects.filter(party__in=wanted, during__isempty=False):
        people[own.party_id].append(
            law.Representative(function=own.function, group=own.group, **_dated(own))
        )
    for given in Proxy.objects.filter(party__in=wanted, during__isempty=False):
        proxies[given.party_id].append(
            law.Proxy(scope=law.Scope(given.scope), together=given.together, **_dated(given))
        )
    return {
        party: law.Representation(
            rule=in_force.get(party),
            representatives=tuple(people[party]),
            proxies=tuple(proxies[party]),
        )
        for party in wanted
    }


def _dated(row: Representative | Proxy) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "person": str(row.person_id or ""),
        "name": row.name,
        "since": row.during.lower,
        "until": row.during.upper,
    }


def past_member(actor: Actor, party: UUID) -> Party | None:
    """The party, for a person who acted for it once and does not today."""
    return Party.objects.filter(pk=party, memberships__person=actor.person).first()
