"""Rows that the journal answers for: each entry carries the digests of the rows its act wrote.

A room names its models in its AppConfig, each with the columns that do not count::

    witnessed: ClassVar = {"Case": ("next_deadline",), "Message": ("read_at",)}

Nobody needs to remember it elsewhere: a trigger notes what a transaction writes, and the next
``append`` of the same transaction puts the notes into its entry. A row that was changed by hand, or
by a service that wrote no entry, no longer fits the last entry that tells of it.
"""

from collections.abc import Iterable, Iterator, Mapping

from django.apps import AppConfig, apps
from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

from ccop.kernel.journal.services import append, monthly
from ccop.kernel.journal.verification import Fault, Kind

Columns = tuple[str, ...]

_SAME = "SELECT %s = ANY (SELECT tgargs FROM pg_trigger WHERE tgrelid = %s::regclass)"

_AS_IT_STANDS = "SELECT journal_note_rows(%s, journal_rows(%s, %s))"
_TRIGGER = (
    "CREATE OR REPLACE TRIGGER witness_{event} AFTER {event} ON {table} "
    "REFERENCING {version} TABLE AS written "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_witness({columns})"
)
_EVENTS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}

_STANDING = """
SELECT {name} || ':' || witnessed AS name,
       journal_digest({name} || ':' || witnessed, to_jsonb(picked)) AS digest
FROM (SELECT {columns} FROM {table}) AS picked
"""

# One statement, hence one snapshot: what is written meanwhile cannot look like a forgery.
_COMPARED = """
WITH entry AS (
    SELECT stream, seq, CASE WHEN pg_input_is_valid(body, 'jsonb') THEN body::jsonb END AS body
    FROM journal_entry WHERE strpos(body, '"turn":') > 0
),
told AS (
    SELECT DISTINCT ON (name) name, digest, stream, seq
    FROM entry, jsonb_each_text(
        CASE WHEN jsonb_typeof(body -> 'rows') = 'object' THEN body -> 'rows' ELSE '{{}}' END
    ) AS each (name, digest)
    ORDER BY name, body -> 'turn' DESC
),
standing AS ({standing})
SELECT name, stream, seq FROM told FULL JOIN standing USING (name)
WHERE split_part(name, ':', 1) = ANY (%s)
  AND told.digest IS DISTINCT FROM
      CASE WHEN standing.name IS NULL THEN 'gone' ELSE coalesce(standing.digest, 'no salt') END
ORDER BY stream COLLATE "C", seq, name
"""

_LAST = """
SELECT stream, seq FROM journal_entry WHERE strpos(body, %s) > 0 ORDER BY at DESC, seq DESC LIMIT 1
"""


def witnessed_tables() -> dict[str, Columns]:
    """Tables the journal answers for, each with the columns that count, the primary key first."""
    return {
        model._meta.db_table: _columns(model, left_out)
        for room in apps.get_app_configs()
        for model, left_out in _declared(room)
    }


def _declared(room: AppConfig) -> Iterator[tuple[type[Model], Columns]]:
    declared: Mapping[str, Columns] = getattr(room, "witnessed", {})
    for name, left_out in declared.items():
        yield room.get_model(name), left_out


def _columns(model: type[Model], left_out: Columns) -> Columns:
    key = str(model._meta.pk.column)
    columns = {str(field.column) for field in model._meta.concrete_fields}
    return (key, *sorted(columns.difference(left_out, {key})))


def install() -> None:
    """Let the triggers fit what the rooms declare; to be called by the role that owns the tables.

    Rows of a table whose columns are new to the journal are witnessed as they stand, by an entry of
    its own; ``ccop journal verify`` before an update tells what they were until then.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        changed = []
        for table, columns in witnessed_tables().items():
            picked = _picked(columns)
            cursor.execute(_SAME, [picked.encode() + b"\0", table])
            if cursor.fetchone() == (True,):
                continue
            changed.append(table)
            for event, version in _EVENTS.items():
                statement = sql.SQL(_TRIGGER).format(
                    event=sql.SQL(event),
                    version=sql.SQL(version),
                    table=sql.Identifier(table),
                    columns=sql.Literal(picked),
                )
                cursor.execute(statement)
            cursor.execute(_AS_IT_STANDS, [table, table, picked])
        cursor.execute("SELECT current_setting('ccop.notes', true)")
        if cursor.fetchone()[0]:
            append(
                stream=monthly("system"),
                act="journal.witnessed",
                actor=None,
                data={"tables": sorted(changed)},
            )


def row_faults() -> list[Fault]:
    """Rows of witnessed tables that are not what the last entry telling of them says.

    A fault names that entry; a row of which no entry tells has no stream and the number 0.
    """
    tables = witnessed_tables()
    standing = sql.SQL(" UNION ALL ").join(
        sql.SQL(_STANDING).format(
            name=table, table=sql.Identifier(table), columns=sql.SQL(_picked(columns))
        )
        for table, columns in tables.items()
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")  # as in the triggers; JSON spells times in it
        cursor.execute(sql.SQL(_COMPARED).format(standing=standing), [list(tables)])
        return [
            Fault("row", stream or "", seq or 0, name) for name, stream, seq in cursor.fetchall()
        ]


def last_entries(kind: Kind, table: str, keys: Iterable[str]) -> Iterator[Fault]:
    """A fault for each row of a witnessed table, naming the last entry that tells of it."""
    for key in keys:
        name = f"{table}:{key}"
        with connection.cursor() as cursor:
            cursor.execute(_LAST, [f'"{name}":'])
            stream, seq = cursor.fetchone() or ("", 0)
        yield Fault(kind, stream, seq, name)


def _picked(columns: Columns) -> str:
    key, *_all = columns
    named = ", ".join(f'"{column}"' for column in columns)
    return f'"{key}" AS witnessed, {named}'
