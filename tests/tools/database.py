"""The tests' own PostgreSQL: one cluster, a template database for each state of the migrations.

Several runs may share the cluster: each holds a shared lock while it lasts, and whoever is the
last to leave drops the databases and stops the server.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.apps import apps
from django.db import connection, connections
from psycopg import sql

from ccop.config import database
from ccop.config.places import beside_checkout
from ccop.config.postgres import OWNER, SITE, SUPERUSER, Cluster
from ccop.kernel.journal import append_only, witnesses

_HOME = beside_checkout("build/tests")
CLUSTER = Cluster(_HOME / "postgres", durable=False)
DATA = _HOME / f"data-{os.getpid()}"
"""What this run's installation keeps in files."""
NAME = f"test_{os.getpid()}"


@contextmanager
def running_cluster() -> Iterator[None]:
    """Keep the cluster up for the time of a test run."""
    CLUSTER.home.mkdir(parents=True, exist_ok=True)
    with (CLUSTER.home / "sessions").open("w") as sessions:
        fcntl.flock(sessions, fcntl.LOCK_SH)
        CLUSTER.start()
        try:
            yield
        finally:
            try:
                fcntl.flock(sessions, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                _drop(NAME)
            else:
                old = set(_databases("template_")) - {_template_name()}
                _drop(*_databases("test_"), *_databases("draft_"), *old)
                CLUSTER.stop()


def template() -> str:
    """The name of a database with all tables, made by the owner as in any installation."""
    name = _template_name()
    with (CLUSTER.home / "template").open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if name not in _databases("template_"):
            draft = f"draft_{name}"
            _drop(draft)
            CLUSTER.create_database(draft)
            _migrate(draft)
            with _server() as server:
                rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
                server.execute(rename.format(sql.Identifier(draft), sql.Identifier(name)))
    return name


def clone(source: str) -> None:
    """Give this run a fresh copy of ``source``, in place of the one it had."""
    connections.close_all()
    _drop(NAME)
    with _server() as server:
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}")
        server.execute(create.format(*(sql.Identifier(each) for each in (NAME, source, OWNER))))
    connection.settings_dict["NAME"] = NAME


def _migrate(name: str) -> None:
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        database.prepare(CLUSTER.url(OWNER, name))
    finally:
        connection.settings_dict["NAME"] = before


def _template_name() -> str:
    """Named by the state of everything that makes the tables and the rights to them."""
    state = hashlib.sha256()
    folders = [Path(app.path) / "migrations" for app in apps.get_app_configs()]
    sources = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    makers = [Path(str(module.__file__)) for module in (database, append_only, witnesses)]
    for path in (*sources, *makers):
        state.update(path.read_bytes())
    for tables in (append_only.append_only_tables(), append_only.read_only_tables()):
        state.update(repr(sorted(tables)).encode())
    state.update(repr(witnesses.witnessed_tables()).encode())
    return f"template_{state.hexdigest()[:16]}"


def _databases(prefix: str) -> list[str]:
    with _server() as server:
        names = server.execute("SELECT datname FROM pg_database WHERE datname ^@ %s", [prefix])
        return [name for (name,) in names]


def _drop(*names: str) -> None:
    with _server() as server:
        for name in names:
            drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
            server.execute(drop.format(sql.Identifier(name)))


def _server() -> "psycopg.Connection[tuple[str]]":
    return psycopg.connect(CLUSTER.url(SUPERUSER, "postgres"), autocommit=True)


def site_url() -> str:
    """The address that the tests' settings are given."""
    return CLUSTER.url(SITE, NAME)
