"""The Merkle tree hash of RFC 6962, section 2.1: one value that stands for many."""

from collections.abc import Sequence
from hashlib import sha256

_LEAF, _NODE = b"\x00", b"\x01"


def root(leaves: Sequence[bytes]) -> bytes:
    """The tree's hash: SHA-256 of 0x00 and the leaf, of 0x01 and both halves; of nothing for none.

    The left half has the largest power of two of leaves that is smaller than their number.
    """
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(_LEAF + leaves[0]).digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(_NODE + root(leaves[:half]) + root(leaves[half:])).digest()
