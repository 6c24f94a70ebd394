"""The history of cases beside the journal: each move has its entry, each entry its move.

An event holds the receipt of its own entry, so that entry cannot carry the event's digest.
"""

from collections.abc import Iterator

from django.db import connection

from ccop.kernel.journal import Fault

_COMPARED = """
WITH entry AS (
    SELECT stream, seq, at, encode(hash, 'hex') AS hash,
           CASE WHEN pg_input_is_valid(body, 'jsonb') THEN body::jsonb END AS body
    FROM journal_entry WHERE strpos(body, '"received":') > 0
),
told AS (
    SELECT stream, seq, hash, split_part(body ->> 'act', '.', 2) AS move,
           body ->> 'actor' AS person, body -> 'data' ->> 'case' AS case_id,
           (body -> 'data' ->> 'received') AS received
    FROM entry
)
SELECT stream, seq FROM told FULL JOIN cases_caseevent AS event USING (stream, seq)
WHERE (told.hash, told.move, told.case_id, told.person) IS DISTINCT FROM
      (event.hash, event.move, event.case_id::text, event.person_id::text)
   OR told.received::timestamptz IS DISTINCT FROM event.at
ORDER BY stream COLLATE "C", seq
"""


def event_faults() -> Iterator[Fault]:
    """Moves and entries of which one is missing or tells something else than the other."""
    with connection.cursor() as cursor:
        cursor.execute(_COMPARED)
        for stream, seq in cursor.fetchall():
            yield Fault("row", stream, seq, "cases_caseevent")
