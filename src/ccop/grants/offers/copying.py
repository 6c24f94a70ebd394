"""An offer begun from an earlier one of the same party, in the same call or another."""

from dataclasses import dataclass

from django.db.models import QuerySet

from ccop.grants.competitions.selectors import call_terms
from ccop.grants.offers.models import Offer
from ccop.grants.offers.portable import LeftOut, Preview, left_out, offer_bring, offer_preview
from ccop.grants.offers.work import compared
from ccop.kernel.paperwork.comparison import Line
from ccop.kernel.paperwork.drafts import Saved
from ccop.kernel.paperwork.models import Revision
from ccop.kernel.people.actor import Actor
from ccop.law.forms.changes import changes
from ccop.law.forms.document import Document, get, rows
from ccop.law.forms.offer_2018 import Offer as OfferForm
from ccop.law.forms.portable import Portable, values
from ccop.law.offer_copying import Carried, carried


@dataclass(frozen=True)
class Differences:
    """How an offer differs from the earlier one it was begun from."""

    lines: list[Line]
    to_type: list[LeftOut]
    """What was left behind and has nothing in its place yet."""


def earlier_offers(offer: Offer, actor: Actor) -> QuerySet[Offer]:
    """The other offers that the party acted for has begun, the last changed first."""
    return (
        Offer.objects.filter(party=actor.party)
        .exclude(pk=offer.pk)
        .select_related("case", "draft", "task__competition")
        .order_by("-draft__saved_at", "pk")
    )


def copy_preview(offer: Offer, source: Offer) -> Preview:
    """What the earlier offer would change in the draft, and what of it stays behind."""
    brought = _carried(offer, source)
    preview = offer_preview(offer, _file(offer, source, brought.values), brought.left)
    remarks = (*brought.remarks, *preview.remarks)
    return Preview(preview.revision, preview.lines, preview.left, preview.more_left, remarks)


def offer_copy(*, offer: Offer, source: Offer, revision: int, actor: Actor) -> Saved:
    """Take an earlier offer into the draft as it was previewed at a revision.

    Whether the actor may read the source is asked of `earlier_offers`. Raises Refused once the
    offer is sealed.
    """
    return offer_bring(
        offer=offer,
        file=_file(offer, source, _carried(offer, source).values),
        revision=revision,
        reason=Revision.Reason.COPIED,
        facts={"source": str(source.pk)},
        actor=actor,
    )


def offer_differences(offer: Offer, source: Offer) -> Differences:
    """Hold the draft against the earlier offer as it is now."""
    ours = offer.draft.document
    theirs = _beside(source.draft.document, ours)
    words = compared(theirs, ours, offer.task.competition.starts_on.year)
    behind = left_out(_carried(offer, source).left, words)
    return Differences(
        words.lines(changes(theirs, ours)),
        [row for row in behind if not _is_typed(ours, row.path)],
    )


def _is_typed(document: Document, path: str) -> bool:
    """Whether anything stands in a field, or in a group of fields."""
    group = document.get(path)
    return bool(get(document, path)) or (isinstance(group, dict) and any(group.values()))


def _beside(theirs: Document, ours: Document) -> Document:
    """The earlier document as it compares: with our announcement, and organisations known again."""
    there = {row["id"] for row in rows(ours, "offerors")}
    known = {row.get("register_number"): row["id"] for row in rows(ours, "offerors")}
    offerors = [
        row
        if row["id"] in there
        else {**row, "id": known.get(row.get("register_number"), row["id"])}
        for row in rows(theirs, "offerors")
    ]
    return {**theirs, "basics": ours.get("basics", {}), "offerors": offerors}


def _carried(offer: Offer, source: Offer) -> Carried:
    return carried(values(OfferForm, source.draft.document), call_terms(offer.task))


def _file(offer: Offer, source: Offer, kept: Document) -> Portable:
    """What the source gives; of an organisation only what its card leaves empty."""
    there = {row["id"]: row for row in rows(offer.draft.document, "offerors")}
    offerors = [
        {
            name: text
            for name, text in row.items()
            if name == "id" or not there.get(row["id"], {}).get(name)
        }
        for row in rows(kept, "offerors")
    ]
    return Portable(source.draft.form, {**kept, "offerors": offerors})
