"""What comes of a letter: the card is confirmed, a change is proposed, or the office archives."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from ccop.directory.organizations.freshness import ARCHIVED_AFTER, known_since, passed
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_change, card_confirm, card_move
from ccop.directory.upkeep.models import Proposal, Round
from ccop.directory.upkeep.record import record
from ccop.kernel import clock
from ccop.kernel.notices.services import letter, mail
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Finding, Refused

BY_LINK = "organizacja, potwierdzenie z linku"
"""The source of what somebody with the link of a letter says."""


@transaction.atomic
def card_is_right(*, this: Round, actor: Actor) -> None:
    """Somebody with the link says that the card is true; said twice it is said once."""
    locked = _open(this)
    if locked is None:
        return
    card_confirm(organization=locked.organization, actor=actor)
    _answer(locked, Round.Answer.CONFIRMED)
    record("upkeep.confirmed", locked.organization, actor, source=BY_LINK)


@transaction.atomic
def change_propose(*, this: Round, values: Mapping[str, str], note: str, actor: Actor) -> None:
    """Somebody with the link wants other values; sent twice it is one proposal.

    Raises Refused where nothing would change and nothing is said.
    """
    if not values and not note:
        raise Refused(
            _finding(
                "UPKEEP-1",
                _("You have changed nothing."),
                _("Change a field, write a note, or confirm the card."),
            )
        )
    locked = _open(this)
    if locked is None:
        return
    Proposal.objects.create(round=locked, values=dict(values), note=note)
    _answer(locked, Round.Answer.CHANGE)
    record("upkeep.proposed", locked.organization, actor, fields=", ".join(values))


@transaction.atomic
def proposal_accept(*, proposal: Proposal, actor: Actor) -> None:
    """The values stand on the card, which is thereby confirmed; the organisation is told.

    Raises Refused for a proposal that was decided.
    """
    locked = _waiting(proposal)
    card = locked.round.organization
    card_change(
        organization=card,
        values=locked.values,
        source=BY_LINK,
        as_of=clock.warsaw(locked.made_at).date(),
        actor=actor,
    )
    card_confirm(organization=card, actor=actor)
    _decide(locked, Proposal.State.ACCEPTED, "", actor)


@transaction.atomic
def proposal_decline(*, proposal: Proposal, reason: str, actor: Actor) -> None:
    """The card stays as it is; the organisation is told why.

    Raises Refused for a proposal that was decided.
    """
    _decide(_waiting(proposal), Proposal.State.DECLINED, reason, actor)


@transaction.atomic
def cards_archive(*, cards: Iterable[int], actor: Actor) -> int:
    """Archive cards that nobody has confirmed for two years, and answer how many.

    One that was confirmed meanwhile stays.
    """
    count, today = 0, clock.today()
    found = Organization.objects.listed().select_for_update().filter(pk__in=cards).order_by("pk")
    for card in found:
        if known_since(card) <= passed(ARCHIVED_AFTER, today):
            card_move(
                organization=card,
                state=Organization.State.ARCHIVED,
                reason="Nikt nie potwierdził danych przez 24 miesiące.",
                actor=actor,
            )
            count += 1
    return count


def _open(this: Round) -> Round | None:
    """The round, locked, unless it has its answer."""
    locked = Round.objects.select_for_update(of=("self",)).select_related("organization__party")
    found = locked.get(pk=this.pk)
    return None if found.answered_at else found


def _answer(this: Round, answer: str) -> None:
    this.answer, this.answered_at = answer, clock.now()
    this.save(update_fields=["answer", "answered_at"])


def _waiting(proposal: Proposal) -> Proposal:
    locked = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("round__organization__party")
        .get(pk=proposal.pk)
    )
    if locked.state != Proposal.State.WAITING:
        raise Refused(
            _finding(
                "UPKEEP-2",
                _("This proposal was decided already."),
                _("Open the card to see how it stands."),
            )
        )
    return locked


def _decide(proposal: Proposal, state: str, reason: str, actor: Actor) -> None:
    proposal.state, proposal.reason, proposal.by_id = state, reason, actor.signed_in
    proposal.decided_at = clock.now()
    proposal.save()
    card = proposal.round.organization
    card.party.refresh_from_db()  # an accepted change may have brought another address
    _tell(proposal, card)
    record("upkeep.decided", card, actor, proposal=str(proposal.pk), state=state)


def _tell(proposal: Proposal, card: Organization) -> None:
    to = card.party.email
    if not to:
        return
    with override("pl"):
        words: dict[str, Any] = {"name": card.party.name, "reason": proposal.reason}
        if proposal.state == Proposal.State.ACCEPTED:
            text = _("The office has put your change of %(name)s into Baza NGO.")
        else:
            text = _(
                "The office has not put your change of %(name)s into Baza NGO. "
                "Its reason: %(reason)s"
            )
        mail(
            to=to,
            subject=_("Your change in Baza NGO: %(name)s") % words,
            text=letter(text % words, card.get_absolute_url()),
            key=f"upkeep.decided:{proposal.pk}",
        )


def _finding(code: str, message: str, remedy: str) -> Finding:
    return Finding(
        code=code,
        severity="error",
        message=message,
        citation=_("yearly confirmation of a card"),
        remedy=remedy,
    )
