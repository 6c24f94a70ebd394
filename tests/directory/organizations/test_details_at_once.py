"""A card and the details of its party changed at once do not wait for each other in a circle."""

from threading import Thread

import pytest
from django.db import connection, transaction

from ccop.directory.organizations.models import Organization
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.services import party_update
from tests.support.organizations import listed
from tests.support.people import at_desk, member

_WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


def _until_somebody_waits() -> None:
    with connection.cursor() as cursor:
        for _moment in range(500):
            cursor.execute("SELECT pg_stat_clear_snapshot(), pg_sleep(0.02)")
            cursor.execute(_WAITING)
            if cursor.fetchone() != (0,):
                return
    raise AssertionError("nobody waits")


@pytest.mark.django_db(transaction=True)
def test_the_card_comes_before_its_party() -> None:
    party = listed().party
    actor = at_desk(member(party, "editor"), party)

    def update() -> None:
        party_update(party=party, card={"phone": "34 000 00 01"}, actor=actor)
        connection.close()

    updating = Thread(target=update)
    with transaction.atomic():
        Organization.objects.select_for_update().get(party=party)
        updating.start()
        _until_somebody_waits()
        assert Party.objects.select_for_update(nowait=True).get(pk=party.pk).phone == ""
    updating.join(timeout=10)
    assert Party.objects.get(pk=party.pk).phone == "34 000 00 01"
