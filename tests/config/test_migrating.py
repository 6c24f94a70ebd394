"""Tables are not changed under people's hands: the operator is told to stop the site first."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from ccop.config import database
from ccop.config.postgres import OWNER, SITE
from ccop.config.trouble import Trouble
from tests.tools.database import CLUSTER, NAME

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A database with a migration still to be made; answers the owner's address."""
    monkeypatch.setattr(database, "_LEAVING", 0.3)
    owner = CLUSTER.url(OWNER, NAME)
    with database.as_owner(owner):
        MigrationRecorder(connection).record_unapplied("clock", "0001_initial")
    yield owner
    with database.as_owner(owner):
        MigrationRecorder(connection).record_applied("clock", "0001_initial")


def test_a_migration_during_traffic_is_refused_and_says_how_to_go_on(waiting: str) -> None:
    with (
        psycopg.connect(CLUSTER.url(SITE, NAME)),
        pytest.raises(Trouble, match="Stop it on every machine"),
    ):
        database.prepare(waiting)


def test_without_anything_to_change_traffic_hinders_nothing() -> None:
    with psycopg.connect(CLUSTER.url(SITE, NAME)):
        database.prepare(CLUSTER.url(OWNER, NAME))
