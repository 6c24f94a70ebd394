"""What a seal says and how it is made; the order of its parts is what others check it by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from ccop.kernel.journal import canonical
from ccop.kernel.seals import merkle

FORMAT = "ccop-seal/1"
NONE_BEFORE = "0" * 64


@dataclass(frozen=True, order=True, slots=True)
class Head:
    """Where a stream ends: the number and the hash (64 hexadecimal digits) of its last entry."""

    stream: str
    seq: int
    hash: str

    @property
    def leaf(self) -> bytes:
        """What the tree is made of."""
        return f"{self.stream} {self.seq} {self.hash}".encode()


def root_of(heads: Iterable[Head]) -> str:
    """The Merkle root over all heads, the streams in the order of their code points."""
    return merkle.root([head.leaf for head in sorted(heads)]).hex()


def seal_text(
    *, number: int, at: datetime, reason: str, about: str, heads: list[Head], before: str, key: str
) -> str:
    """The text to be signed. `before` is the text of the previous seal, empty for the first."""
    return canonical(
        {
            "format": FORMAT,
            "number": number,
            "at": at.isoformat(),
            "reason": reason,
            "about": about,
            "streams": len(heads),
            "root": root_of(heads),
            "previous": sha256(before.encode()).hexdigest() if before else NONE_BEFORE,
            "key": key,
        }
    )
