"""How true the directory is: counts and lists for who keeps it, and the round behind a link."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ccop.directory.organizations.freshness import (
    ARCHIVED_AFTER,
    ASKED_AFTER,
    FADES_AFTER,
    known_since,
    known_since_of,
    passed,
)
from ccop.directory.organizations.models import KEEPERS, Organization
from ccop.directory.upkeep.asking import GOOD_FOR, digest
from ccop.directory.upkeep.models import Letter, Proposal, Round
from ccop.kernel import clock
from ccop.kernel.notices.models import Mail
from ccop.kernel.people.actor import Actor

STATES = {
    "potwierdzone": _("confirmed within 12 months"),
    "zapytane": _("asked, no answer yet"),
    "bez-adresu": _("to be asked, but without an e-mail address"),
    "zwroty": _("letter not delivered"),
    "niepotwierdzone": _("unconfirmed for 15 months"),
    "do-archiwum": _("unconfirmed for 24 months: to be archived"),
}
"""How a listed card stands, by the words of the list's address; some stand in several ways."""

Standing = Literal["open", "answered", "past", "expired"]


def _conditions(today: date) -> Mapping[str, Q]:
    overdue = Q(known__lte=passed(ASKED_AFTER, today))
    rounds = Round.objects.filter(known_since=known_since_of("organization"))
    bounced = rounds.filter(letters__mail__state=Mail.State.FAILED)
    return {
        "potwierdzone": ~overdue,
        "zapytane": overdue & Q(pk__in=rounds.filter(answered_at=None).values("organization")),
        "bez-adresu": overdue & Q(party__email=""),
        "zwroty": overdue & Q(pk__in=bounced.values("organization")),
        "niepotwierdzone": Q(known__lte=passed(FADES_AFTER, today)),
        "do-archiwum": Q(known__lte=passed(ARCHIVED_AFTER, today)),
    }


def _listed(actor: Actor) -> QuerySet[Organization]:
    found = Organization.objects.visible_to(actor).listed()
    if not actor.roles & KEEPERS:
        found = found.none()
    return found.annotate(known=known_since_of()).order_by("known", "pk")


def counts(actor: Actor) -> dict[str, int]:
    """How many listed cards stand in each way."""
    told = {
        f"state{place}": Count("pk", filter=condition)
        for place, condition in enumerate(_conditions(clock.today()).values())
    }
    found = _listed(actor).order_by().aggregate(**told)
    return dict(zip(STATES, found.values(), strict=True))


def standing_so(actor: Actor, state: str) -> QuerySet[Organization]:
    """Listed cards that stand in a way of `STATES`, the longest unconfirmed first."""
    return (
        _listed(actor)
        .filter(_conditions(clock.today())[state])
        .select_related("party")
        .annotate(letters=Count("rounds__letters", filter=Q(rounds__known_since=F("known"))))
    )


def proposals(actor: Actor) -> QuerySet[Proposal]:
    """Proposals that wait, the oldest first."""
    return (
        Proposal.objects.visible_to(actor)
        .filter(state=Proposal.State.WAITING)
        .select_related("round__organization__party")
    )


def letter_behind(token: str) -> Letter | None:
    """The letter whose link somebody has opened; None for a link that nobody was sent."""
    return (
        Letter.objects.select_related("round__organization__party")
        .filter(token_digest=digest(token))
        .first()
    )


def standing(letter: Letter) -> Standing:
    """Whether the link of a letter still does something, and if not, why."""
    this = letter.round
    if this.answered_at:
        return "answered"
    card = this.organization
    if card.state != Organization.State.LISTED or known_since(card) != this.known_since:
        return "past"
    return "expired" if clock.today() >= letter.sent_on + GOOD_FOR else "open"
