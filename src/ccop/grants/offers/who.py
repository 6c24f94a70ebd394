"""Who may move an offer: members of the party that leads it and of its partners."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from ccop.grants.offers.models import Offer, OfferPartner
from ccop.grants.offers.representing import suffices_alone
from ccop.kernel.cases.process import Who
from ccop.kernel.people.actor import Actor

WRITING = frozenset({"editor"})
SIGNING = frozenset({"signatory"})


def leads(actor: Actor, offer: Offer) -> bool:
    """Whether the party acted for is the one that leads the offer."""
    return actor.party == offer.party_id


def partner(actor: Actor, offer: Offer) -> OfferPartner | None:
    """The party acted for as a partner of the offer, None where it is none any more."""
    if actor.party is None or leads(actor, offer):
        return None
    return offer.partners.present().filter(party=actor.party).first()


def makes(actor: Actor, offer: Offer) -> bool:
    """Whether the party acted for makes the offer: it leads, or it has joined."""
    if leads(actor, offer):
        return True
    joined = partner(actor, offer)
    return joined is not None and joined.state == OfferPartner.State.CONFIRMED


def writes(actor: Actor, offer: Offer) -> bool:
    """Whether the person may type in the offer, as long as it is a draft."""
    return bool(actor.membership & WRITING) and makes(actor, offer)


def submits_alone(actor: Actor, offer: Offer, at: datetime) -> bool:
    """Whether the person may finish, approve and submit the offer without anybody else."""
    both = WRITING | SIGNING
    may = leads(actor, offer) and both <= actor.membership and len(offer.makers()) == 1
    return may and suffices_alone(offer, actor.represents, actor.signed_in, at)


def _invited(actor: Actor, offer: Offer) -> bool:
    asked = partner(actor, offer)
    return asked is not None and asked.state == OfferPartner.State.INVITED


LEADING_EDITOR = Who(
    _("an editor of the leading organisation"),
    lambda actor, offer: bool(actor.membership & WRITING) and leads(actor, offer),
)
LEADING_SIGNATORY = Who(
    _("a signatory of the leading organisation"),
    lambda actor, offer: bool(actor.membership & SIGNING) and leads(actor, offer),
)
EDITOR = Who(_("an editor of the organisation"), writes)
SIGNATORY = Who(
    _("a signatory of the organisation"),
    lambda actor, offer: bool(actor.membership & SIGNING) and makes(actor, offer),
)
INVITED = Who(
    _("an editor or signatory of an invited organisation"),
    lambda actor, offer: bool(actor.membership & (WRITING | SIGNING)) and _invited(actor, offer),
)
PARTNER = Who(
    _("an editor or signatory of a partner"),
    lambda actor, offer: (
        bool(actor.membership & (WRITING | SIGNING)) and partner(actor, offer) is not None
    ),
)
