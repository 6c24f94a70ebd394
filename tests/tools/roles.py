"""Connections to the test's own database as somebody other than the running site.

They see only what was committed, so the tests that use them commit: ``transactional_db``.
"""

import psycopg

from ccop.config.postgres import OWNER, SUPERUSER
from tests.tools.database import CLUSTER, NAME


def execute_as_superuser(*statements: str) -> None:
    """Do what only an attacker with the whole server could do."""
    _execute(SUPERUSER, statements)


def execute_as_owner(*statements: str) -> None:
    """Do what a migration could do."""
    _execute(OWNER, statements)


def _execute(role: str, statements: tuple[str, ...]) -> None:
    with psycopg.connect(CLUSTER.url(role, NAME)) as server:
        for statement in statements:
            server.execute(statement)
