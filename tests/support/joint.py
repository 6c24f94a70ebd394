"""Joint offers for tests: several organisations, from the invitation to consents."""

from dataclasses import dataclass
from typing import Any

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move
from ccop.kernel.paperwork.drafts import draft_replace
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from tests.support.offers import complete, offer_drafted
from tests.support.people import at_desk, member, organisation

COSTS = 8000
"""What the complete offer of tests costs, PLN."""


@dataclass(frozen=True)
class Team:
    """An organisation with one editor and one signatory."""

    party: Party
    editor: Person
    signatory: Person

    @property
    def writing(self) -> Actor:
        return at_desk(self.editor, self.party)

    @property
    def signing(self) -> Actor:
        return at_desk(self.signatory, self.party)


def team(name: str) -> Team:
    party = organisation(name)
    return Team(party, member(party, "editor"), member(party, "signatory"))


def invited(offer: Offer, leading: Team, partner: Team) -> None:
    offer_move(offer=offer, move="invite", actor=leading.writing, partner=str(partner.party.pk))


def joint_drafted(task: CompetitionTask, leading: Team, *partners: Team) -> Offer:
    """A complete draft of several organisations; the first partner bears what the others do not."""
    offer = offer_drafted(task, leading.party, leading.editor)
    for partner in partners:
        invited(offer, leading, partner)
        offer_move(offer=offer, move="confirm", actor=partner.writing)
    offer = Offer.objects.get(pk=offer.pk)
    document = divided(complete(offer.draft.document, task.competition.starts_on.year))
    draft_replace(draft=offer.draft_id, document=document, actor=leading.writing)
    return Offer.objects.get(pk=offer.pk)


def divided(document: dict[str, Any]) -> dict[str, Any]:
    """The costs divided equally among the organisations, and who does what."""
    shares = document["shares"]
    each = COSTS // len(shares)
    amounts = [COSTS - each * (len(shares) - 1), *[each] * (len(shares) - 1)]
    return {
        **document,
        "shares": [
            {**share, "years": {"1": str(amount)}}
            for share, amount in zip(shares, amounts, strict=True)
        ],
        "other": {**document["other"], "joint": "Warsztaty prowadzą wszyscy, rozlicza lider."},
    }


def joint_sealed(task: CompetitionTask, leading: Team, *partners: Team) -> Offer:
    """A joint offer that waits for the consents."""
    offer = joint_drafted(task, leading, *partners)
    offer_move(offer=offer, move="seal", actor=leading.writing)
    return offer


def joint_submitted(task: CompetitionTask, leading: Team, *partners: Team) -> Offer:
    """A joint offer that all approved and that was handed in."""
    offer = joint_sealed(task, leading, *partners)
    for each in (leading, *partners):
        offer_move(offer=offer, move="sign", actor=each.signing)
    offer_move(offer=offer, move="submit", actor=leading.signing)
    return offer
