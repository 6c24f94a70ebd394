"""Two administrators who leave at the same moment do not leave a party without any."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from ccop.kernel.parties.models import Membership, Party
from ccop.kernel.parties.selectors import memberships
from ccop.kernel.parties.services import member_end, party_leave
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.closing import account_close
from ccop.kernel.people.models import Person
from ccop.law.findings import Refused
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
    together = Barrier(len(ways))

    def go(way: Callable[[Party, Person, Actor], None], person: Person) -> bool:
        actor = at_desk(person, party)
        together.wait(timeout=10)
        try:
            way(party, person, actor)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor() as pool:
        gone = list(pool.map(go, ways, leaving))
    assert sorted(gone) == [False, True]
    assert memberships(party).count() == 1
