import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as the journal keeps it; who the actor is, and words for people, are joined later."""

    stream: str
    seq: int
    at: datetime
    act: str
    actor: str | None
    data: dict[str, Any]
    hash: str


def read(stream: str) -> list[Entry]:
    """All acts of a stream, the oldest first; empty for a stream that nobody has written to."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq, at, body, encode(hash, 'hex') FROM journal_entry "
            "WHERE stream = %s ORDER BY seq",
            [stream],
        )
        return [
            _entry(stream, seq, at, json.loads(body), digest) for seq, at, body, digest in cursor
        ]


def _entry(stream: str, seq: int, at: datetime, body: dict[str, Any], digest: str) -> Entry:
    act, actor, data = (body[name] for name in ("act", "actor", "data"))
    return Entry(stream=stream, seq=seq, at=at, act=act, actor=actor, data=data, hash=digest)
