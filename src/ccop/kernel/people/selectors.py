"""Who people are to the city today."""

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person, RoleGrant


def actor_of(person: Person) -> Actor:
    """The person as an actor, with the city roles held today."""
    held = RoleGrant.objects.filter(person=person, during__contains=clock.Today())
    return Actor(person=person.pk, roles=frozenset(held.values_list("role", flat=True)))


def people_with_role(role: str) -> list[Person]:
    """Active people who hold a city role today."""
    held = RoleGrant.objects.filter(role=role, during__contains=clock.Today())
    return list(Person.objects.filter(role_grants__in=held, is_active=True).distinct())
