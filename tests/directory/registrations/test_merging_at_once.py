"""Two keepers who join the same cards at the same moment join them once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from ccop.directory.organizations.models import Organization
from ccop.directory.registrations.claiming import claim_make
from ccop.directory.registrations.merging.services import cards_join
from ccop.directory.registrations.models import Claim, Merger
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.support.organizations import listed
from tests.support.people import clerk, member, person

pytestmark = pytest.mark.django_db(transaction=True)


def _together(*acts: tuple[Organization, Organization, Actor]) -> list[int | None]:
    barrier = Barrier(len(acts))

    def join(act: tuple[Organization, Organization, Actor]) -> int | None:
        kept, lost, keeper = act
        barrier.wait(timeout=10)
        try:
            merger = cards_join(kept=kept, lost=lost, taken=[], token=uuid4(), actor=keeper)
        except Refused:
            return None
        finally:
            connection.close()
        return merger.pk

    with ThreadPoolExecutor() as pool:
        return list(pool.map(join, acts))


def test_the_same_pair_is_joined_once() -> None:
    kept, lost = listed("Pierwsza (przykład)"), listed("Druga (przykład)")
    member(lost.party, "editor")
    keepers = [actor_of(clerk(Role.DIRECTORY_KEEPER)) for _ in range(2)]
    made = _together(*((kept, lost, keeper) for keeper in keepers))
    assert made == [Merger.objects.get().pk] * 2
    assert kept.party.memberships.count() == 1


def test_one_of_two_opposite_mergers_is_refused() -> None:
    one, other = listed("Pierwsza (przykład)"), listed("Druga (przykład)")
    keepers = [actor_of(clerk(Role.DIRECTORY_KEEPER)) for _ in range(2)]
    made = _together((one, other, keepers[0]), (other, one, keepers[1]))
    assert None in made
    assert Merger.objects.count() == 1


def test_one_person_claims_twice_at_once_in_one_case() -> None:
    card, someone = listed(), person()
    barrier = Barrier(2)

    def claim(_number: int) -> object:
        barrier.wait(timeout=10)
        try:
            made = claim_make(
                organization=card,
                function="prezes",
                statement="KRS.",
                actor=actor_of(someone),
                token=uuid4(),
            )
        finally:
            connection.close()
        return made.pk

    with ThreadPoolExecutor() as pool:
        made = list(pool.map(claim, range(2)))
    assert made == [Claim.objects.get().pk] * 2
