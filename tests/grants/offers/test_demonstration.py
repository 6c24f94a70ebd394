"""Offers of the demonstration city stand in every state that people will want to look at."""

import pytest

from ccop.config import demonstration
from ccop.grants.offers.checking import offer_check
from ccop.grants.offers.models import Offer
from ccop.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> None:
    demonstration.load()


def test_there_is_an_offer_in_every_state_and_the_clock_shows_real_time_again() -> None:
    states = set(Offer.objects.values_list("state", flat=True))
    assert states == {"draft", "sealed", "submitted", "withdrawn"}
    assert not clock.shift()


def test_a_withdrawn_offer_has_one_begun_from_it_without_errors() -> None:
    begun = Offer.objects.get(corrects__isnull=False)
    assert begun.state == "draft"
    assert begun.corrects is not None
    assert begun.corrects.state == "withdrawn"
    assert not [row for row in offer_check(begun).findings if row.severity == "error"]


def test_a_joint_offer_waits_for_one_answer_and_one_amount() -> None:
    offer = Offer.objects.get(partners__state="invited")
    assert offer.state == "draft"
    assert len(offer.makers()) == 2
    errors = [row for row in offer_check(offer).findings if row.severity == "error"]
    assert [row.where for row in errors if row.code == "OF-16"] == [
        f"shares.{offer.makers()[1].pk.hex[:8]}.years.1",
        "other.joint",
    ]
