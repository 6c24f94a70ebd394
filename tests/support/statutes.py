"""Values added to the law, made by intent."""

from datetime import date
from typing import Any
from uuid import uuid4

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.kernel.statutes.models import Proposal
from ccop.kernel.statutes.services import value_confirm, value_propose
from ccop.law.amendment import Amendment
from tests.support.people import clerk

BASIS = "ustawa z dnia 1 grudnia 2026 r. (przykład), Dz. U. z 2026 r. poz. 9999"


def operator() -> Actor:
    """A new operator of the installation."""
    return actor_of(clerk(Role.OPERATOR))


def wish(code: str = "contract.years", value: str = "3", **changes: Any) -> Amendment:
    """A wish without flaws: the longest contract becomes three years from today."""
    given = {"valid_from": clock.today(), "legal_basis": BASIS, **changes}
    return Amendment(code=code, value=value, **given)


def proposed(asked: Amendment | None = None, by: Actor | None = None) -> Proposal:
    """A value that waits."""
    return value_propose(wish=asked or wish(), actor=by or operator(), token=uuid4())


def confirmed(code: str, value: str, since: date, **changes: Any) -> Proposal:
    """A value that holds, with a reason where it begins in the past."""
    asked = wish(code, value, valid_from=since, reason="Sprostowanie.", **changes)
    made = proposed(asked)
    value_confirm(proposal=made.pk, actor=operator())
    return made
