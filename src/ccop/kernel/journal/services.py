from collections.abc import Mapping

from django.db import connection

from ccop.kernel import clock
from ccop.kernel.journal.canonical import Json, canonical
from ccop.kernel.journal.receipts import Receipt


def append(*, stream: str, act: str, actor: str | None, data: Mapping[str, Json]) -> Receipt:
    """Write one act at the end of a stream, inside the caller's transaction.

    ``actor`` is an opaque id (None: the system itself). No personal data may stand in ``data``:
    entries cannot be erased. Business rows are written first and the journal last, since the stream
    stays locked until the commit.

    Raises RuntimeError outside a transaction (neither the change nor its record may exist alone),
    TypeError for data that are not plain JSON, IntegrityError for a stream name that is not
    ``kind:id``.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("journal.append must share a transaction with the change it records.")
    body = canonical({"act": act, "actor": actor, "data": data})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o_seq, o_at, encode(o_hash, 'hex') FROM journal_append(%s, %s)", [stream, body]
        )
        seq, at, digest = cursor.fetchone()
    return Receipt(stream=stream, seq=seq, at=at, hash=digest)


def monthly(kind: str) -> str:
    """The stream of this month for acts that belong to no matter, e.g. ``konto:2026-11``."""
    return f"{kind}:{clock.today():%Y-%m}"
