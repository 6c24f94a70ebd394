"""Reports of invented organisations, and claims to act for them."""

from typing import Any
from uuid import uuid4

from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.claiming import claim_make
from ccop.directory.registrations.models import Claim, Registration
from ccop.directory.registrations.registering import registration_confirm, registration_report
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.kernel.people.selectors import actor_of

REPORTER = "zglaszajaca@przyklad.example"


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
