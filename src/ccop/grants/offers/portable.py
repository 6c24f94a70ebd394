"""An offer's draft as a portable file, out and in."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import DRAFT
from ccop.grants.offers.services import sealed_meanwhile
from ccop.grants.offers.work import compared
from ccop.kernel import clock, journal
from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.paperwork.bringing import draft_bring
from ccop.kernel.paperwork.comparison import Comparison, Line
from ccop.kernel.paperwork.drafts import Saved
from ccop.kernel.paperwork.models import Revision
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused
from ccop.law.forms.changes import changes
from ccop.law.forms.document import Document, rows
from ccop.law.forms.intake import Intake, Left, take
from ccop.law.forms.offer_2018 import Offer as OfferForm
from ccop.law.forms.portable import Portable, export, parse

LASTING: Mapping[str, str] = {"offerors": "register_number", "shares": "offeror"}
"""The organisations of an offer come from their cards and from joining, and with them the rows of
table V.C: a file adds none and removes none."""
_OF_SEVERAL = "To pole jest tylko w ofercie wspólnej."


@dataclass(frozen=True)
class LeftOut:
    """Something of a file that was not taken, in the words of the form where it has them."""

    label: str
    path: str
    reason: str


@dataclass(frozen=True)
class Preview:
    """What a file would change in a draft, before anybody decides."""

    revision: int
    """The revision of the draft that it was held against."""
    lines: list[Line]
    left: list[LeftOut]
    more_left: int
    remarks: tuple[str, ...]


def offer_export(offer: Offer) -> bytes:
    """The offer's draft as a portable file."""
    return export(OfferForm, offer.draft.form, offer.draft.document, made_at=clock.now())


def offer_read(offer: Offer, data: bytes) -> Portable:
    """Read an uploaded file for this offer; raises Refused for what is no file of its form."""
    return parse(data, offer.draft.form)


def offer_preview(offer: Offer, file: Portable, left_before: Sequence[Left] = ()) -> Preview:
    """Hold a file against the draft as it stands; nothing is changed.

    `left_before` was left out of the file before it came here.
    """
    document = offer.draft.document
    intake = _taken(file, document)
    words = compared(document, intake.document, offer.task.competition.starts_on.year)
    return Preview(
        revision=offer.draft.revision,
        lines=words.lines(changes(document, intake.document)),
        left=left_out((*left_before, *intake.left), words),
        more_left=intake.more_left,
        remarks=intake.remarks,
    )


def offer_import(*, offer: Offer, data: bytes, revision: int, actor: Actor) -> Saved:
    """Take a file into the draft as it was previewed at a revision; a second click takes nothing.

    Raises Refused for what is no file of the form, and once the offer is sealed.
    """
    return offer_bring(
        offer=offer,
        file=parse(data, offer.draft.form),
        revision=revision,
        reason=Revision.Reason.IMPORTED,
        facts={"file": hashlib.sha256(data).hexdigest()},
        actor=actor,
    )


def offer_bring(
    *,
    offer: Offer,
    file: Portable,
    revision: int,
    reason: Revision.Reason,
    facts: Mapping[str, str],
    actor: Actor,
) -> Saved:
    """Take content from elsewhere into the draft as one saving; `facts` say in the journal whence.

    Raises Refused once the offer is sealed.
    """

    def bring(document: Document) -> Document:
        return _taken(file, document).document

    with transaction.atomic():
        locked = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
        if locked.state != DRAFT:
            raise Refused(sealed_meanwhile())
        before = locked.draft.revision
        saved = draft_bring(
            draft=locked.draft_id, revision=revision, bring=bring, reason=reason, actor=actor
        )
        if saved.draft.revision > before:
            journal.append(
                stream=KINDS["offer"].stream(locked),
                act=f"offer.{reason}",
                actor=str(actor.person) if actor.person else None,
                data={"case": str(locked.pk), "revision": saved.draft.revision, **facts},
            )
    return saved


def _taken(file: Portable, document: Document) -> Intake:
    """The document with what the file holds; an offer of one organisation has no VI.2."""
    other = file.values.get("other")
    if len(rows(document, "offerors")) > 1 or not isinstance(other, dict) or not other.get("joint"):
        return take(file, OfferForm, document, lasting=LASTING)
    single = {name: text for name, text in other.items() if name != "joint"}
    intake = take(
        replace(file, values={**file.values, "other": single}),
        OfferForm,
        document,
        lasting=LASTING,
    )
    return replace(intake, left=(*intake.left, Left("other.joint", _OF_SEVERAL)))


def left_out(left: Iterable[Left], words: Comparison) -> list[LeftOut]:
    """What was not taken, in the words of the form."""
    return [LeftOut(words.label(row.path), row.path, row.reason) for row in left]
