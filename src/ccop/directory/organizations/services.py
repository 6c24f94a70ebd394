"""The only way in which a card of the directory comes to be and changes."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from ccop.directory.organizations import card, finding
from ccop.directory.organizations.facets import tokens
from ccop.directory.organizations.facts import Fact, Facts, read_facts, stored_facts
from ccop.directory.organizations.models import Organization, StateChange
from ccop.directory.organizations.standing import SOURCE as BY_LAW
from ccop.directory.organizations.standing import standing_of
from ccop.directory.organizations.words import LegalForm
from ccop.kernel import clock, journal
from ccop.kernel.files.services import store
from ccop.kernel.journal.turns import one_at_a_time
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor
from ccop.kernel.statutes.selectors import law_on
from ccop.law.findings import Finding, Refused
from ccop.law.parameters import Parameters

Law = tuple[date, Parameters]
"""A day and the law as it holds on it."""
BY_THE_ORGANISATION = "organizacja"
"""The source of what an organisation says about itself."""
BY_THE_OFFICE = "urząd"
"""The source of what the office types in from papers."""


@transaction.atomic
def organization_add(
    *,
    values: Mapping[str, Any],
    source: str,
    as_of: date,
    actor: Actor,
    party: Party | None = None,
    listed: bool = True,
    token: UUID | None = None,
) -> Organization:
    """A new card: of a party that is here already, or of a new one.

    `values` goes by the names of `card.FIELDS`; `source` and `as_of` tell where and when they were
    read. A card that is not listed waits for the office. The same token makes one card. Whether the
    actor may is the caller's.
    """
    if token and (known := _made_by(token)):
        return known
    at = clock.now()
    organization = Organization(
        party=party or Party(kind=Party.Kind.ORGANISATION),
        state=Organization.State.LISTED if listed else Organization.State.PROPOSED,
        listed_at=at if listed else None,
        token=token,
    )
    write_values(organization, values, source=source, as_of=as_of)
    card_save(organization)
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
    public: Mapping[str, bool] | None = None,
    seen: datetime | None = None,
) -> list[str]:
    """Write values that differ, and answer the names of their fields.

    `public` says of fields that are filled in whether everybody sees them. `seen` is the instant of
    the change that the person has seen: raises Refused where the card has changed since and would
    be changed again. The journal tells the names only. Whether the actor may is the caller's.
    """
    locked = _locked(organization)
    changed = write_values(locked, values, source=source, as_of=as_of)
    shown = _publish(locked, public or {})
    if changed or shown:
        if seen is not None and seen != locked.changed_at:
            raise Refused(_changed_meanwhile())
        card_save(locked)
        told = {"fields": ", ".join(changed), "shown": ", ".join(shown)}
        said = {name: names for name, names in told.items() if names}
        _record("organization.changed", locked, actor, source=source, **said)
    return changed


@transaction.atomic
def logo_change(
    *, organization: Organization, picture: tuple[bytes, str] | None, source: str, actor: Actor
) -> None:
    """Keep a picture as the logo (bytes and media type, `logo.redrawn`), or none any more."""
    kept = store(picture[0], media_type=picture[1]) if picture else None
    card_change(
        organization=organization,
        values={"logo": kept},
        source=source,
        as_of=clock.today(),
        actor=actor,
    )


@transaction.atomic
def card_confirm(*, organization: Organization, actor: Actor) -> None:
    """Somebody entitled says that the whole card is true today."""
    locked, today = _locked(organization), clock.today()
    if locked.confirmed_on == today:
        return
    locked.confirmed_on = today
    locked.save(update_fields=["confirmed_on"])
    _record("organization.confirmed", locked, actor)


@transaction.atomic
def card_read(*, organization: Organization, actor: Actor) -> None:
    """The office has read a card with what is not public: on record, without what was read."""
    _record("organization.read", organization, actor)


@transaction.atomic
def card_move(*, organization: Organization, state: str, reason: str, actor: Actor) -> StateChange:
    """Hide or archive a card, or bring it back to the list; `reason` stays in the office.

    Raises Refused for a card that was joined with another, or is in this state already, and
    ValueError for a state that a card only comes to in another way.
    """
    if state not in MOVES:
        raise ValueError(f"no card is moved to {state}")
    locked = _locked(organization)
    if locked.state in {state, Organization.State.MERGED}:
        raise Refused(_not_movable(locked))
    locked.state = state
    if state == Organization.State.LISTED:
        locked.listed_at = locked.listed_at or clock.now()
    card_save(locked)
    change = StateChange.objects.create(
        organization=locked, state=state, reason=reason, by_id=actor.signed_in
    )
    _record("organization.moved", locked, actor, state=state, change=change.pk)
    return change


MOVES = (Organization.State.LISTED, Organization.State.HIDDEN, Organization.State.ARCHIVED)
"""States that the keeper of the directory brings a card to."""


@transaction.atomic
def organization_settle(*, organization: Organization, state: str, actor: Actor) -> None:
    """List a card or put it away. Whether the actor may is the caller's."""
    locked = _locked(organization)
    if locked.state == state:
        return
    locked.state = state
    if state == Organization.State.LISTED:
        locked.listed_at = locked.listed_at or clock.now()
    card_save(locked)
    _record("organization.settled", locked, actor, state=state)


def card_save(organization: Organization) -> None:
    """Write a card with its party, in the caller's transaction: filters and the search follow."""
    facts = read_facts(organization.facts)
    organization.facets = tokens(card.values(organization), facts)
    organization.changed_at = clock.now()
    organization.party.save()
    organization.save()
    finding.put(organization)


def card_of_party(party: Party) -> Organization | None:
    """The card of a party, locked: a card comes before its party."""
    return Organization.objects.select_for_update().filter(party=party).first()


def details_changed(party: Party, changed: Collection[str]) -> None:
    """The party has changed its details, in the same transaction: so has its card."""
    organization = card_of_party(party)
    of_card = [name for name in changed if name in card.BY_NAME]
    if organization is None or not of_card:
        return
    organization.party = party
    facts = read_facts(organization.facts)
    for name in of_card:
        facts[name] = _fact(facts, name, source=BY_THE_ORGANISATION, as_of=clock.today())
    organization.facts = stored_facts(facts)
    card_save(organization)


def _made_by(token: UUID) -> Organization | None:
    """The card that a form has made; whoever sends the same form meanwhile waits here."""
    one_at_a_time(str(token))
    return Organization.objects.filter(token=token).first()


def _locked(organization: Organization) -> Organization:
    return (
        Organization.objects.select_for_update(of=("self", "party"))
        .select_related("party", "logo")
        .get(pk=organization.pk)
    )


def write_values(
    organization: Organization,
    values: Mapping[str, Any],
    *,
    source: str,
    as_of: date,
    law: Law | None = None,
) -> list[str]:
    """Put values that differ on a card that is not saved yet, and answer the names of their fields.

    `law` is today and its law, where the caller has asked for them already.
    """
    before, facts = card.values(organization), read_facts(organization.facts)
    changed = [name for name, value in values.items() if value != before[name]]
    told = [name for name in values if name not in facts and not card.is_blank(values[name])]
    for name in dict.fromkeys(changed + told):
        card.put(organization, name, values[name])
        facts[name] = _fact(facts, name, source=source, as_of=as_of)
    if "form" in changed and "standing" not in values:
        changed += _stand(organization, facts, law or _law_today())
    organization.facts = stored_facts(facts)
    _tell_party(organization, changed)
    return changed


def _fact(facts: Facts, name: str, *, source: str, as_of: date) -> Fact:
    known = facts.get(name)
    public = known.public if known else card.BY_NAME[name].public
    return Fact(source=source, as_of=as_of, public=public)


def _law_today() -> Law:
    today = clock.today()
    return today, law_on(today)


def _stand(organization: Organization, facts: Facts, law: Law) -> list[str]:
    """The class of art. 3 follows from the legal form, where the form tells it."""
    today, numbers = law
    standing = standing_of(organization.form, numbers) or ""
    if standing == organization.standing:
        return []
    organization.standing = standing
    facts["standing"] = _fact(facts, "standing", source=BY_LAW, as_of=today)
    return ["standing"]


def _publish(organization: Organization, public: Mapping[str, bool]) -> list[str]:
    facts = read_facts(organization.facts)
    changed = [
        name for name, shown in public.items() if name in facts and facts[name].public != shown
    ]
    for name in changed:
        facts[name] = facts[name].model_copy(update={"public": public[name]})
    organization.facts = stored_facts(facts)
    return changed


def _tell_party(organization: Organization, changed: Collection[str]) -> None:
    """What official forms and envelopes want of the card, in the words they want."""
    party = organization.party
    if {"street", "postcode", "town"} & set(changed):
        place = f"{organization.postcode} {organization.town}".strip()
        party.seat = ", ".join(part for part in (organization.street, place) if part)
    if "form" in changed:
        with override("pl"):
            party.legal_form = str(LegalForm(organization.form).label) if organization.form else ""


def _changed_meanwhile() -> Finding:
    return Finding(
        code="CARD-1",
        severity="error",
        message=_("Somebody else has changed this card since you opened it."),
        citation=_("work of several people on one card"),
        remedy=_("Compare both below and save again what should stand."),
    )


def _not_movable(organization: Organization) -> Finding:
    return Finding(
        code="CARD-2",
        severity="error",
        message=_("The card cannot be moved; its state is: %(state)s.")
        % {"state": organization.get_state_display()},
        citation=_("states of a card"),
        remedy=_("Open the card again to see what became of it."),
    )


def _record(act: str, organization: Organization, actor: Actor, **data: str | int) -> None:
    journal.append(
        stream=f"podmiot:{organization.party_id}",
        act=act,
        actor=str(actor.person) if actor.person else None,
        data={"organization": organization.pk, **data},
    )
