"""The only functions that change the state of a matter.

One transaction holds the lock, the checks, the change, the journal entry and the jobs that
follow. The database's clock is read first, before any lock, so that waiting for others never
makes anybody late. Lock order: what the move's `locks` take (competition), the matter, the number
counter, the journal head.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ccop.kernel import clock, journal
from ccop.kernel.cases.kinds import KINDS, CaseKind
from ccop.kernel.cases.models import Case, CaseEvent, Matter
from ccop.kernel.cases.numbers import next_number
from ccop.kernel.cases.process import START, Act, Move
from ccop.kernel.journal.turns import one_at_a_time
from ccop.kernel.people.actor import Actor
from ccop.kernel.status import arrivals
from ccop.law.findings import Finding, Refused

M = TypeVar("M", bound=Matter)


def begin(
    kind: str,
    move: str,
    matter: M,
    *,
    actor: Actor,
    title: str,
    token: UUID,
    party: Any = None,
    next_deadline: datetime | None = None,
    data: Mapping[str, Any] | None = None,
) -> CaseEvent:
    """Open a case with its first move and save the given new matter with it.

    Returns the event; for a token already used, the event it made then, and `matter` is not
    saved. Raises Refused as `perform` does.
    """
    table = KINDS[kind]
    with transaction.atomic():
        at = clock.now()
        one_at_a_time(str(token))
        if made := _made_before(token):
            return made
        case = Case(kind=kind, party=party, title=title, next_deadline=next_deadline, opened_at=at)
        matter.case, matter.state = case, START
        act = Act(table.process.move(move), matter, case, actor, at, data or {})
        return _carry_out(table, act, token)


def perform(
    matter: M,
    *moves: str,
    actor: Actor,
    token: UUID | None = None,
    arrived: datetime | None = None,
    data: Mapping[str, Any] | None = None,
) -> CaseEvent:
    """Make a move in a matter, or several at one instant, and return the event of the last.

    A token already used gives back the event it made. `arrived` is when the request first reached
    us, if it was asked to wait (`ccop.kernel.status.arrivals`): that instant counts, as long as
    nothing was done in the matter since. Raises Refused with the findings when the state, the
    actor or a guard does not allow a move; nothing is changed then.
    """
    with transaction.atomic():
        at = clock.now()
        table = KINDS[matter.case.kind]
        asked = [table.process.move(move) for move in moves]
        for lock in dict.fromkeys(move.locks for move in asked if move.locks):
            lock(matter)
        locked = type(matter).held(matter.pk)
        if token and (made := _made_before(token)):
            return made
        if arrived and max(locked.case.moved_at, at - arrivals.LONGEST) <= arrived < at:
            at = arrived
        last = asked[-1]
        for move in asked:
            act = Act(move, locked, locked.case, actor, at, data or {})
            event = _carry_out(table, act, token if move is last else None)
    matter.refresh_from_db()
    return event


def _made_before(token: UUID) -> CaseEvent | None:
    return CaseEvent.objects.select_related("case").filter(token=token).first()


def _carry_out(kind: CaseKind, act: Act, token: UUID | None) -> CaseEvent:
    move, matter, case, actor, at = act.move, act.matter, act.case, act.actor, act.at
    if matter.state not in move.source:
        raise Refused(_wrong_state(kind, move, matter))
    if not move.allows(actor, matter):
        raise Refused(_not_allowed(move))
    refusals = [finding for guard in move.guards for finding in guard(act)]
    if refusals:
        raise Refused(*refusals)

    before, after = matter.state, matter.state if move.target is None else move.target
    if move.numbered and case.number is None:
        case.number = next_number(kind.process.symbol, at)
    case.state, case.moved_at, matter.state = after, at, after
    case.save()
    for change in move.changes:
        change(act)
    matter.save()
    act.receipt = journal.append(
        stream=kind.stream(matter),
        act=f"{kind.code}.{move.code}",
        actor=str(actor.person) if actor.person else None,
        data={
            "case": str(case.pk),
            "number": case.number,
            "from": before,
            "to": after,
            "party": str(case.party_id) if case.party_id else None,
            "received": at.isoformat(),
            **act.facts,
        },
    )
    event = CaseEvent.objects.create(
        case=case,
        at=at,
        move=move.code,
        person_id=actor.person,
        token=token,
        stream=act.receipt.stream,
        seq=act.receipt.seq,
        hash=act.receipt.hash,
    )
    for follow in move.follows:
        follow(act)
    return event


def _wrong_state(kind: CaseKind, move: Move, matter: Matter) -> Finding:
    state = kind.process.state(matter.state).label if matter.state else _("not begun")
    return Finding(
        code="CASE-1",
        severity="error",
        message=_("“%(move)s” is not possible now: the case is “%(state)s”.")
        % {"move": move.label, "state": state},
        citation=_("the process of this kind of case"),
        remedy=_("Open the case again and see what can be done next."),
    )


def _not_allowed(move: Move) -> Finding:
    allowed = ", ".join(str(who.label) for who in move.who)
    return Finding(
        code="CASE-2",
        severity="error",
        message=_("You may not do “%(move)s”.") % {"move": move.label},
        citation=_("the process of this kind of case"),
        remedy=_("It may be done by: %(who)s.") % {"who": allowed},
    )
