"""The running site can work with rows, and can neither rewrite nor empty what must be kept."""

import pytest
from django.db import DatabaseError, connection, transaction

from ccop.kernel.journal.append_only import append_only_tables, read_only_tables

_RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


def _rights() -> dict[str, set[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT tablename, array(
                SELECT r FROM unnest(%s::text[]) r
                WHERE has_table_privilege(quote_ident(tablename), r)
            )
            FROM pg_tables WHERE schemaname = 'public'
            """,
            [list(_RIGHTS)],
        )
        return {table: set(rights) for table, rights in cursor.fetchall()}


@pytest.mark.django_db
def test_each_table_gives_the_site_what_it_needs_and_no_more() -> None:
    kept, read = append_only_tables(), read_only_tables()
    assert kept
    assert read
    for table, rights in _rights().items():
        if table in read:
            assert rights == {"SELECT"}, table
        elif table in kept:
            assert rights == {"SELECT", "INSERT"}, table
        else:
            assert rights == {"SELECT", "INSERT", "UPDATE", "DELETE"}, table


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE django_session",
        "DROP TABLE django_session",
        "CREATE TABLE mine (id int)",
        "ALTER TABLE files_storedfile DISABLE TRIGGER ALL",
        "SET ROLE ccop_owner",
        "SET ROLE ccop_journal",
    ],
)
def test_the_site_cannot_change_the_tables_themselves(statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
