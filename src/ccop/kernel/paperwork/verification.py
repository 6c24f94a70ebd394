"""Sealed papers beside the journal: does every paper still have its checksum?"""

from collections.abc import Iterator

from django.db import connection

from ccop.kernel.journal import Fault
from ccop.kernel.journal.witnesses import last_entries

_ALTERED = "SELECT id FROM paperwork_paper WHERE encode(sha256(content), 'hex') <> checksum"


def paper_faults() -> Iterator[Fault]:
    """Papers whose bytes were changed, each with the entry of its sealing."""
    with connection.cursor() as cursor:
        cursor.execute(_ALTERED)
        altered = [str(paper) for (paper,) in cursor.fetchall()]
    return last_entries("file", "paperwork_paper", altered)
