"""Acting for a party."""

from uuid import UUID

from ccop.kernel import clock
from ccop.kernel.parties.models import Membership, Party
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person


def parties_of(actor: Actor) -> list[Party]:
    """Parties the person may act for, by name."""
    return list(Party.objects.visible_to(actor))


def acting_for(actor: Actor, party: UUID) -> Actor | None:
    """The actor at the desk of a party, None for who is no member of it today."""
    if actor.person is None:
        return None
    roles = Membership.objects.filter(
        party=party, person=actor.person, during__contains=clock.today()
    ).values_list("role", flat=True)
    return actor.acting_for(party, frozenset(roles)) if roles else None


def members(party: UUID, *roles: str) -> list[Person]:
    """Active members of a party today, those with any of the roles when some are named."""
    held = Membership.objects.filter(party=party, during__contains=clock.today())
    if roles:
        held = held.filter(role__in=roles)
    return list(Person.objects.filter(memberships__in=held, is_active=True).distinct())
