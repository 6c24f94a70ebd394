"""The only way in which a card of the directory comes to be and changes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import override

from ccop.directory.organizations import card
from ccop.directory.organizations.facts import Fact, read_facts, stored_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.words import LegalForm
from ccop.kernel import clock, journal
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor


@transaction.atomic
def organization_add(
    *,
    values: Mapping[str, Any],
    source: str,
    as_of: date,
    actor: Actor,
    party: Party | None = None,
    listed: bool = True,
) -> Organization:
    """A new card: of a party that is here already, or of a new one.

    `values` goes by the names of `card.FIELDS`; `source` and `as_of` tell where and when they were
    read. A card that is not listed waits for the office. Whether the actor may is the caller's.
    """
    at = clock.now()
    organization = Organization(
        party=party or Party(kind=Party.Kind.ORGANISATION),
        state=Organization.State.LISTED if listed else Organization.State.PROPOSED,
        listed_at=at if listed else None,
    )
    _write(organization, values, source=source, as_of=as_of)
    organization.party.save()
    organization.save()
    _record("organization.added", organization, actor, state=organization.state)
    return organization


@transaction.atomic
def card_change(
    *,
    organization: Organization,
    values: Mapping[str, Any],
    source: str,
    as_of: date,
    actor: Actor,
) -> list[str]:
    """Write values that differ, and answer the names of their fields.

    The journal tells the names only. Whether the actor may is the caller's.
    """
    locked = (
        Organization.objects.select_for_update().select_related("party").get(pk=organization.pk)
    )
    changed = _write(locked, values, source=source, as_of=as_of)
    if changed:
        locked.changed_at = clock.now()
        locked.party.save()
        locked.save()
        _record("organization.changed", locked, actor, fields=", ".join(changed), source=source)
    return changed


def _write(
    organization: Organization, values: Mapping[str, Any], *, source: str, as_of: date
) -> list[str]:
    before, facts = card.values(organization), read_facts(organization.facts)
    changed = [name for name, value in values.items() if value != before[name]]
    for name in changed:
        card.put(organization, name, values[name])
        known = facts.get(name)
        public = known.public if known else card.BY_NAME[name].public
        facts[name] = Fact(source=source, as_of=as_of, public=public)
    organization.facts = stored_facts(facts)
    _tell_party(organization, changed)
    return changed


def _tell_party(organization: Organization, changed: list[str]) -> None:
    """What official forms and envelopes want of the card, in the words they want."""
    party = organization.party
    if {"street", "postcode", "town"} & set(changed):
        place = f"{organization.postcode} {organization.town}".strip()
        party.seat = ", ".join(part for part in (organization.street, place) if part)
    if "form" in changed:
        with override("pl"):
            party.legal_form = str(LegalForm(organization.form).label) if organization.form else ""


def _record(act: str, organization: Organization, actor: Actor, **data: str) -> None:
    journal.append(
        stream=f"podmiot:{organization.party_id}",
        act=act,
        actor=str(actor.person) if actor.person else None,
        data={"organization": organization.pk, **data},
    )
