"""Taking turns: of two transactions that want the same thing the second waits for the first."""

from django.db import connection


def one_at_a_time(name: str) -> None:
    """Hold the turn of this name until the transaction ends; whoever comes meanwhile waits here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
