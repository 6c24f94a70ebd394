"""Acting for a party."""

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Func, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, JSONObject

from ccop.kernel import clock
from ccop.kernel.parties.models import (
    Invitation,
    Membership,
    Party,
    PartyText,
    Proxy,
    RepresentationRule,
    Representative,
)
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.law.representation import Representation

INVITATION_LIFETIME = timedelta(days=14)


def parties_of(actor: Actor) -> list[Party]:
    """Parties the person may act for, by name."""
    return list(Party.objects.visible_to(actor))


class Desk(NamedTuple):
    """Somebody at the desk of a party, and the database's time as they came there."""

    actor: Actor
    party: Party
    at: datetime


def acting_for(actor: Actor, party: UUID) -> Desk | None:
    """The actor at the desk of a party; None for who is no member of it today."""
    if actor.person is None:
        return None
    held = list(
        Membership.objects.filter(party=party, person=actor.person, during__contains=clock.Today())
        .select_related("party")
        .annotate(seen_at=clock.Now())
    )
    if not held:
        return None
    here = actor.acting_for(party, frozenset(each.role for each in held))
    return Desk(here, held[0].party, held[0].seen_at)


def members(party: UUID, *roles: str) -> list[Person]:
    """Active members of a party today, those with any of the roles when some are named."""
    held = Membership.objects.filter(party=party, during__contains=clock.Today())
    if roles:
        held = held.filter(role__in=roles)
    return list(Person.objects.filter(memberships__in=held, is_active=True).distinct())


def memberships(party: Party) -> QuerySet[Membership]:
    """Roles held in a party today, by the names of the people."""
    return (
        party.memberships.filter(during__contains=clock.Today())
        .select_related("person")
        .order_by("person__full_name", "person", "role")
    )


def open_invitations(party: Party) -> QuerySet[Invitation]:
    """Invitations that may still be taken up."""
    return party.invitations.filter(
        answered_at=None, created_at__gt=clock.now() - INVITATION_LIFETIME
    )


def invitation_for(person: Person, invitation: UUID) -> Invitation | None:
    """An invitation that this person may take up: sent to the address of the account."""
    own = own_invitation(person, invitation)
    if own is None or own.answered_at or own.created_at <= clock.now() - INVITATION_LIFETIME:
        return None
    return own


def own_invitation(person: Person, invitation: UUID) -> Invitation | None:
    """An invitation that was sent to the address of this account, whatever became of it."""
    sent = Invitation.objects.filter(pk=invitation, email=person.email)
    return sent.select_related("party").first()


def library(
    actor: Actor, *, asked: str = "", kinds: Collection[str] | None = None
) -> QuerySet[PartyText]:
    """Texts of the party acted for, the last changed first: of some kinds, with some words."""
    found = PartyText.objects.visible_to(actor).select_related("party")
    if kinds is not None:
        found = found.filter(kind__in=kinds)
    for word in asked.split():
        found = found.filter(Q(title__icontains=word) | Q(text__icontains=word))
    return found


def representations(parties: Iterable[UUID], day: date) -> dict[UUID, Representation]:
    """How each party is represented by the rule of a day: one query for all of them.

    People and powers of attorney of other days are there too, so that what was signed earlier is
    judged by its own day.
    """
    rule = RepresentationRule.objects.filter(party=OuterRef("pk"), valid_from__lte=day)
    dates = {
        "since": Func("during", function="lower", output_field=DateField()),
        "until": Func("during", function="upper", output_field=DateField()),
    }
    named = {"id": Cast("pk", TextField()), "person": "person", "name": "name", **dates}
    people = Representative.objects.filter(party=OuterRef("pk"), during__isempty=False)
    proxies = Proxy.objects.filter(party=OuterRef("pk"), during__isempty=False)
    rows = (
        Party.objects.filter(pk__in=list(parties))
        .order_by()
        .values_list(
            "pk",
            Subquery(rule.values("text")[:1]),
            ArraySubquery(
                people.values(data=JSONObject(**named, function="function", group="group"))
            ),
            ArraySubquery(
                proxies.values(data=JSONObject(**named, scope="scope", together="together"))
            ),
        )
    )
    return {
        party: Representation.model_validate(
            {
                "rule": json.loads(text) if text else None,
                "representatives": [_plain(row) for row in people],
                "proxies": [_plain(row) for row in proxies],
            }
        )
        for party, text, people, proxies in rows
    }


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "person": row["person"] or ""}


def past_member(actor: Actor, party: UUID) -> Party | None:
    """The party, for a person who acted for it once and does not today."""
    return Party.objects.filter(pk=party, memberships__person=actor.person).first()
