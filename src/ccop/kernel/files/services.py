import os
import tempfile
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from ccop.kernel.files.models import StoredFile

_READ_ONLY = 0o440


class DamagedFile(Exception):
    """The store lacks a file that it should have, or has other bytes under its name."""

    def __init__(self, stored: StoredFile, found: str) -> None:
        self.stored = stored
        super().__init__(f"Stored file {stored.sha256}: {found}.")


def store(content: bytes, *, media_type: str) -> StoredFile:
    """Keep bytes for good and return their row, the old one when they were stored before.

    The bytes are on the disk before the row is written, so no row lacks its file; a transaction
    rolled back leaves a file without a row, which harms nobody. The media type follows from the
    bytes: the one given with the first storing stands.
    """
    digest = sha256(content).hexdigest()
    path = _path(digest)
    if not (path.exists() and _digest(path) == digest):
        _write(path, content)
    StoredFile.objects.bulk_create(
        [StoredFile(sha256=digest, size=len(content), media_type=media_type)],
        ignore_conflicts=True,
    )
    return StoredFile.objects.get(sha256=digest)


def open_stored(stored: StoredFile) -> BinaryIO:
    """The file, open for reading from its start; the caller closes it.

    Raises DamagedFile rather than hand out anything but the very bytes once stored.
    """
    try:
        stream = _path(stored.sha256).open("rb")
    except FileNotFoundError as error:
        raise DamagedFile(stored, "not there") from error
    size = os.fstat(stream.fileno()).st_size
    if size != stored.size or file_digest(stream, "sha256").hexdigest() != stored.sha256:
        stream.close()
        raise DamagedFile(stored, f"other content, {size} bytes where {stored.size} were stored")
    stream.seek(0)
    return stream


def read(stored: StoredFile) -> bytes:
    """All bytes of the file. Raises DamagedFile as :func:`open_stored`."""
    with open_stored(stored) as stream:
        return stream.read()


def _path(digest: str) -> Path:
    return Path(settings.FILES_ROOT, digest[:2], digest[2:4], digest)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, also when the power fails: both the bytes and the name are flushed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).chmod(_READ_ONLY)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
