"""Who signed for a party before administrators managed its people loses nothing."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from ccop.kernel import clock, journal
from ccop.kernel.journal.witnesses import row_faults
from ccop.kernel.parties.models import Membership, Party
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db

_migration = import_module("ccop.kernel.parties.migrations.0005_administrators")


def _migrate() -> None:
    _migration.administer(None, SimpleNamespace(connection=connection))


@pytest.fixture
def party() -> Party:
    return organisation()


def test_present_signatories_become_administrators_too(party: Party) -> None:
    signatory, editor = member(party, "signatory"), member(party, "editor")
    _migrate()
    assert at_desk(signatory, party).membership == {"signatory", "administrator"}
    assert at_desk(editor, party).membership == {"editor"}
    given = signatory.memberships.get(role="administrator").during
    assert (given.lower, given.upper) == (clock.today(), None)


def test_a_role_that_ends_later_ends_on_the_same_day_and_past_ones_give_nothing(
    party: Party,
) -> None:
    today = clock.today()
    ending, gone = member(party, "signatory"), member(party, "signatory")
    for person, upper in ((ending, today + timedelta(days=9)), (gone, today)):
        since = today - timedelta(days=7)
        person.memberships.update(during=DateRange(since, upper))
    _migrate()
    assert ending.memberships.get(role="administrator").during.upper == today + timedelta(days=9)
    assert not gone.memberships.filter(role="administrator").exists()


def test_it_is_on_record_once_and_a_second_time_changes_nothing(party: Party) -> None:
    member(party, "signatory", "administrator")
    member(party, "signatory")
    _migrate()
    rows = Membership.objects.count()
    _migrate()
    assert Membership.objects.count() == rows
    (entry,) = journal.read(journal.monthly("system"))
    assert (entry.act, entry.data) == ("members.administrators", {"added": 1})
    assert not [fault for fault in row_faults() if fault.seq == entry.seq]
