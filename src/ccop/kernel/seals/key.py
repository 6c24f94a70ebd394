"""The key that seals are signed with: Ed25519 (RFC 8032), made once for an installation.

It stands in a file of its own and in no backup: whoever steals a backup can sign nothing. Lost, it
is replaced by a new one; seals name their key, and the old ones stay valid.
"""

import os
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)


def signing_key(path: Path) -> Ed25519PrivateKey:
    """The key kept at `path`, made there when nobody has yet; only its owner may read the file.

    Of two processes that make it at once one prevails. Raises ValueError for a file that
    holds no key, TypeError for a key of another kind.
    """
    if not path.exists():
        _make(path)
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{path} holds another kind of key than Ed25519.")
    return key


def public_part(key: Ed25519PrivateKey) -> str:
    """The 32 bytes that everybody may know, as 64 hexadecimal digits."""
    return key.public_key().public_bytes_raw().hex()


def is_signed(text: bytes, signature: str, public: str) -> bool:
    """Whether the signature fits; hexadecimal digits that are none fit nothing."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(
            bytes.fromhex(signature), text
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _make(path: Path) -> None:
    made = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # only the owner may read it
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(made)
            stream.flush()
            os.fsync(stream.fileno())
        os.link(draft, path)  # unlike a renaming, refused where another process was first
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
