"""Invented organisations of the directory for tests."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.test import Client

from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import organization_add
from ccop.directory.registrations.claiming import claim_make
from ccop.directory.registrations.models import Claim, Registration
from ccop.directory.registrations.registering import registration_confirm, registration_report
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.selectors import actor_of

REPORTER = "zglaszajaca@przyklad.example"


def organization(
    name: str = "Stowarzyszenie „Latarnia” (przykład)",
    *,
    party: Party | None = None,
    listed: bool = True,
    **values: Any,
) -> Organization:
    """A card with this name, of a new party when none is given."""
    return organization_add(
        values={"name": name, **values},
        source="test",
        as_of=date(2026, 1, 2),
        actor=Actor.system(),
        party=party,
        listed=listed,
    )


def reported(name: str = "Klub „Iskra” (przykład)", **values: Any) -> Registration:
    """A report that waits to be confirmed."""
    return registration_report(
        values={"name": name, "form": "association", **values},
        email=REPORTER,
        relation="worker",
        language="pl",
        actor=Actor.visitor(),
        token=uuid4(),
    )


def received(name: str = "Klub „Iskra” (przykład)", **values: Any) -> Registration:
    """A report in the keeper's queue."""
    registration = reported(name, **values)
    registration_confirm(registration=registration, actor=Actor.visitor())
    return registration


def claimed(card: Organization, person: Person) -> Claim:
    """The person says that this is their organisation."""
    return claim_make(
        organization=card,
        function="prezes",
        statement="Jestem w KRS.",
        actor=actor_of(person),
        token=uuid4(),
    )


def signed_in(person: Person) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(person)
    return client
