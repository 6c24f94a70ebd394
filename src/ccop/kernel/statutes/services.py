"""Adding a value to the law: proposed by one operator, confirmed or rejected by another."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from ccop.kernel import clock, journal
from ccop.kernel.journal.turns import one_at_a_time
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.statutes.models import Decision, Proposal
from ccop.kernel.statutes.selectors import law_table, previewed
from ccop.kernel.statutes.telling import tell_author, tell_operators
from ccop.law.amendment import (
    Amendment,
    already_decided,
    amended,
    another_proposal,
    not_an_operator,
    own_proposal,
    unexplained_rejection,
)
from ccop.law.findings import Refused


def value_propose(*, wish: Amendment, actor: Actor, token: UUID) -> Proposal:
    """Propose a value; it counts for nothing until another operator confirms it.

    A token already used answers the proposal it made. The other operators are told. Raises Refused
    with PAR-1 to PAR-7; nothing is written then.
    """
    person = _operator(actor)
    with transaction.atomic():
        _one_after_the_other()
        if made := Proposal.objects.filter(pk=token, by=person).first():
            return made
        row = previewed(wish)
        made = Proposal.objects.create(
            pk=token, by_id=person, reason=wish.reason.strip(), **row.model_dump()
        )
        tell_operators(made)
        _record("law.proposed", made, actor)
    return made


def value_confirm(*, proposal: UUID, actor: Actor) -> Decision:
    """Confirm what somebody else proposed; from now on it holds from its day.

    The rules are asked again, since days may have passed and other values have been confirmed.
    Raises Refused with PAR-3 to PAR-10. Confirming twice is one decision.
    """

    def still_holds(found: Proposal) -> None:
        amended(found.wish, law_table(), clock.today())

    return _decide(proposal, Decision.Kind.CONFIRMED, actor, ask=still_holds)


def value_reject(*, proposal: UUID, note: str, actor: Actor) -> Decision:
    """Reject what somebody else proposed, and tell them why.

    Raises Refused with PAR-7, PAR-8, PAR-10 and PAR-11. Rejecting twice is one decision.
    """

    def explained(_found: Proposal) -> None:
        if not note.strip():
            raise Refused(unexplained_rejection())

    return _decide(proposal, Decision.Kind.REJECTED, actor, ask=explained, note=note.strip())


def value_withdraw(*, proposal: UUID, actor: Actor) -> Decision:
    """Withdraw one's own proposal.

    Raises Refused with PAR-7, PAR-9 and PAR-10. Withdrawing twice is one decision.
    """
    return _decide(proposal, Decision.Kind.WITHDRAWN, actor)


def _decide(
    pk: UUID,
    kind: Decision.Kind,
    actor: Actor,
    *,
    ask: Callable[[Proposal], None] = lambda _found: None,
    note: str = "",
) -> Decision:
    person = _operator(actor)
    with transaction.atomic():
        _one_after_the_other()
        proposal = Proposal.objects.get(pk=pk)
        if made := Decision.objects.filter(proposal=proposal).first():
            if (made.kind, made.by_id) != (kind, person):
                raise Refused(already_decided())
            return made
        own = proposal.by_id == person
        if own and kind is not Decision.Kind.WITHDRAWN:
            raise Refused(own_proposal())
        if not own and kind is Decision.Kind.WITHDRAWN:
            raise Refused(another_proposal())
        ask(proposal)
        decision = Decision.objects.create(
            proposal=proposal, proposed_by_id=proposal.by_id, kind=kind, note=note, by_id=person
        )
        tell_author(decision)
        _record(f"law.{kind.value}", proposal, actor)
    return decision


def _operator(actor: Actor) -> UUID:
    if actor.person is None or Role.OPERATOR not in actor.roles:
        raise Refused(not_an_operator())
    return actor.person


def _one_after_the_other() -> None:
    """Proposals and decisions follow one another: none is held against a law that changes."""
    one_at_a_time("values of the law")


def _record(act: str, proposal: Proposal, actor: Actor) -> None:
    journal.append(
        stream=journal.monthly("prawo"),
        act=act,
        actor=str(actor.signed_in),
        data={
            "proposal": str(proposal.pk),
            "code": proposal.code,
            "value": proposal.value,
            "from": proposal.valid_from.isoformat(),
        },
    )
