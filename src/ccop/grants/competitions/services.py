"""Acts of the city about a call, each with its entry in the call's stream."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ccop.grants.competitions.followers import FOLLOWERS
from ccop.grants.competitions.models import ClosingChange, Competition, OffersOpening
from ccop.kernel import clock, journal
from ccop.kernel.journal.canonical import Json
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.law.extension import (
    Extension,
    changed_meanwhile,
    closed_meanwhile,
    extension_findings,
    extension_notice,
    not_a_clerk,
)
from ccop.law.findings import Refused
from ccop.law.opening import not_an_opener, opening_findings


def call_announce(*, competition: Competition, actor: Actor) -> None:
    """Record that a call, whose row is written, has been announced."""
    with transaction.atomic():
        _record(
            competition,
            "call.announce",
            actor,
            {
                "announced": competition.announced_at.isoformat(),
                "opens": competition.opens_at.isoformat(),
                "closes": competition.closes_at.isoformat(),
            },
        )


def call_extend(
    *,
    competition: UUID,
    seen: datetime,
    closes_at: datetime,
    reason: str,
    actor: Actor,
    token: UUID,
    reopening: bool = False,
) -> ClosingChange:
    """Move the closing of a call later, for everybody; a call that has closed takes offers again.

    `seen` is the closing the clerk was shown: of two clerks at once the second is refused. Without
    `reopening` the clerk has confirmed the notice of an open call. A token already used answers the
    change it made. The rooms that follow the call do their part in this transaction. Raises Refused
    with EXT-1 to EXT-6; nothing is changed then.
    """
    if actor.person is None or Role.GRANTS_CLERK not in actor.roles:
        raise Refused(not_a_clerk())
    with transaction.atomic():
        at = clock.now()
        call = Competition.objects.select_for_update().get(pk=competition)
        if made := ClosingChange.objects.filter(token=token).first():
            return made
        if call.closes_at != seen:
            raise Refused(changed_meanwhile(call.closes_at))
        wish = wished(call, closes_at, reason)
        if findings := list(extension_findings(wish, at)):
            raise Refused(*findings)
        if wish.reopens(at) and not reopening:
            raise Refused(closed_meanwhile(call.closes_at))
        change = ClosingChange.objects.create(
            competition=call,
            before=call.closes_at,
            after=closes_at,
            reason=wish.reason,
            notice=extension_notice(wish, at),
            at=at,
            by_id=actor.person,
            token=token,
        )
        call.closes_at = closes_at
        call.save(update_fields=["closes_at"])
        for follower in FOLLOWERS:
            follower.extended(call, change)
        facts = {"from": change.before.isoformat(), "to": change.after.isoformat()}
        _record(call, "call.extend", actor, {"change": change.pk, **facts})
    return change


def wished(call: Competition, closes_at: datetime, reason: str) -> Extension:
    """The extension of this call to a new closing, as the law's functions take it."""
    return Extension(
        title=call.title,
        authority=call.authority,
        before=call.closes_at,
        after=closes_at,
        reason=reason.strip(),
        opened_at=call.offers_opened_at,
    )


def call_open_offers(*, competition: UUID, actor: Actor, token: UUID) -> OffersOpening:
    """Open the offers of a closed call, so that the office may read them from now on.

    The call is locked as an extension locks it: of both at once one is done and the other refused.
    A token already used answers the opening it made. Raises Refused with OPEN-1 to OPEN-3.
    """
    if actor.person is None or Role.GRANTS_CLERK not in actor.roles:
        raise Refused(not_an_opener())
    with transaction.atomic():
        at = clock.now()
        call = Competition.objects.select_for_update().get(pk=competition)
        if made := OffersOpening.objects.filter(token=token).first():
            return made
        if findings := list(opening_findings(call.closes_at, call.offers_opened_at, at)):
            raise Refused(*findings)
        opening = OffersOpening.objects.create(
            competition=call, at=at, by_id=actor.person, token=token
        )
        _record(
            call, "call.open", actor, {"opening": opening.pk, "closed": call.closes_at.isoformat()}
        )
    return opening


def _record(call: Competition, act: str, actor: Actor, data: Mapping[str, Json]) -> None:
    journal.append(
        stream=call.stream,
        act=act,
        actor=str(actor.person) if actor.person else None,
        data={"call": str(call.pk), **data},
    )
