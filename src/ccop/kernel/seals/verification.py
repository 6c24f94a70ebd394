"""The journal beside its seals: is what was sealed still there, and are the seals genuine?"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.db import connection

from ccop.kernel.journal import Fault
from ccop.kernel.seals.key import is_signed
from ccop.kernel.seals.models import Seal, SealedHead
from ccop.kernel.seals.sealing import NONE_BEFORE, Head, root_of

_LOST = """
SELECT DISTINCT ON (head.stream) head.stream, head.seq, head.seal_id, entry.seq IS NULL
FROM seals_sealedhead AS head LEFT JOIN journal_entry AS entry USING (stream, seq)
WHERE entry.hash IS NULL OR encode(entry.hash, 'hex') <> head.hash
ORDER BY head.stream, head.seq
"""


def seal_faults() -> Iterator[Fault]:
    """Streams that are shorter or other than a seal says, and seals that are not what was signed.

    A rewritten stream is named at the first sealed entry that it no longer has.
    """
    yield from _false_seals()
    with connection.cursor() as cursor:
        cursor.execute(_LOST)
        for stream, seq, seal, missing in cursor.fetchall():
            yield Fault("cut" if missing else "rewritten", stream, seq, f"seal:{seal}")


def _false_seals() -> Iterator[Fault]:
    heads: dict[str, Head] = {}
    sealed = _heads_by_seal()
    before, expected = NONE_BEFORE, 1
    for seal in Seal.objects.order_by("number"):
        heads |= {head.stream: head for head in sealed.get(seal.number, [])}
        genuine = (
            seal.number == expected
            and is_signed(seal.text.encode(), seal.signature, seal.key)
            and _agrees(seal, json.loads(seal.text), before)
            and seal.root == root_of(heads.values())
        )
        if not genuine:
            yield Fault("seal", "", 0, f"seal:{seal.number}")
        before, expected = sha256(seal.text.encode()).hexdigest(), seal.number + 1


def _agrees(seal: Seal, said: dict[str, Any], before: str) -> bool:
    columns = (seal.number, seal.at.isoformat(), seal.reason, seal.about, seal.root, seal.key)
    names = ("number", "at", "reason", "about", "root", "key")
    return said["previous"] == before and columns == tuple(said[name] for name in names)


def _heads_by_seal() -> dict[int, list[Head]]:
    found: dict[int, list[Head]] = {}
    for row in SealedHead.objects.iterator():
        found.setdefault(row.seal_id, []).append(Head(row.stream, row.seq, row.hash))
    return found
