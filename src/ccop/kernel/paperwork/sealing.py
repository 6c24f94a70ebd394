"""Sealing, signing and submitting a paper, and checking a print-out against it.

These are called from inside a move of the matter's process, in its transaction.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from ccop.kernel.cases.models import Case
from ccop.kernel.paperwork.models import Paper, Rendition, Signature, Submission
from ccop.kernel.people.actor import Actor
from ccop.law.forms.base import Part, canonical, seal

CHECK_LENGTH = 16
"""Digits of the checksum that the footer prints and the check page needs at least."""


def paper_seal(
    *, case: Case, form: str, draft: Part, context: Mapping[str, Any], actor: Actor, at: datetime
) -> Paper:
    """Freeze a complete draft, with the words of the call it answers, as a paper of the case."""
    content = sealed_bytes(form, draft, context)
    return Paper.objects.create(
        case=case,
        form=form,
        content=content,
        checksum=hashlib.sha256(content).hexdigest(),
        sealed_at=at,
        sealed_by_id=actor.person,
    )


def sealed_bytes(form: str, draft: Part, context: Mapping[str, Any]) -> bytes:
    """The canonical bytes of a paper; raises pydantic.ValidationError for an incomplete draft."""
    content = json.loads(seal(draft))
    return canonical({"form": form, "context": dict(context), "content": content})


def paper_document(paper: Paper) -> dict[str, Any]:
    """The sealed document: ``form``, ``context`` and ``content``."""
    document: dict[str, Any] = json.loads(bytes(paper.content))
    return document


def paper_sign(
    *, paper: Paper, person: UUID, party: UUID, name: str, capacity: str, at: datetime
) -> None:
    """Record a person's approval for a party, and as what it was given; a second one by the same
    person for the same party changes nothing."""
    signature = Signature(
        paper=paper, person_id=person, party_id=party, name=name, capacity=capacity, at=at
    )
    Signature.objects.bulk_create([signature], ignore_conflicts=True)


def approvals(paper: Paper) -> list[tuple[str, datetime]]:
    """Who approved a paper, as what, and when; where several parties did, each with its party."""
    rows = list(paper.signatures.select_related("party"))
    several = len({row.party_id for row in rows}) > 1
    return [(_approved(row, with_party=several), row.at) for row in rows]


def _approved(row: Signature, *, with_party: bool) -> str:
    told = [row.name, row.capacity, str(row.party) if with_party else ""]
    return ", ".join(filter(None, told))


def paper_submit(*, paper: Paper, number: str, at: datetime) -> Submission:
    """Record that a paper was handed in; its PDF is still to be made."""
    Rendition.objects.create(paper=paper)
    return Submission.objects.create(paper=paper, number=number, received_at=at)


@dataclass(frozen=True)
class CheckAnswer:
    """What the check page says of a print-out, and nothing more."""

    agrees: bool
    received_at: datetime | None


def check_print(*, number: str, checksum: str) -> CheckAnswer:
    """Compare a print-out's number and checksum (at least its first 16 digits) with the paper.

    An unknown number and a wrong checksum get the same answer, so nothing can be probed.
    """
    digits = "".join(checksum.split()).lower()
    if len(digits) < CHECK_LENGTH:
        return CheckAnswer(agrees=False, received_at=None)
    submission = Submission.objects.filter(
        number=number.strip().upper(), paper__checksum__startswith=digits
    ).first()
    return CheckAnswer(submission is not None, submission.received_at if submission else None)
