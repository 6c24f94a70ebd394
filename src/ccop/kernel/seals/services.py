"""Making seals: each night, at each closing, and when the operator asks."""

import json
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction

from ccop.kernel import clock, journal
from ccop.kernel.journal.turns import one_at_a_time
from ccop.kernel.seals.closings import closed_between
from ccop.kernel.seals.key import public_part, signing_key
from ccop.kernel.seals.models import Seal, SealedHead
from ccop.kernel.seals.sealing import Head, seal_text

_SETTLED = timedelta(minutes=1)
"""Who asked before a closing has an answer by then, so the seal has every entry of its time."""
_LOOKED_BACK = timedelta(days=14)
"""A closing is sealed late, should the installation have slept, but not after this long."""

_HEADS = "SELECT stream, seq, encode(hash, 'hex') FROM journal_head WHERE seq > 0"
_SEALED = """
SELECT DISTINCT ON (stream) stream, seq, hash FROM seals_sealedhead ORDER BY stream, seal_id DESC
"""


def seal_make(*, reason: Seal.Reason, about: str) -> Seal:
    """Sign the heads of all streams as they stand now; a night or closing has one seal for ever.

    Seals are made one after the other, each naming the one before it. All heads are read in one
    statement, so they stood together.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        one_at_a_time("seals")
        if made := Seal.objects.filter(reason=reason, about=about).first():
            return made
        cursor.execute(_HEADS)
        heads = [Head(*row) for row in cursor.fetchall()]
        cursor.execute(_SEALED)
        sealed = {Head(*row) for row in cursor.fetchall()}
        seal = _signed(reason, about, heads)
        SealedHead.objects.bulk_create(
            SealedHead(seal=seal, stream=head.stream, seq=head.seq, hash=head.hash)
            for head in sorted(set(heads) - sealed)
        )
        journal.append(
            stream=journal.monthly("system"),
            act="seal.made",
            actor=None,
            data={"number": seal.number, "root": seal.root},
        )
    return seal


def _signed(reason: Seal.Reason, about: str, heads: list[Head]) -> Seal:
    key = signing_key(settings.ENVIRONMENT.seal_key_file)
    before = Seal.objects.first()
    text = seal_text(
        number=before.number + 1 if before else 1,
        at=clock.now(),
        reason=reason,
        about=about,
        heads=heads,
        before=before.text if before else "",
        key=public_part(key),
    )
    said = json.loads(text)
    names = ("number", "at", "reason", "about", "streams", "root", "key")
    return Seal.objects.create(
        text=text, signature=key.sign(text.encode()).hex(), **{name: said[name] for name in names}
    )


def closings_seal() -> list[Seal]:
    """Seal every closing that has passed and has no seal yet."""
    now = clock.now()
    due = closed_between(now - _LOOKED_BACK, now - _SETTLED)
    names = [closing.name for closing in due]
    made = set(
        Seal.objects.filter(reason=Seal.Reason.CLOSING, about__in=names).values_list(
            "about", flat=True
        )
    )
    missing = [name for name in names if name not in made]
    return [seal_make(reason=Seal.Reason.CLOSING, about=name) for name in missing]
