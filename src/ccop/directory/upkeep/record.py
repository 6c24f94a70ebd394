"""Entries of the journal, in the stream of the organisation."""

from ccop.directory.organizations.models import Organization
from ccop.kernel import journal
from ccop.kernel.people.actor import Actor


def record(act: str, organization: Organization, actor: Actor, **data: int | str) -> None:
    """An act of this room upon a card; no words of people stand in it."""
    journal.append(
        stream=f"podmiot:{organization.party_id}",
        act=act,
        actor=str(actor.person) if actor.person else None,
        data={"organization": organization.pk, **data},
    )
