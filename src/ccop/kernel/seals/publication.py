"""Seals as everybody may take them away, and the whole journal for somebody who checks it."""

import json
from collections.abc import Iterator

from django.db import connection

from ccop.kernel.seals.models import Seal, SealedHead


def published(seals: "list[Seal]") -> dict[str, object]:
    """The seals as JSON: the text that was signed, its signature, and nothing else."""
    return {
        "format": "ccop-seals/1",
        "seals": [{"text": seal.text, "signature": seal.signature} for seal in seals],
    }


def export_lines() -> Iterator[str]:
    """The journal, one JSON object a line: entries by stream and number, then seals, then heads.

    Everything is read in one snapshot. Entries hold no personal data (decision 0013).
    """
    yield json.dumps({"format": "ccop-journal/1"})
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "SELECT stream, seq, at, body, encode(prev, 'hex'), encode(hash, 'hex') "
            'FROM journal_entry ORDER BY stream COLLATE "C", seq'
        )
        for stream, seq, at, body, prev, digest in cursor:
            entry = {"stream": stream, "seq": seq, "at": at.isoformat(), "body": body}
            yield _line("entry", entry | {"prev": prev, "hash": digest})
    for seal in Seal.objects.order_by("number").iterator():
        yield _line("seal", {"text": seal.text, "signature": seal.signature})
    for head in SealedHead.objects.order_by("seal_id", "pk").iterator():
        kept = {"seal": head.seal_id, "stream": head.stream, "seq": head.seq, "hash": head.hash}
        yield _line("head", kept)


def _line(kind: str, content: object) -> str:
    return json.dumps({kind: content}, ensure_ascii=False)
