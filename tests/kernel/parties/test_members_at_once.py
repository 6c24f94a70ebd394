"""Two administrators who leave at the same moment do not leave a party without any."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from ccop.kernel.parties.models import Membership
from ccop.kernel.parties.selectors import memberships
from ccop.kernel.parties.services import member_end
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused
from tests.support.people import at_desk, member, organisation


@pytest.mark.django_db(transaction=True)
def test_one_of_them_stays() -> None:
    party = organisation()
    leaving = [member(party, "administrator"), member(party, "administrator")]
    together = Barrier(len(leaving))

    def leave(person: UUID, actor: Actor) -> bool:
        membership = Membership.objects.get(person=person)
        together.wait(timeout=10)
        try:
            member_end(membership=membership, actor=actor)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    actors = [at_desk(someone, party) for someone in leaving]
    with ThreadPoolExecutor() as pool:
        left = list(pool.map(leave, [someone.pk for someone in leaving], actors))
    assert sorted(left) == [False, True]
    assert memberships(party).count() == 1
