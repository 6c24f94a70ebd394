"""Questions that the public page asks."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from ccop.kernel.seals.models import Seal, SealedHead

HASH_LENGTH = 16
"""Digits of the hash that a question needs at least."""


@dataclass(frozen=True)
class EntryAnswer:
    """What the page says of an entry that a receipt names, and nothing more."""

    at: datetime
    seal: Seal | None
    """The first that covers it; None until there is one."""


def entry_answer(*, stream: str, seq: int, digest: str) -> EntryAnswer | None:
    """Whether the journal has this entry with this hash (its first 16 digits are enough).

    An unknown entry and a wrong hash get the same answer, None, so nothing can be probed.
    """
    digits = "".join(digest.split()).lower()
    if len(digits) < HASH_LENGTH:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT at FROM journal_entry "
            "WHERE stream = %s AND seq = %s AND starts_with(encode(hash, 'hex'), %s)",
            [stream, seq, digits],
        )
        found = cursor.fetchone()
    if found is None:
        return None
    covering = SealedHead.objects.filter(stream=stream, seq__gte=seq).order_by("seal_id")
    head = covering.select_related("seal").first()
    return EntryAnswer(at=found[0], seal=head.seal if head else None)
