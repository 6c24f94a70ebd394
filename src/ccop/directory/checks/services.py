"""Taking over what the register says: chosen fields of a card, or a whole new card."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from ccop.directory.checks.asking import record
from ccop.directory.checks.comparing import differences, register_values
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.checks.refusals import (
    card_exists,
    newer_answer,
    no_extract,
    no_keeper,
    nothing_chosen,
)
from ccop.directory.checks.selectors import card_with_number
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_change, organization_add
from ccop.kernel import clock
from ccop.kernel.journal.turns import one_at_a_time
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role

OFFICE = "urząd"
"""Source of what a keeper types over the register's words."""


@transaction.atomic
def check_accept(
    *, organization: Organization, check: UUID, fields: Iterable[str] | None, actor: Actor
) -> list[str]:
    """Write the register's values into chosen fields of the card, all that differ for None; answers
    their names. A field that agrees already is left as it is.

    Raises Refused: CHK-1, CHK-4 to CHK-6; RegisterCheck.DoesNotExist for one of another card.
    """
    _only_keeper(actor)
    # The order of locks in `card_change`: nobody changes the card between our look and our hand.
    locked = Organization.objects.select_for_update().get(pk=organization.pk)
    seen = locked.register_checks.get(pk=check)
    if seen.state != RegisterCheck.State.YES:
        raise no_extract()
    if locked.register_checks.filter(state="yes", asked_at__gt=seen.asked_at).exists():
        raise newer_answer()
    chosen = None if fields is None else set(fields)
    if chosen == set():
        raise nothing_chosen()
    theirs = register_values(seen.read)
    differing = {each.name for each in differences(locked, seen.read)}
    taken = {
        name: theirs[name]
        for name in theirs
        if name in differing and (not chosen or name in chosen)
    }
    return card_change(
        organization=locked, values=taken, source=seen.source, as_of=seen.as_of, actor=actor
    )


@transaction.atomic
def card_from_check(*, check: UUID, values: Mapping[str, Any], actor: Actor) -> Organization:
    """A new card of what the register said, as a keeper has looked it through; once a check.

    A value that the keeper has changed has the office as its source. Raises Refused: CHK-1, CHK-6,
    CHK-7.
    """
    _only_keeper(actor)
    seen = RegisterCheck.objects.select_for_update(of=("self",)).get(pk=check)
    if seen.organization:
        return seen.organization
    if seen.state != RegisterCheck.State.YES:
        raise no_extract()
    one_at_a_time(f"card of KRS {seen.krs}")
    if card_with_number(seen.krs):
        raise card_exists()
    theirs = register_values(seen.read)
    # What the register is silent about and the keeper left empty or unticked says nothing.
    own = {
        name: value
        for name, value in values.items()
        if value != theirs.get(name) and (value or name in theirs)
    }
    kept = {name: value for name, value in theirs.items() if name not in own}
    organization = organization_add(values=kept, source=seen.source, as_of=seen.as_of, actor=actor)
    card_change(
        organization=organization, values=own, source=OFFICE, as_of=clock.today(), actor=actor
    )
    check_adopt(check=seen, organization=organization, actor=actor)
    organization.refresh_from_db()
    return organization


def check_adopt(*, check: RegisterCheck, organization: Organization, actor: Actor) -> None:
    """A question asked before there was a card goes to the card, in the caller's transaction."""
    check.organization = organization
    check.save(update_fields=["organization"])
    record("register.card_made", check, actor)


def _only_keeper(actor: Actor) -> None:
    if Role.DIRECTORY_KEEPER not in actor.roles:
        raise no_keeper()
