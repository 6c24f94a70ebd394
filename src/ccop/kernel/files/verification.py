"""Stored files beside the journal: are they still the bytes that were stored?"""

from collections.abc import Iterator

from ccop.kernel.files.models import StoredFile
from ccop.kernel.files.services import DamagedFile, open_stored
from ccop.kernel.journal import Fault
from ccop.kernel.journal.witnesses import last_entries


def file_faults() -> Iterator[Fault]:
    """Files that are missing or have other bytes, each with the entry of its storing."""
    damaged = [file.sha256 for file in StoredFile.objects.order_by("pk") if _damaged(file)]
    return last_entries("file", "files_storedfile", damaged)


def _damaged(stored: StoredFile) -> bool:
    try:
        open_stored(stored).close()
    except DamagedFile:
        return True
    return False
