"""The hash of an entry: what the database computes when it appends, written anew for checking."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def genesis(stream: str) -> bytes:
    """What the first entry of a stream has in place of a predecessor's hash."""
    return sha256(f"genesis:{stream}".encode()).digest()


def entry_hash(*, stream: str, seq: int, at: datetime, prev: bytes, body: str) -> bytes:
    """SHA256(0x01 || SHA256(stream) || seq || at in microseconds || prev || SHA256(body)).

    Both numbers are 8 bytes, big-endian, signed. The leading byte keeps an entry apart from
    anything else that is hashed.
    """
    microseconds = (at - _EPOCH) // timedelta(microseconds=1)
    return sha256(
        b"\x01"
        + sha256(stream.encode()).digest()
        + seq.to_bytes(8, "big", signed=True)
        + microseconds.to_bytes(8, "big", signed=True)
        + prev
        + sha256(body.encode()).digest()
    ).digest()
