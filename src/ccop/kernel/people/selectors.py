"""Who people are to the city today."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Q, QuerySet

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.roles import Role

LATELY = timedelta(days=30)
"""How long somebody without a city role is told that it has ended, when they come to its pages."""


def actor_of(person: Person) -> Actor:
    """The person as an actor, with the city roles held today."""
    held = RoleGrant.objects.filter(person=person, during__contains=clock.Today())
    return Actor(person=person.pk, roles=frozenset(held.values_list("role", flat=True)))


def grants_of(person: Person) -> QuerySet[RoleGrant]:
    """City roles that the person holds today or will hold, with their departments."""
    return _present().filter(person=person)


def grants_for(actor: Actor) -> QuerySet[RoleGrant]:
    """City roles of everybody, held today or later, by person; only an operator sees them."""
    if Role.OPERATOR not in actor.roles:
        return RoleGrant.objects.none()
    return _present().order_by("person__full_name", "person", "role", "during")


def had_role(person: Person, roles: Collection[str]) -> bool:
    """Whether the person held one of these city roles, or any when none is named, until lately."""
    since = clock.today() - LATELY
    # Of a role that ended on its first day no days are left.
    ended = RoleGrant.objects.filter(
        Q(during__endswith__gt=since, during__endswith__lte=clock.Today())
        | Q(during__isempty=True, given_at__date__gt=since),
        person=person,
    )
    return (ended.filter(role__in=roles) if roles else ended).exists()


def _present() -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(
        Q(during__endswith__gt=clock.Today()) | Q(during__upper_inf=True)
    ).select_related("person", "department", "given_by")


def people_with_role(role: str) -> list[Person]:
    """Active people who hold a city role today."""
    held = RoleGrant.objects.filter(role=role, during__contains=clock.Today())
    return list(Person.objects.filter(role_grants__in=held, is_active=True).distinct())
