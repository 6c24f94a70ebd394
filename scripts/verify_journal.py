#!/usr/bin/env python3
"""Check an export of the journal without the portal: Python 3.11 and `cryptography`, nothing else.

    verify_journal.py EXPORT [SEALS]

EXPORT comes from ``ccop journal export``. SEALS is a copy of /sprawdz/dziennik/pieczecie.json kept
by whoever checks; against it a journal that was written anew, seals and all, shows too.

Exit codes: 0 intact; 2 a link or a hash is broken; 3 a stream is shorter than a seal says; 5 a seal
is not what was signed; 6 a stream has other entries than a seal says; 64 the files cannot be read.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BROKEN, CUT, FALSE_SEAL, REWRITTEN, UNREADABLE = 2, 3, 5, 6, 64
GRAVEST_FIRST = (BROKEN, CUT, REWRITTEN, FALSE_SEAL)

Record = dict[str, Any]
Faults = list[tuple[int, str]]


def entry_hash(entry: Record) -> str:
    """SHA-256 over a leading 1, stream, number, microseconds, predecessor and body."""
    microseconds = (datetime.fromisoformat(entry["at"]) - EPOCH) // timedelta(microseconds=1)
    return sha256(
        b"\x01"
        + sha256(entry["stream"].encode()).digest()
        + entry["seq"].to_bytes(8, "big", signed=True)
        + microseconds.to_bytes(8, "big", signed=True)
        + bytes.fromhex(entry["prev"])
        + sha256(entry["body"].encode()).digest()
    ).hexdigest()


def merkle_root(leaves: list[bytes]) -> bytes:
    """The tree hash of RFC 6962, section 2.1."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + merkle_root(leaves[:half]) + merkle_root(leaves[half:])).digest()


def check_chains(entries: list[Record]) -> Faults:
    """Every entry continues the one before it and has the hash of its content."""
    faults: Faults = []
    last: dict[str, tuple[int, str]] = {}
    for entry in entries:
        stream, seq = entry["stream"], entry["seq"]
        before, digest = last.get(stream, (0, sha256(f"genesis:{stream}".encode()).hexdigest()))
        if seq != before + 1:
            faults.append((BROKEN, f"{stream} #{seq}: an entry before it is missing"))
        if entry["prev"] != digest:
            faults.append((BROKEN, f"{stream} #{seq}: it does not continue the entry before it"))
        if entry["hash"] != entry_hash(entry):
            faults.append((BROKEN, f"{stream} #{seq}: its content, time or number was changed"))
        last[stream] = seq, entry["hash"]
    return faults


def check_seals(seals: list[Record], heads: list[Record]) -> Faults:
    """Every seal is signed, follows the one before it, and has the root of its heads."""
    faults: Faults = []
    standing: dict[str, Record] = {}
    before = "0" * 64
    for number, seal in enumerate(seals, start=1):
        said = json.loads(seal["text"])
        changed = [head for head in heads if head["seal"] == number]
        standing |= {head["stream"]: head for head in changed}
        leaves = [f"{h['stream']} {h['seq']} {h['hash']}" for _, h in sorted(standing.items())]
        right = (
            said["number"] == number
            and said["previous"] == before
            and said["root"] == merkle_root([leaf.encode() for leaf in leaves]).hex()
            and is_signed(seal, said["key"])
        )
        if not right:
            faults.append((FALSE_SEAL, f"seal {number}: it is not what was signed"))
        before = sha256(seal["text"].encode()).hexdigest()
    return faults


def is_signed(seal: Record, key: str) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(seal["signature"]), seal["text"].encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def check_heads(entries: list[Record], heads: list[Record]) -> Faults:
    """Whatever was sealed is still there."""
    hashes = {(entry["stream"], entry["seq"]): entry["hash"] for entry in entries}
    faults = []
    for head in heads:
        found = hashes.get((head["stream"], head["seq"]))
        place = f"{head['stream']} #{head['seq']}"
        if found is None:
            faults.append((CUT, f"{place}: seal {head['seal']} has it, the stream is shorter"))
        elif found != head["hash"]:
            faults.append((REWRITTEN, f"{place}: seal {head['seal']} has another entry here"))
    return faults


def check_copy(seals: list[Record], kept: list[Record]) -> Faults:
    """The export has the very seals that somebody kept."""
    faults = [
        (REWRITTEN, f"seal {number}: the copy has another one")
        for number, (seal, copy) in enumerate(zip(seals, kept, strict=False), start=1)
        if seal["text"] != copy["text"]
    ]
    if len(kept) > len(seals):
        faults.append((CUT, f"seal {len(seals) + 1}: the copy has it, the export does not"))
    return faults


def verify(export: Path, copy: Path | None) -> Faults:
    """All faults of an export. Raises ValueError, KeyError or OSError for unreadable files."""
    content: dict[str, list[Record]] = {"entry": [], "seal": [], "head": []}
    with export.open(encoding="utf-8") as lines:
        if json.loads(next(lines, "{}")).get("format") != "ccop-journal/1":
            raise ValueError(f"{export} is no export of the journal")
        for line in lines:
            for kind, record in json.loads(line).items():
                content[kind].append(record)
    entries, seals, heads = content["entry"], content["seal"], content["head"]
    kept = json.loads(copy.read_text(encoding="utf-8"))["seals"] if copy else []
    print(f"Entries: {len(entries)}, seals: {len(seals)}.")
    return [
        *check_chains(entries),
        *check_heads(entries, heads),
        *check_copy(seals, kept),
        *check_seals(seals, heads),
    ]


def main(arguments: list[str]) -> int:
    if len(arguments) not in {1, 2}:
        print(__doc__)
        return UNREADABLE
    try:
        faults = verify(Path(arguments[0]), Path(arguments[1]) if arguments[1:] else None)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        print(f"The files cannot be read: {problem!r}")
        return UNREADABLE
    for _, sentence in faults:
        print(sentence)
    print("Intact." if not faults else f"{len(faults)} fault(s).")
    found = {code for code, _ in faults}
    return next((code for code in GRAVEST_FIRST if code in found), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
