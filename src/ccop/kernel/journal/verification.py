from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Literal, NamedTuple

from django.db import connection

from ccop.kernel.journal.chain import entry_hash, genesis

INTACT = 0

Kind = Literal["sequence", "link", "hash", "head", "cut", "rewritten", "seal", "row", "file"]

EXIT_CODES: dict[Kind, int] = {
    "sequence": 2,
    "link": 2,
    "hash": 2,
    "head": 2,
    "cut": 3,
    "rewritten": 6,
    "seal": 5,
    "row": 4,
    "file": 4,
}
"""The gravest first: a broken chain spoils what is compared with it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where the journal is not what the database once wrote.

    ``sequence``: an entry before it is missing, or it is out of turn; ``link``: it does not
    continue the entry before it; ``hash``: its stream, number, time, predecessor or body was
    changed; ``head``: the stream does not end where its head says; ``cut``: a seal has this
    entry, the stream ends before it; ``rewritten``: a seal has another entry here; ``seal``: the
    seal is not what was signed; ``row``: a row is not what this entry, the last that tells of it,
    says; ``file``: its bytes do not have the checksum they had.
    """

    kind: Kind
    stream: str
    seq: int
    """Place in the stream; of a head, the place where the stream really ends."""
    what: str = ""
    """Of a row or a file, its table and primary key; the number of a seal."""


@dataclass(frozen=True, slots=True)
class Report:
    streams: int
    entries: int
    faults: tuple[Fault, ...]

    @property
    def exit_code(self) -> int:
        """0 when all is well, otherwise the code of the gravest fault."""
        kinds = {fault.kind for fault in self.faults}
        return next((code for kind, code in EXIT_CODES.items() if kind in kinds), INTACT)


class Row(NamedTuple):
    """An entry beside the head of its stream; either half is missing where it stands alone."""

    stream: str
    seq: int | None
    at: datetime
    body: str
    prev: bytes
    hash: bytes
    head_seq: int | None
    head_hash: bytes | None


# One statement, hence one snapshot: entries appended meanwhile cannot look like a head that lies.
_ROWS = """
SELECT
    stream, entry.seq, entry.at, entry.body, entry.prev, entry.hash, head.seq AS head_seq,
    head.hash AS head_hash
FROM journal_entry AS entry FULL JOIN journal_head AS head USING (stream)
ORDER BY stream COLLATE "C", entry.seq
"""


def verify() -> Report:
    """Recompute the whole journal from its rows and compare every hash, link and head.

    A stream cut at its end together with its head, rewritten throughout, or removed altogether
    leaves no trace here: only a copy of the heads kept elsewhere can show that.
    """
    streams = entries = 0
    faults: list[Fault] = []
    for stream, rows in groupby(_rows(), key=lambda row: row.stream):
        streams += 1
        seen, found = _check_stream(stream, rows)
        entries += seen
        faults.extend(found)
    return Report(streams=streams, entries=entries, faults=tuple(faults))


def _rows() -> Iterator[Row]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ROWS)
        for row in cursor:
            yield Row(*row)


def _check_stream(stream: str, rows: Iterable[Row]) -> tuple[int, list[Fault]]:
    faults: list[Fault] = []
    entries = last_seq = 0
    last_hash = genesis(stream)
    head = None
    for row in rows:
        head = row.head_seq, row.head_hash
        if row.seq is None:
            continue
        entries += 1
        if row.seq != last_seq + 1:
            faults.append(Fault("sequence", stream, row.seq))
        if row.prev != last_hash:
            faults.append(Fault("link", stream, row.seq))
        if row.hash != entry_hash(
            stream=stream, seq=row.seq, at=row.at, prev=row.prev, body=row.body
        ):
            faults.append(Fault("hash", stream, row.seq))
        last_seq, last_hash = row.seq, row.hash
    if head != (last_seq, last_hash):
        faults.append(Fault("head", stream, last_seq))
    return entries, faults
