"""The database's addresses, its tables and who may touch them.

Two roles: the *owner* migrates, the *site* (web and worker) only works with the rows, so that
nothing that runs for visitors can change or empty an append-only table.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from ccop.config.environment import Environment
from ccop.config.postgres import OWNER, SITE, Cluster
from ccop.config.trouble import Trouble
from ccop.kernel.journal.append_only import append_only_tables, read_only_tables
from ccop.kernel.journal.witnesses import install as install_witnesses

_LEAVING = 10.0  # seconds in which the connections of a stopped site may end


@dataclass(frozen=True)
class Addresses:
    """The same database as seen by its two roles."""

    site: str
    owner: str


def embedded(environment: Environment) -> Cluster | None:
    """The embedded PostgreSQL, unless the operator named a server."""
    return None if environment.database_url else Cluster(environment.data / "postgres")


def addresses(environment: Environment) -> Addresses:
    """Where the database is; asks no server.

    A server that gives one role only serves as both, at the price told by ``ccop check``.
    """
    if environment.database_url:
        owner = environment.given_database_owner_url or environment.database_url
        return Addresses(site=environment.database_url, owner=owner)
    cluster = Cluster(environment.data / "postgres")
    return Addresses(site=cluster.url(SITE), owner=cluster.url(OWNER))


@contextmanager
def as_owner(owner_url: str) -> Iterator[None]:
    """Let Django's connection be the owner's for a while."""
    owner = conninfo_to_dict(owner_url)
    theirs = connection.settings_dict
    connection.close()
    connection.settings_dict = {
        **theirs,
        "USER": owner.get("user", ""),
        "PASSWORD": owner.get("password", ""),
        "OPTIONS": {key: value for key, value in theirs["OPTIONS"].items() if key != "pool"},
    }
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = theirs


def prepare(owner_url: str) -> None:
    """Bring the tables up to date as the owner, then grant the site what it needs and no more."""
    site = connection.settings_dict["USER"]
    with as_owner(owner_url):
        with connection.cursor() as cursor:
            # Machines that start together migrate one after the other; closing lets go of it.
            cursor.execute("SELECT pg_advisory_lock(hashtext('ccop prepare'))")
        _refuse_traffic(site)
        call_command("migrate", interactive=False, verbosity=0)
        install_witnesses()
        if site != connection.settings_dict["USER"]:
            grant(site)


def _refuse_traffic(site: str) -> None:
    """Change no tables under people's hands; raises Trouble while web or worker are connected.

    What a killed predecessor left is given a moment to end.
    """
    plan = MigrationExecutor(connection)
    if not plan.migration_plan(plan.loader.graph.leaf_nodes()):
        return
    deadline = time.monotonic() + _LEAVING
    while busy := _sessions(site):
        if time.monotonic() > deadline:
            raise Trouble(
                f"The tables must be changed, and the site is running ({busy} connections). "
                "Stop it on every machine (`ccop stop`), then start it again."
            )
        time.sleep(0.2)


def _sessions(site: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND usename = %s AND pid <> pg_backend_pid()",
            [site],
        )
        (count,) = cursor.fetchone()
    return int(count)


def grant(site: str) -> None:
    """Give the role ``site`` its rights on every table, sequence and function of the owner's."""
    statements = (
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {site}",
        "GRANT CONNECT ON DATABASE {database} TO {site}",
        "GRANT USAGE ON SCHEMA public TO {site}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {site}",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {site}",
    )
    withdrawn = {
        **dict.fromkeys(append_only_tables(), "UPDATE, DELETE"),
        **dict.fromkeys(read_only_tables(), "INSERT, UPDATE, DELETE"),
    }
    names = {
        "site": sql.Identifier(site),
        "database": sql.Identifier(connection.settings_dict["NAME"]),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(sql.SQL(statement).format(**names))
        for table, rights in withdrawn.items():
            revoke = sql.SQL(f"REVOKE {rights} ON {{table}} FROM {{site}}")
            cursor.execute(revoke.format(table=sql.Identifier(table), **names))
        cursor.execute(
            """
            SELECT oid::regprocedure::text FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
              AND pg_has_role(current_user, proowner, 'USAGE') -- the journal's owner included
            """
        )
        for (signature,) in cursor.fetchall():
            execute = sql.SQL("GRANT EXECUTE ON FUNCTION {signature} TO {site}")
            # The catalogue's own spelling of a signature is quoted where that is needed.
            cursor.execute(execute.format(signature=sql.SQL(signature), **names))
