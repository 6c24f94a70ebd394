"""What becomes of the rows of kernel and directory when two cards are joined."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from ccop.directory.registrations.merging.hanging import Decision, Moves, Stays, collides
from ccop.directory.registrations.models import Claim
from ccop.kernel import clock
from ccop.kernel.parties.models import Invitation, Membership

_Columns = Mapping[str, Any]


def _membership(row: Membership, target: UUID) -> _Columns:
    """The role goes over; from today only where the person held it there at another time, and
    where the person holds it there now, the role here ends."""
    today, upper = clock.today(), row.during.upper
    if row.during.isempty:
        return {}
    if not collides(row, party_id=target):
        return {"party_id": target}
    if upper is not None and upper <= today:
        return {}
    since = max(row.during.lower, today)
    later = {"party_id": target, "during": DateRange(since, upper)}
    return {"during": DateRange(row.during.lower, since)} if collides(row, **later) else later


def _invitation(row: Invitation, target: UUID) -> _Columns:
    """An open one to the same stands there already: this one is withdrawn."""
    if row.answered_at is None and collides(row, party_id=target):
        return {"answered_at": clock.now()}
    return {"party_id": target}


def _claim(row: Claim, target: int) -> _Columns:
    """The person's open claim there goes on; the one here is left for the keeper to close."""
    return {} if collides(row, organization_id=target) else {"organization_id": target}


_TELLS = Stays("tells which cards were joined")
_RIGHTS = Stays(
    "gives rights: the staying party's own people say who signs and which account is its"
)
DECISIONS: Mapping[str, Decision] = {
    "parties.Membership.party": Moves(_("roles of people"), _membership),
    "parties.Invitation.party": Moves(_("invitations"), _invitation),
    "parties.PartyText.party": Moves(_("texts")),
    "cases.Case.party": Moves(_("cases")),
    "parties.Representative.party": _RIGHTS,
    "parties.Proxy.party": _RIGHTS,
    "parties.RepresentationRule.party": _RIGHTS,
    "parties.BankAccount.party": _RIGHTS,
    "paperwork.Signature.party": Stays("sealed: says in whose name a paper was approved"),
    "organizations.Organization.party": Stays("the joined card keeps its own party"),
    "organizations.Organization.merged_into": Moves(_("cards joined earlier")),
    "organizations.StateChange.organization": Stays("tells what became of the joined card"),
    "checks.RegisterCheck.organization": Stays("tells what the register said of the joined card"),
    "registrations.Registration.organization": Moves(_("reports of the organisation")),
    "registrations.Claim.organization": Moves(_("claims"), _claim),
    "registrations.Merger.kept": _TELLS,
    "registrations.Merger.lost": _TELLS,
}
