"""``ccop check``: how the installation is, in plain words for its operator."""

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from ccop.config import database, health
from ccop.config.environment import Environment
from ccop.kernel.notices.models import Mail
from ccop.kernel.search.selectors import state

_HEARTBEAT = 60  # seconds after which a silent worker is taken for dead
_DISK = 1024**3  # bytes that should be free


class State(StrEnum):
    """How one part is."""

    GOOD = "good"
    WARN = "warn"
    """Works, but somebody should see to it."""
    FAIL = "FAIL"


@dataclass(frozen=True)
class Line:
    part: str
    state: State
    words: str


def main(arguments: Sequence[str]) -> int:
    """Print one line for each part. Returns 1 when one fails."""
    argparse.ArgumentParser(prog="ccop check").parse_args(arguments)
    environment = Environment.load()
    found = list(lines(environment))
    sys.stdout.writelines(f"{line.state:4}  {line.part:9} {line.words}\n" for line in found)
    return 1 if any(line.state is State.FAIL for line in found) else 0


def lines(environment: Environment) -> Iterator[Line]:
    """The state of every part; without a database the parts that are kept in it are left out."""
    yield Line("version", State.GOOD, f"ccop {version('ccop')}, {environment.mode} mode")
    yield web(environment)
    # One question, one connection: a pool would go on knocking at a door that stays shut.
    connection.settings_dict["OPTIONS"].pop("pool", None)
    try:
        yield tables()
        yield roles(environment)
        yield worker()
        yield mail()
        yield search()
    except DatabaseError as error:
        yield Line("database", State.FAIL, f"cannot be asked: {str(error).splitlines()[0]}")
    yield disk(environment.data)


def web(environment: Environment) -> Line:
    """Whether the health page is served here."""
    if health.answers(environment):
        return Line("web", State.GOOD, f"serves {environment.base_url}")
    return Line("web", State.FAIL, "does not serve; start it with `ccop up`")


def tables() -> Line:
    """Whether the database answers and has the tables of this version."""
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = f"PostgreSQL {cursor.fetchone()[0]}"
    if pending:
        return Line(
            "database", State.FAIL, f"{server}, {len(pending)} migrations behind; `ccop prepare`"
        )
    return Line("database", State.GOOD, f"{server}, tables up to date")


def roles(environment: Environment) -> Line:
    """Whether the running site owns no table and so cannot rewrite what must be kept."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT current_user, count(*) FILTER (WHERE tableowner = current_user),
                   (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
            FROM pg_tables WHERE schemaname = 'public'
            """
        )
        role, owned, superuser = cursor.fetchone()
    addresses = database.addresses(environment)
    if superuser or owned or addresses.site == addresses.owner:
        return Line(
            "roles",
            State.WARN,
            f"the site runs as {role}, who could rewrite the journal; give the owner's address in "
            "DATABASE_OWNER_URL and another role in DATABASE_URL",
        )
    return Line("roles", State.GOOD, f"the site runs as {role}, who owns no table")


def worker() -> Line:
    """Whether a worker lives, and what waits for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT
                (SELECT count(*) FROM procrastinate_workers
                 WHERE last_heartbeat > clock_timestamp() - %s * interval '1 second'),
                (SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'),
                (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed')
            """,
            [_HEARTBEAT],
        )
        alive, waiting, failed = cursor.fetchone()
    words = f"{alive} running, {waiting} jobs waiting, {failed} failed"
    if not alive:
        return Line("worker", State.FAIL, words)
    return Line("worker", State.WARN if failed else State.GOOD, words)


def mail() -> Line:
    """Whether letters reach their mail server; none is lost, those given up are kept."""
    waiting = Mail.objects.filter(state=Mail.State.WAITING).count()
    given_up = Mail.objects.filter(state=Mail.State.FAILED)
    words = f"{waiting} letters waiting, {given_up.count()} given up"
    last = given_up.order_by("-created_at").first()
    if last:
        return Line("mail", State.WARN, f"{words}, the last of {last.created_at:%Y-%m-%d}")
    return Line("mail", State.GOOD, words)


def search() -> Line:
    """Whether everything is found in all its forms."""
    index = state()
    faults = []
    if index.stale:
        faults.append(f"{index.stale} indexed by another one: `ccop search reindex`")
    if index.unmade:
        faults.append(f"not indexed yet: {', '.join(index.unmade)}: `ccop search reindex`")
    if not index.inflection:
        faults.append("morfeusz2 is not installed: words are found only in the form that is typed")
    words = "; ".join([f"{index.documents} documents, analyser {index.analyser}", *faults])
    return Line("search", State.WARN if faults else State.GOOD, words)


def disk(data: Path) -> Line:
    """Whether there is room for what people send."""
    free = shutil.disk_usage(data).free
    words = f"{free / _DISK:.1f} GiB free at {data}"
    return Line("disk", State.GOOD if free > _DISK else State.FAIL, words)
