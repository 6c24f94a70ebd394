"""Acting for a party."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from ccop.kernel import clock
from ccop.kernel.parties.models import Invitation, Membership, Party, PartyText
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person

INVITATION_LIFETIME = timedelta(days=14)


def parties_of(actor: Actor) -> list[Party]:
    """Parties the person may act for, by name."""
    return list(Party.objects.visible_to(actor))


def acting_for(actor: Actor, party: UUID) -> tuple[Actor, Party] | None:
    """The actor at the desk of a party, and the party; None for who is no member of it today."""
    if actor.person is None:
        return None
    held = list(
        Membership.objects.filter(
            party=party, person=actor.person, during__contains=clock.Today()
        ).select_related("party")
    )
    if not held:
        return None
    return actor.acting_for(party, frozenset(each.role for each in held)), held[0].party


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
    return (
        Invitation.objects.filter(
            pk=invitation,
            email=person.email,
            answered_at=None,
            created_at__gt=clock.now() - INVITATION_LIFETIME,
        )
        .select_related("party")
        .first()
    )


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
