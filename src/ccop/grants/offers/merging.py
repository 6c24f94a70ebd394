"""What becomes of offers when two cards of one organisation are joined."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from ccop.directory.registrations.merging.hanging import Decision, Moves, collides
from ccop.grants.offers.models import OfferPartner, OfferSlot

_Columns = Mapping[str, Any]


def _partner(row: OfferPartner, target: UUID) -> _Columns:
    """Where the organisation that stays leads the same offer or is its partner, this row stays."""
    leads = row.offer.party_id == target
    return {} if leads or collides(row, party_id=target) else {"party_id": target}


def _slot(row: OfferSlot, target: UUID) -> _Columns:
    """The place goes over, with the first number that is free there: both offers were received.

    In an offer that both organisations have made together, each keeps its own.
    """
    if OfferSlot.objects.filter(offer=row.offer_id, party=target).exists():
        return {}
    number = row.number
    while collides(row, party_id=target, number=number):
        number += 1
    return {"party_id": target, "number": number}


DECISIONS: Mapping[str, Decision] = {
    "offers.Offer.party": Moves(_("offers")),
    "offers.OfferPartner.party": Moves(_("parts in joint offers"), _partner),
    "offers.OfferSlot.party": Moves(_("places for offers in calls"), _slot),
}
