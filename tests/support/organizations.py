"""Invented cards of the directory for tests, made by intent."""

from datetime import date
from itertools import count
from typing import Any

from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import organization_add
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor

SOURCE, AS_OF = "wykaz (przykład)", date(2026, 3, 12)
_numbers = count(1)


def listed(name: str = "", *, party: Party | None = None, **values: Any) -> Organization:
    """A card on the list, of a new party or of this one, with these values."""
    return _added({"name": name or _name(party), **values}, party=party)


def proposed(name: str = "", **values: Any) -> Organization:
    """A card that waits for the office."""
    return _added({"name": name or _name(None), **values}, listed=False)


def _added(values: dict[str, Any], **options: Any) -> Organization:
    return organization_add(
        values=values, source=SOURCE, as_of=AS_OF, actor=Actor.system(), **options
    )


def _name(party: Party | None) -> str:
    return party.name if party else f"Fundacja Numer {next(_numbers)} (przykład)"
