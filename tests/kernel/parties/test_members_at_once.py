"""Two administrators who leave at the same moment do not leave a party without any."""

from collections.abc import Callable
from functools import partial

import pytest

from ccop.kernel.parties.models import Membership, Party
from ccop.kernel.parties.selectors import memberships
from ccop.kernel.parties.services import member_end, party_leave
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.closing import account_close
from ccop.kernel.people.models import Person
from tests.support.at_once import at_once
from tests.support.people import at_desk, member, organisation


def _end(party: Party, person: Person, actor: Actor) -> None:
    member_end(membership=Membership.objects.get(party=party, person=person), actor=actor)


def _leave(party: Party, person: Person, actor: Actor) -> None:
    party_leave(party=party, actor=actor)


def _close(party: Party, person: Person, actor: Actor) -> None:
    account_close(person=person, actor=actor)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ways", [(_end, _end), (_leave, _leave), (_close, _close), (_end, _close)])
def test_one_of_them_stays(ways: tuple[Callable[[Party, Person, Actor], None], ...]) -> None:
    party = organisation()
    leaving = [member(party, "administrator") for _way in ways]
    told = at_once(
        *(
            partial(way, party, person, at_desk(person, party))
            for way, person in zip(ways, leaving, strict=True)
        )
    )
    assert sorted(map(bool, told)) == [False, True]
    assert memberships(party).count() == 1
