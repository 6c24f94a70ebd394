"""How long nobody entitled has said that a card is true, and what follows from it."""

from datetime import date

from django.db.models import F
from django.db.models.functions import Coalesce, TruncDate

from ccop.directory.organizations.models import Organization
from ccop.kernel import clock
from ccop.kernel.clock.expressions import WARSAW
from ccop.law.terms import same_day

ASKED_AFTER = 12
"""Months after which the organisation is asked whether its card is still true."""
FADES_AFTER = 15
"""Months after which the card says that nobody has confirmed it."""
ARCHIVED_AFTER = 24
"""Months after which the office is asked to archive the card."""


def known_since_of(path: str = "") -> Coalesce:
    """`known_since` for the database, of the card itself or of one that a path leads to."""
    way = f"{path}__" if path else ""
    return Coalesce(F(f"{way}confirmed_on"), TruncDate(F(f"{way}listed_at"), tzinfo=WARSAW))


def known_since(organization: Organization) -> date:
    """The day on which a card was last said to be true: confirmed, or put on the list.

    Raises ValueError for a card that was never listed.
    """
    if organization.confirmed_on:
        return organization.confirmed_on
    if organization.listed_at is None:
        raise ValueError("a card that was never listed is not known since any day")
    return clock.warsaw(organization.listed_at).date()


def passed(months: int, today: date) -> date:
    """The last day since which so many months have passed."""
    return same_day(today, -months)


def unconfirmed_since(organization: Organization, today: date) -> date | None:
    """The day since which a listed card is unconfirmed, where so long that it has to say so."""
    known = known_since(organization)
    return known if known <= passed(FADES_AFTER, today) else None
