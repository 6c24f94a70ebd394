"""Invented people and parties for tests, made by intent."""

from datetime import timedelta
from itertools import count

from allauth.account.models import EmailAddress
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from ccop.kernel import clock
from ccop.kernel.parties.models import Membership, Party
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.selectors import actor_of

PASSWORD = "bardzo-dlugie-haslo-przyklad"
_numbers = count(1)


def person(name: str = "Osoba (przykład)") -> Person:
    """A person who can sign in with `PASSWORD`."""
    someone = Person.objects.create_user(
        f"osoba{next(_numbers)}@przyklad.example", PASSWORD, full_name=name
    )
    EmailAddress.objects.create(user=someone, email=someone.email, verified=True, primary=True)
    return someone


def clerk(*roles: str) -> Person:
    """A person with city roles from today on."""
    someone = person("Urzędniczka (przykład)")
    for role in roles:
        RoleGrant.objects.create(person=someone, role=role, during=DateRange(clock.today(), None))
    return someone


def organisation(name: str = "Stowarzyszenie Przykład (przykład)") -> Party:
    """An organisation with a filled card and no members yet."""
    return Party.objects.create(
        kind=Party.Kind.ORGANISATION,
        name=name,
        legal_form="stowarzyszenie",
        register_number="KRS 0000000000",
        seat="ul. Zmyślona 1, 42-200 Częstochowa",
        email="kontakt@przyklad.example",
        phone="34 000 00 00",
    )


def member(party: Party, *roles: str) -> Person:
    """A member of a party with these roles since last week."""
    someone = person(f"{' i '.join(roles)} (przykład)")
    since = clock.today() - timedelta(days=7)
    for role in roles:
        Membership.objects.create(
            party=party, person=someone, role=role, during=DateRange(since, None)
        )
    return someone


def at_desk(someone: Person, party: Party) -> Actor:
    """The person acting for the party, with the roles held there."""
    roles = Membership.objects.filter(person=someone, party=party).values_list("role", flat=True)
    return actor_of(someone).acting_for(party.pk, frozenset(roles))


def signed_in(person: Person) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(person)
    return client
