"""Tables that keep what was once written, and tables that the running site only reads.

A room asks for the protection in its migration::

    dependencies = [("journal", "0001_initial")]
    operations = [..., *append_only("paperwork_paper")]

and names the table in its AppConfig, from where the grants of the site's role are made::

    append_only_tables = ("paperwork_paper",)   # SELECT, INSERT
    read_only_tables = ("clock_shift",)         # SELECT
"""

from django.apps import apps
from django.db import connection
from django.db.migrations import RunSQL


def append_only(table: str) -> list[RunSQL]:
    """Migration operations after which UPDATE, DELETE and TRUNCATE on the table are refused.

    ALWAYS keeps the trigger awake in a session that replays replication. Only the table's owner or
    a superuser can switch it off, and neither is the running site.
    """
    return [
        RunSQL(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION append_only_refuse();"
            f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER append_only;",
            f"DROP TRIGGER append_only ON {table};",
        )
    ]


def append_only_tables() -> frozenset[str]:
    """Tables where the site's role may SELECT and INSERT, nothing else."""
    return _declared("append_only_tables")


def read_only_tables() -> frozenset[str]:
    """Tables where the site's role may only SELECT."""
    return _declared("read_only_tables")


def unprotected_tables() -> frozenset[str]:
    """Declared tables that the present role owns or may rewrite; empty where the roles are two.

    A server that gives one role only leaves nothing but the triggers, which an owner can switch
    off, and the hashes, which tell afterwards. The operator ought to know.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relname = ANY(%s)
              AND (
                pg_has_role(relowner, 'MEMBER')
                OR has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
              )
            """,
            [[*append_only_tables(), *read_only_tables()]],
        )
        return frozenset(table for (table,) in cursor)


def _declared(attribute: str) -> frozenset[str]:
    rooms = apps.get_app_configs()
    return frozenset(table for room in rooms for table in getattr(room, attribute, ()))
