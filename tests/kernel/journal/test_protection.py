"""The database itself keeps the journal and every append-only table from being rewritten."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from ccop.config.database import as_owner
from ccop.config.postgres import OWNER
from ccop.kernel import journal
from ccop.kernel.journal.append_only import (
    append_only_tables,
    read_only_tables,
    unprotected_tables,
)
from tests.tools.database import CLUSTER, NAME
from tests.tools.roles import execute_as_owner, execute_as_superuser

WRITES = ["UPDATE {} SET seq = 7", "DELETE FROM {}", "TRUNCATE {}", "TRUNCATE {} CASCADE"]


@pytest.fixture
def _act(db: None) -> None:
    journal.append(stream="konkurs:1", act="tested", actor=None, data={})


@pytest.mark.usefixtures("_act")
@pytest.mark.parametrize("table", ["journal_entry", "journal_head"])
@pytest.mark.parametrize(
    "statement",
    [
        *WRITES,
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "ALTER TABLE {} OWNER TO ccop_site",
        "DROP TABLE {}",
        "CREATE RULE hidden AS ON INSERT TO {} DO INSTEAD NOTHING",
        "SET session_replication_role = replica",
        "SET ROLE ccop_journal",
        "SET ROLE ccop_owner",
        "SET SESSION AUTHORIZATION ccop_journal",
        "DROP FUNCTION journal_append(text, text)",
        "ALTER FUNCTION journal_append(text, text) OWNER TO ccop_site",
        "INSERT INTO journal_entry SELECT stream, 2, at, body, prev, hash FROM journal_entry",
        "INSERT INTO journal_head VALUES ('konkurs:2', 0, sha256('x'))",
        "DROP TRIGGER append_only ON journal_entry",
    ],
)
def test_the_site_can_only_append_and_read(table: str, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner|must be able to SET"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))
    assert journal.verify().exit_code == 0


@pytest.mark.usefixtures("_act")
def test_the_site_cannot_replace_the_function_that_appends() -> None:
    with pytest.raises(DatabaseError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION public.journal_append(p_stream text, p_body text) "
            "RETURNS void LANGUAGE sql AS ''"
        )


@pytest.mark.django_db
def test_nobody_can_sign_in_as_the_journals_owner() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT rolname, rolcanlogin, rolsuper FROM pg_roles
            WHERE oid IN (
                SELECT relowner FROM pg_class WHERE relname IN ('journal_entry', 'journal_head')
                UNION SELECT proowner FROM pg_proc WHERE proname = 'journal_append'
            )
            """
        )
        assert cursor.fetchall() == [("ccop_journal", False, False)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["journal_entry", "journal_head"])
@pytest.mark.parametrize("write", WRITES)
def test_even_a_migration_is_refused(table: str, write: str) -> None:
    with transaction.atomic():
        journal.append(stream="konkurs:1", act="tested", actor=None, data={})
    with pytest.raises(psycopg.IntegrityError, match=r"append-only|one entry forward"):
        execute_as_owner(write.format(table))


@pytest.mark.django_db
def test_every_table_with_the_trigger_is_declared_and_the_reverse() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger "
            "WHERE tgname = 'append_only' AND tgenabled = 'A'"
        )
        protected = {table for (table,) in cursor}
    assert append_only_tables() <= protected
    assert protected <= append_only_tables() | read_only_tables()


@pytest.mark.django_db
def test_the_site_has_no_more_rights_than_declared() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT table_name, array_agg(privilege_type::text ORDER BY privilege_type)
            FROM information_schema.role_table_grants
            WHERE grantee = 'ccop_site' AND table_name = ANY(%s) GROUP BY table_name
            """,
            [[*append_only_tables(), *read_only_tables()]],
        )
        rights = dict(cursor.fetchall())
    assert rights == {
        **{table: ["INSERT", "SELECT"] for table in append_only_tables()},
        **{table: ["SELECT"] for table in read_only_tables()},
    }


@pytest.mark.django_db(transaction=True)
def test_a_role_that_could_rewrite_the_kept_tables_is_told_so() -> None:
    assert unprotected_tables() == frozenset()
    execute_as_superuser("GRANT UPDATE ON journal_head TO ccop_site")
    assert unprotected_tables() == {"journal_head"}
    with as_owner(CLUSTER.url(OWNER, NAME)):
        assert unprotected_tables() == append_only_tables() | read_only_tables()


@pytest.mark.django_db
@pytest.mark.parametrize("function", ["journal_append(text, text)", "clock_move(interval)"])
def test_only_the_site_may_call_what_writes_with_its_owners_rights(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_function_privilege('ccop_site', %s, 'EXECUTE'), "
            "has_function_privilege('pg_monitor', %s, 'EXECUTE')",
            [function, function],
        )
        assert cursor.fetchone() == (True, False)
