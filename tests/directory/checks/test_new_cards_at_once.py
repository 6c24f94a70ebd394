"""Two keepers who add the card of one number at the same moment add it once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from ccop.directory.checks.comparing import register_values
from ccop.directory.checks.models import RegisterCheck
from ccop.directory.checks.services import card_from_check
from ccop.directory.organizations.models import Organization
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.people import clerk
from tests.support.register import checked


@pytest.mark.django_db(transaction=True)
def test_the_second_is_refused() -> None:
    checks, keepers = [checked(), checked()], [clerk(Role.DIRECTORY_KEEPER) for _ in range(2)]
    together = Barrier(2)

    def add(check: RegisterCheck, keeper: Actor) -> str:
        together.wait(timeout=10)
        try:
            card_from_check(check=check.pk, values=register_values(check.read), actor=keeper)
        except Refused as refused:
            return refused.findings[0].code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor() as pool:
        told = list(pool.map(add, checks, map(actor_of, keepers)))
    assert sorted(told) == ["", "CHK-7"]
    assert Organization.objects.count() == 1
