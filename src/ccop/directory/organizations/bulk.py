"""Many cards at once, for directories that come as a file: the same story as one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ccop.directory.organizations import card, finding
from ccop.directory.organizations.facets import tokens
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import Law, write_values
from ccop.kernel.parties.models import Party
from ccop.kernel.search.services import index


@dataclass(frozen=True)
class Written:
    """Values of one card, and where they were read; a card without a key is a new one."""

    organization: Organization
    values: Mapping[str, Any]
    source: str


def blank_card(at: datetime) -> Organization:
    """A card of a new party, listed at an instant, not saved yet."""
    return Organization(
        party=Party(kind=Party.Kind.ORGANISATION),
        state=Organization.State.LISTED,
        listed_at=at,
    )


def organizations_write(cards: Sequence[Written], *, as_of: date, at: datetime, law: Law) -> None:
    """Add new cards and change others, in a few statements for all of them.

    The caller has locked the cards that are there, tells the journal in the same transaction, and
    asks whether the actor may.
    """
    for each in cards:
        organization = each.organization
        write_values(organization, each.values, source=each.source, as_of=as_of, law=law)
        facts = read_facts(organization.facts)
        organization.facets = tokens(card.values(organization), facts)
        organization.changed_at = at
    new = [each.organization for each in cards if each.organization.pk is None]
    known = [each.organization for each in cards if each.organization.pk is not None]
    Party.objects.bulk_create([organization.party for organization in new])
    for organization in new:
        organization.party_id = organization.party.pk
    Organization.objects.bulk_create(new)
    _rewrite(Party, [organization.party for organization in known])
    _rewrite(Organization, known)
    listed = [each for each in (*new, *known) if each.state == Organization.State.LISTED]
    index(finding.KIND, map(finding.document, listed))


def _rewrite(model: type[Organization] | type[Party], rows: Sequence[Any]) -> None:
    """All columns of rows that are there, in one statement."""
    columns = [
        each.name
        for each in model._meta.concrete_fields
        if not each.primary_key and not each.generated
    ]
    model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["pk"], update_fields=columns
    )
