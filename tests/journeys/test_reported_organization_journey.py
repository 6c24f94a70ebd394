"""A resident without an account proposes an organisation; the Centre lists it by the register."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.doing import become
from tests.journeys.pages.kinds import KEEPER
from tests.journeys.registering import (
    Reported,
    accept_with_register,
    report,
    see_the_card,
)

pytestmark = pytest.mark.browser

HAVEN = Reported(
    name="Fundacja „Cicha Przystań” (przykład)",
    form="fundacja",
    krs="0009990048",
    street="ul. Nieistniejąca 904",
    reporter="mieszkanka.przystan",
)


def test_a_reported_organisation_is_listed_without_any_script(plain_visitor: Visitor) -> None:
    resident, keeper = plain_visitor(), plain_visitor()
    followed = report(resident, HAVEN)
    become(keeper, KEEPER)
    accept_with_register(keeper, HAVEN)
    see_the_card(resident, HAVEN)
    resident.goto(followed)
    expect(resident.get_by_role("main")).to_contain_text("Przyjęte: organizacja jest w Bazie NGO")
