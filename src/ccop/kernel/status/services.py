"""What the staff do to the outage log."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ccop.kernel.people.actor import Actor
from ccop.kernel.status.intake import journalled
from ccop.kernel.status.models import Outage
from ccop.kernel.status.present import forget


def outage_add(
    *,
    what: str,
    started_at: datetime,
    ended_at: datetime | None,
    description: str,
    actor: Actor,
    token: UUID,
) -> Outage:
    """Enter an outage that the platform could not see itself; the same token enters one.

    Raises IntegrityError when the end is not after the beginning.
    """
    with transaction.atomic():
        outage, new = Outage.objects.get_or_create(
            pk=token,
            defaults={
                "what": what,
                "source": Outage.Source.STAFF,
                "started_at": started_at,
                "ended_at": ended_at,
                "description": description,
            },
        )
        if new:
            journalled(outage, "outage.added", actor=str(actor.signed_in))
    forget()
    return outage


def outage_correct(
    *,
    outage: Outage,
    what: str,
    started_at: datetime,
    ended_at: datetime | None,
    description: str,
    actor: Actor,
) -> None:
    """Correct an entry of the staff. Raises ValueError for one that the platform recorded."""
    with transaction.atomic():
        found = Outage.objects.select_for_update().get(pk=outage.pk)
        if found.recorded:
            raise ValueError("what the platform measured is not corrected")
        found.what, found.started_at, found.ended_at = what, started_at, ended_at
        found.description = description
        found.save()
        journalled(found, "outage.corrected", actor=str(actor.signed_in))
    forget()


def outage_describe(*, outage: Outage, description: str, actor: Actor) -> None:
    """Say in words what happened; the times stay."""
    with transaction.atomic():
        found = Outage.objects.select_for_update().get(pk=outage.pk)
        found.description = description
        found.save(update_fields=["description"])
        journalled(found, "outage.described", actor=str(actor.signed_in))
    forget()
