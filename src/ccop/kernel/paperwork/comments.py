"""Comments at the fields of a draft: said to those who prepare it, settled, never deleted."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ccop.kernel import clock, journal
from ccop.kernel.paperwork.models import Comment, Draft
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Finding, Refused
from ccop.law.reading import Unreadable, clean_text


@dataclass(frozen=True)
class OpenComments:
    """How many comments wait at the fields of a draft, and the page that shows them."""

    url: str
    counts: Counter[str]

    def at(self, path: str) -> int:
        """How many wait at a field, or in the rows of a table."""
        inside = f"{path}."
        return sum(
            count
            for place, count in self.counts.items()
            if place == path or place.startswith(inside)
        )


def open_comments(draft: Draft, url: str) -> OpenComments:
    """The unsettled comments of a draft, counted in one query."""
    paths = draft.comments.filter(settled_at=None).values_list("path", flat=True)
    return OpenComments(url, Counter(paths))


def comment_add(
    *, draft: UUID, path: str, text: str, token: UUID, actor: Actor
) -> tuple[Comment, bool]:
    """Leave a comment at a field of a draft, "" for the whole form; answers whether it is new: the
    same token says it once.

    Raises Refused for an empty or unprintable text. The caller has seen to it that the actor may
    read the draft and that the form has the field. The journal holds neither text nor name.
    """
    clean = _readable(text)
    with transaction.atomic():
        comment, new = Comment.objects.get_or_create(
            token=token,
            defaults={
                "draft_id": draft,
                "path": path,
                "text": clean,
                "at": clock.now(),
                "author_id": actor.signed_in,
            },
        )
        if new:
            _record("draft.comment", comment, actor)
    return comment, new


def comment_settle(*, comment: Comment, actor: Actor) -> None:
    """Mark a comment as settled; who comes second changes nothing."""
    with transaction.atomic():
        locked = Comment.objects.select_for_update().get(pk=comment.pk)
        if locked.settled_at is None:
            locked.settled_at, locked.settled_by_id = clock.now(), actor.signed_in
            locked.save(update_fields=["settled_at", "settled_by"])
            _record("draft.comment_settled", locked, actor)


def _record(act: str, comment: Comment, actor: Actor) -> None:
    journal.append(
        stream=journal.monthly("komentarze"),
        act=act,
        actor=str(actor.signed_in),
        data={"draft": str(comment.draft_id), "comment": comment.pk, "path": comment.path},
    )


def _readable(text: str) -> str:
    try:
        clean = clean_text(text).strip()
    except Unreadable as problem:
        raise Refused(_unusable(str(problem))) from problem
    if not clean:
        raise Refused(_unusable(_("The comment is empty.")))
    return clean


def _unusable(message: str) -> Finding:
    return Finding(
        code="COMMENT-1",
        severity="error",
        message=message,
        citation=_("the rules of comments to a draft"),
        where="text",
        remedy=_("Correct it and send it again."),
    )
