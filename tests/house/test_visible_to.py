"""The lists of cases show exactly what the matters themselves let a person see."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet

from ccop.directory.registrations.models import Claim, Registration
from ccop.grants.offers.models import Offer
from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.cases.models import Case
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.selectors import actor_of
from ccop.portal.reports.models import ErrorReport
from tests.house.world import (
    CLAIM_STATES,
    PEOPLE,
    REGISTRATION_STATES,
    REPORT_STATES,
    STATES,
    World,
    world,
)

pytestmark = pytest.mark.django_db
MODELS: dict[str, type[Offer | ErrorReport | Registration | Claim]] = {
    "offer": Offer,
    "error_report": ErrorReport,
    "organization_registration": Registration,
    "organization_claim": Claim,
}


def test_every_kind_is_tried() -> None:
    assert set(MODELS) == set(KINDS)


@pytest.mark.parametrize(
    "made",
    [
        *({"state": state} for state in STATES),
        *({"state": "opened", "report_state": state} for state in REPORT_STATES),
        *({"registration_state": state} for state in REGISTRATION_STATES),
        *({"claim_state": state} for state in CLAIM_STATES),
    ],
    ids=str,
)
def test_a_case_is_listed_where_its_matter_is_visible(made: dict[str, str]) -> None:
    here = world(**made)
    for who, actor in _actors(here).items():
        for kind, model in MODELS.items():
            listed = Case.objects.filter(KINDS[kind].mine(actor) | KINDS[kind].inbox(actor))
            assert _keys(listed) == _keys(model.objects.visible_to(actor)), (who, kind)


@pytest.mark.parametrize("state", STATES)
def test_the_whole_list_is_the_sum_of_its_kinds(state: str) -> None:
    here = world(state)
    for who, actor in _actors(here).items():
        matters = [_keys(model.objects.visible_to(actor)) for model in MODELS.values()]
        assert _keys(Case.objects.visible_to(actor)) == set().union(*matters), who


def test_the_test_sees_cases_at_all() -> None:
    here = world("opened")
    seen = {who: _keys(Case.objects.visible_to(actor)) for who, actor in _actors(here).items()}
    assert seen["viewer"] == {here.offer.pk, here.earlier.pk, here.claim.pk, here.begun.pk}
    assert seen["auditor"] == {
        here.offer.pk,
        here.registration.pk,
        here.begun.pk,
        here.claim.pk,
    }
    assert seen["keeper"] == {here.registration.pk, here.begun.pk, here.claim.pk}
    assert seen["webmaster"] == {here.report.pk}
    assert seen["stranger"] == seen["visitor"] == seen["operator"] == set()
    assert seen["webmaster at the party's desk"] == {
        here.offer.pk,
        here.earlier.pk,
        here.claim.pk,
        here.begun.pk,
        here.report.pk,
    }


def _actors(here: World) -> dict[str, Actor]:
    """Everybody, members without a desk too, and a clerk who is a member of the party."""
    actors = {who: here.actor(who) for who in PEOPLE}
    actors["editor at no desk"] = actor_of(here.people["editor"])
    actors["webmaster at the party's desk"] = replace(
        actors["webmaster"], party=here.party.pk, membership=frozenset({"viewer"})
    )
    actors["the system"] = Actor.system()
    return actors


def _keys(rows: "QuerySet[Any]") -> set[UUID]:
    return set(rows.values_list("pk", flat=True))
