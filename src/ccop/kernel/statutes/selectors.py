"""The law as it holds in this city, and what waits to be confirmed."""

from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.statutes.models import COLUMNS, Decision, Proposal, ProposalQuerySet
from ccop.law.amendment import Amendment, amended
from ccop.law.parameters import Parameter, Parameters, Table, table


def law_table() -> Table:
    """All values of all parameters: the program's rows, then the confirmed ones of the city.

    One small query, written out because every check of an offer asks it; who needs the law for many
    things asks once and hands the table on.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CONFIRMED, [Decision.Kind.CONFIRMED])
        return _with(tuple(cursor.fetchall()))


def law_on(day: date) -> Parameters:
    """The numbers of the law as they hold in this city on a day."""
    return law_table().on(day)


def law_proposed() -> Table:
    """The law as it would be were all that waits confirmed: what new wishes are held against."""
    return law_table().with_rows(proposal.row for proposal in Proposal.objects.waiting())


def previewed(wish: Amendment) -> Parameter:
    """The row that a wish would add, before anything is written. Raises Refused."""
    return amended(wish, law_proposed(), clock.today())


def proposals(actor: Actor) -> ProposalQuerySet:
    """What was proposed, the latest first, with its decision and the people."""
    return Proposal.objects.visible_to(actor).select_related("by", "decision__by")


def proposal(actor: Actor, pk: UUID) -> Proposal | None:
    """One proposal; None where it does not exist for this person."""
    return proposals(actor).filter(pk=pk).first()


_CONFIRMED = f"""
SELECT {", ".join(f"proposal.{name}" for name in COLUMNS)}
FROM statutes_proposal AS proposal JOIN statutes_decision AS decision ON proposal_id = proposal.id
WHERE decision.kind = %s ORDER BY decision.id
"""  # noqa: S608  (names of columns of ours)


@lru_cache(maxsize=4)
def _with(rows: tuple[tuple[Any, ...], ...]) -> Table:
    # By content, so the table of a process is never stale, and is built once for each change.
    added = (Parameter.model_validate(dict(zip(COLUMNS, row, strict=True))) for row in rows)
    return table().with_rows(added)
