"""Two operators who go at the same moment do not leave the installation without any."""

from collections.abc import Callable
from functools import partial

import pytest

from ccop.kernel.people.actor import Actor
from ccop.kernel.people.closing import account_close
from ccop.kernel.people.giving_roles import end_role
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of, people_with_role
from tests.support.at_once import at_once
from tests.support.people import clerk


def _end(operator: Person, actor: Actor) -> None:
    end_role(grant=RoleGrant.objects.get(person=operator), actor=actor)


def _close(operator: Person, actor: Actor) -> None:
    account_close(person=operator, actor=actor)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ways", [(_end, _end), (_close, _close), (_end, _close)])
def test_one_of_them_stays(ways: tuple[Callable[[Person, Actor], None], ...]) -> None:
    operators = [clerk(Role.OPERATOR) for _way in ways]
    told = at_once(
        *(
            partial(way, operator, actor_of(operator))
            for way, operator in zip(ways, operators, strict=True)
        )
    )
    assert sorted(map(bool, told)) == [False, True]
    assert len(people_with_role(Role.OPERATOR)) == 1
