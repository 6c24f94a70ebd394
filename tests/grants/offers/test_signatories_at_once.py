"""Two signatories who approve in the same second: both approvals stand, and the offer is whole."""

from functools import partial

import pytest

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move
from ccop.kernel.notices.models import Notice
from ccop.kernel.people.actor import Actor
from tests.support.at_once import at_once
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation
from tests.support.representation import TWO, entitled, ruled


@pytest.mark.django_db(transaction=True)
def test_both_count() -> None:
    party = organisation()
    editor = member(party, "editor")
    board = [member(party, "signatory") for _ in range(2)]
    for person in board:
        entitled(party, person)
    ruled(party, TWO)
    offer = offer_drafted(call(), party, editor)
    offer_move(offer=offer, move="seal", actor=at_desk(editor, party))

    def approve(actor: Actor) -> None:
        own = Offer.objects.select_related("case").get(pk=offer.pk)
        offer_move(offer=own, move="sign", actor=actor)

    assert at_once(*(partial(approve, at_desk(person, party)) for person in board)) == ["", ""]
    assert offer.sealed.signatures.count() == 2
    told = Notice.objects.filter(key__startswith="offer.consented")
    assert told.filter(person=editor).count() == 1
    offer_move(offer=offer, move="submit", actor=at_desk(board[0], party))
    assert offer.state == "submitted"
