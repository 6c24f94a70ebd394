"""The lists of cases show exactly what the matters themselves let a person see."""

import pytest

from ccop.grants.offers.models import Offer
from ccop.kernel.cases.models import Case
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.selectors import actor_of
from ccop.portal.reports.models import ErrorReport
from tests.house.world import PEOPLE, STATES, World, world
from tests.support.people import at_desk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", STATES)
def test_a_case_is_visible_where_its_matter_is(state: str) -> None:
    here = world(state)
    for who in PEOPLE:
        actor = _actor(here, who)
        matters = {
            *Offer.objects.visible_to(actor).values_list("pk", flat=True),
            *ErrorReport.objects.visible_to(actor).values_list("pk", flat=True),
        }
        assert set(Case.objects.visible_to(actor).values_list("pk", flat=True)) == matters, who


def _actor(here: World, who: str) -> Actor:
    if who == "visitor":
        return Actor.visitor()
    person = here.people[who]
    if who in {"editor", "signatory", "viewer"}:
        return at_desk(person, here.party)
    return actor_of(person)
