"""Claiming to act for a listed organisation, contesting that, and deciding."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.models import Claim
from ccop.kernel.cases.messages import message_send
from ccop.kernel.cases.models import CaseEvent, Message
from ccop.kernel.cases.perform import begin, perform
from ccop.kernel.people.actor import Actor

KIND = "organization_claim"


def claim_make(
    *, organization: Organization, function: str, statement: str, actor: Actor, token: UUID
) -> Claim:
    """Claim to act for an organisation; a claim of the same person that is open is given back.

    It gives no right. Raises Refused for a card that is not listed, and when the person signs for
    the organisation already.
    """
    claim = Claim(
        organization=organization,
        person_id=actor.signed_in,
        function=function,
        statement=statement,
    )
    try:
        event = begin(
            KIND,
            "claim",
            claim,
            actor=actor,
            title=str(organization),
            token=token,
            party=organization.party,
        )
    except IntegrityError:
        open_one = Claim.objects.filter(organization=organization, state__in=Claim.OPEN)
        return open_one.select_related("case").get(person=actor.signed_in)
    return Claim.objects.select_related("case").get(pk=event.case_id)


def evidence_record(
    *,
    claim: Claim,
    kind: str,
    dated: date,
    number: str,
    shows: str,
    seen_on: date,
    actor: Actor,
    token: UUID,
) -> CaseEvent:
    """Record a document that was seen: its kind, date and number, whom it shows, and the day.

    Raises Refused for days that cannot be.
    """
    with transaction.atomic():
        held = Claim.held(claim.pk)
        return perform(
            held,
            "record_more" if held.state in {"contested", "decided"} else "record",
            actor=actor,
            token=token,
            data={
                "kind": kind,
                "dated": dated,
                "number": number,
                "shows": shows,
                "seen_on": seen_on,
            },
        )


def claim_contest(*, claim: Claim, text: str, actor: Actor, token: UUID) -> CaseEvent:
    """Say why a claim is wrong. Raises Refused without a reason, and for a second contest."""
    return perform(claim, "contest", actor=actor, token=token, data={"text": text})


def claim_agree(*, claim: Claim, actor: Actor, token: UUID) -> CaseEvent:
    """A signatory or administrator of the organisation agrees."""
    return perform(claim, "agree", actor=actor, token=token)


def claim_decide(*, claim: Claim, text: str, actor: Actor, token: UUID) -> CaseEvent:
    """Let a contested claim go on, with a reason. Raises Refused without one."""
    return perform(claim, "decide", actor=actor, token=token, data={"text": text})


def claim_grant(*, claim: Claim, actor: Actor, token: UUID) -> CaseEvent:
    """Let the person act for the organisation.

    Raises Refused without evidence, while members may still answer, and for a claim of one's own.
    """
    return perform(claim, "grant", actor=actor, token=token)


def claim_refuse(*, claim: Claim, text: str, actor: Actor, token: UUID) -> CaseEvent:
    """Refuse with a reason. Raises Refused without one."""
    return perform(claim, "refuse", actor=actor, token=token, data={"text": text, "message": token})


def claim_withdraw(*, claim: Claim, actor: Actor, token: UUID) -> CaseEvent:
    """Take a claim of one's own back."""
    return perform(claim, "withdraw", actor=actor, token=token)


def claim_write(*, claim: Claim, text: str, actor: Actor, token: UUID) -> Message:
    """A letter of the claimant to the office. Raises Refused for an empty one."""
    return message_send(case=claim.case, actor=actor, text=text, from_office=False, token=token)
