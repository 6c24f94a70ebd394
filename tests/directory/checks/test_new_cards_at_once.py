"""Two keepers who add the card of one number at the same moment add it once."""

from functools import partial

import pytest

from ccop.directory.checks.comparing import register_values
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.checks.services import card_from_check
from ccop.directory.organizations.models import Organization
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from tests.support.at_once import at_once
from tests.support.people import clerk
from tests.support.register import checked


@pytest.mark.django_db(transaction=True)
def test_the_second_is_refused() -> None:
    checks, keepers = (
        [checked(), checked()],
        [actor_of(clerk(Role.DIRECTORY_KEEPER)) for _ in range(2)],
    )

    def add(check: RegisterCheck, keeper: Actor) -> None:
        card_from_check(check=check.pk, values=register_values(check.read), actor=keeper)

    told = at_once(*(partial(add, *each) for each in zip(checks, keepers, strict=True)))
    assert sorted(told) == ["", "CHK-7"]
    assert Organization.objects.count() == 1
