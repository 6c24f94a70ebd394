"""Comments to a draft of an offer: said and settled by the organisations that prepare it."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ccop.grants.offers.models import Offer
from ccop.grants.offers.process import DRAFT
from ccop.grants.offers.services import sealed_meanwhile
from ccop.grants.offers.who import writes
from ccop.kernel.notices.services import tell
from ccop.kernel.notices.words import filled
from ccop.kernel.paperwork.comments import comment_add, comment_settle
from ccop.kernel.paperwork.models import Comment
from ccop.kernel.parties.selectors import members
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused


def offer_comment(*, offer: Offer, path: str, text: str, token: UUID, actor: Actor) -> Comment:
    """Leave a comment at a field and tell the others who prepare the offer; once a token.

    Raises Refused once the offer is sealed, and for a text that cannot be kept. The caller has read
    the offer through ``mine(actor)``.
    """
    with transaction.atomic():
        _only_draft(offer)
        comment, new = comment_add(
            draft=offer.draft_id, path=path, text=text, token=token, actor=actor
        )
        if new:
            _tell_others(offer, comment)
    return comment


def offer_comment_settle(*, offer: Offer, comment: Comment, actor: Actor) -> None:
    """Mark a comment of the offer's draft as settled. Raises Refused once the offer is sealed."""
    with transaction.atomic():
        _only_draft(offer)
        comment_settle(comment=comment, actor=actor)


def settles(actor: Actor, offer: Offer, comment: Comment) -> bool:
    """Whether the person may settle the comment: its author, and who may type in the offer."""
    return comment.author_id == actor.person or writes(actor, offer)


def _only_draft(offer: Offer) -> None:
    if Offer.objects.select_for_update().get(pk=offer.pk).state != DRAFT:
        raise Refused(sealed_meanwhile())


def _tell_others(offer: Offer, comment: Comment) -> None:
    """Everybody who makes the offer but the author; a member of several parties is told once."""
    # Without the text: a mail may lie open where the draft may not be read.
    text = filled(
        _("%(person)s left a comment in the offer “%(title)s”. Read it on its page."),
        person=comment.author.full_name,
        title=offer.case.title,
    )
    for party in offer.makers():
        tell(
            people=[each for each in members(party.pk) if each.pk != comment.author_id],
            title=filled(_("A comment in the offer: %(title)s"), title=offer.case.title),
            text=text,
            url=reverse("offers:comments", args=[party.pk, offer.pk]),
            key=f"draft.comment:{comment.pk}",
        )
