"""Who pressed the button in time and was asked to wait is not late."""

import re
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import reverse

from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move
from ccop.kernel import clock
from ccop.kernel.status.arrivals import FIELD, LONGEST, arrived, waited
from ccop.kernel.status.log import What
from ccop.kernel.status.waiting import waiting_page
from ccop.law.findings import Refused
from tests.support.calls import call
from tests.support.offers import offer_signed
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def offer() -> Offer:
    """An approved offer that only waits for its submission."""
    party = organisation()
    return offer_signed(call(), party, member(party, "editor"), member(party, "signatory"))


def _closing(offer: Offer) -> datetime:
    return offer.task.competition.closes_at


def _move(offer: Offer, move: str, came: datetime | None = None) -> datetime:
    signatory = offer.party.memberships.get(role="signatory").person
    actor = at_desk(signatory, offer.party)
    return offer_move(offer=offer, move=move, actor=actor, token=uuid4(), arrived=came).at


def test_a_form_that_came_in_the_last_minute_is_received_then(offer: Offer) -> None:
    clock.move(to=_closing(offer) + 10 * MINUTE)
    with pytest.raises(Refused, match="OF-22"):
        _move(offer, "submit")
    last_minute = _closing(offer) - MINUTE
    assert _move(offer, "submit", last_minute) == last_minute
    offer.refresh_from_db()
    assert offer.submitted_at == last_minute == offer.sealed.submission.received_at


def test_a_form_that_came_after_the_closing_stays_late(offer: Offer) -> None:
    clock.move(to=_closing(offer) + 10 * MINUTE)
    with pytest.raises(Refused, match="OF-22"):
        _move(offer, "submit", _closing(offer))


def test_nobody_waits_longer_than_half_an_hour(offer: Offer) -> None:
    last_minute = _closing(offer) - MINUTE
    clock.move(to=last_minute + LONGEST + MINUTE)
    with pytest.raises(Refused, match="OF-22"):
        _move(offer, "submit", last_minute)


def test_what_was_approved_after_the_form_came_is_not_received_before_it(offer: Offer) -> None:
    before = clock.now()
    clock.move(to=before + MINUTE)
    _move(offer, "sign")
    assert _move(offer, "submit", before) > before + MINUTE


def test_a_moment_in_the_future_counts_for_nothing(offer: Offer) -> None:
    assert _move(offer, "submit", clock.now() + MINUTE) < clock.now()


def _noted(request: HttpRequest) -> str:
    page = waiting_page(request, What.OVERLOAD).content.decode()
    found = re.search(rf'name="{FIELD}" value="([^"]+)"', page)
    return found[1] if found else ""


def _press(offer: Offer, session: str = "abc", **form: str) -> HttpRequest:
    url = reverse("offers:move", args=[offer.party_id, offer.pk, "submit"])
    request = RequestFactory().post(url, {"token": str(offer.pk), **form})
    request.META["HTTP_SEC_FETCH_SITE"] = "same-origin"
    request.COOKIES |= {"sessionid": session, "csrftoken": "x" * 32}
    return request


def test_the_waiting_page_notes_when_the_form_came_and_keeps_the_first_moment(
    offer: Offer,
) -> None:
    before = clock.now()
    first = _noted(_press(offer))
    came = arrived(_press(offer, **{FIELD: first}))
    assert came is not None
    assert before <= came <= clock.now()
    assert _noted(_press(offer, **{FIELD: first})) == first


def test_who_waits_for_a_turn_came_when_the_waiting_began(offer: Offer) -> None:
    request, came = _press(offer), clock.now() - MINUTE
    waited(request, came)
    assert arrived(request) == came
    note = _noted(request)
    assert arrived(_press(offer, **{FIELD: note})) == came


def test_a_note_holds_for_its_own_form_and_session_only(offer: Offer) -> None:
    note = _noted(_press(offer))
    assert arrived(_press(offer, **{FIELD: note})) is not None
    assert arrived(_press(offer, session="other", **{FIELD: note})) is None
    assert arrived(_press(offer, **{FIELD: note, "token": str(uuid4())})) is None
    assert arrived(_press(offer, **{FIELD: note[:-1]})) is None
    assert arrived(_press(offer)) is None
