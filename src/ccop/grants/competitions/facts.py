"""What the page of a call says of its limits, in words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ccop.grants.competitions.models import Competition, CompetitionTask
from ccop.law.money import format_amount


@dataclass(frozen=True)
class Fact:
    """A line of a summary list."""

    label: str
    value: str


def call_facts(competition: Competition) -> list[Fact]:
    """The call in short."""
    window = f"{competition.starts_on:%d.%m.%Y} – {competition.ends_on:%d.%m.%Y}"
    return [
        Fact(_("Announced by"), competition.authority),
        Fact(_("Kind"), competition.kind),
        Fact(_("The task takes place"), window),
        Fact(
            _("How to submit"),
            _("In this portal: an entitled person approves the offer. Nothing is sent on paper."),
        ),
    ]


def task_facts(task: CompetitionTask) -> list[Fact]:
    """The money and limits of a task; what the announcement does not limit is not mentioned."""
    facts = [Fact(_("Money for the task"), _pools(task))]
    if task.min_grant is not None:
        facts.append(Fact(_("Smallest grant"), _zloty(task.min_grant)))
    if task.max_grant is not None:
        facts.append(Fact(_("Largest grant"), _zloty(task.max_grant)))
    if task.max_grant_pct is not None:
        facts.append(
            Fact(
                _("Grant as part of all costs"),
                _("at most %(share)s %%") % {"share": _percent(task.max_grant_pct)},
            )
        )
    if task.min_own_pct is not None:
        facts.append(Fact(_("Own contribution"), _own(task)))
    if task.max_admin_pct is not None:
        share = {"share": _percent(task.max_admin_pct)}
        facts.append(
            Fact(_("Administrative costs"), _("at most %(share)s %% of the costs") % share)
        )
    if task.offers_per_party is not None:
        facts.append(Fact(_("Offers of one organisation"), _most_offers(task.offers_per_party)))
    if task.beneficiaries:
        facts.append(Fact(_("For whom"), task.beneficiaries))
    if task.eligible_costs:
        facts.append(Fact(_("Eligible costs"), task.eligible_costs))
    return facts


def _pools(task: CompetitionTask) -> str:
    return "\n".join(f"{_zloty(pool.amount)} ({pool.year})" for pool in task.pools.all())


def _own(task: CompetitionTask) -> str:
    words = [_("at least %(share)s %% of the costs") % {"share": _percent(task.min_own_pct)}]
    if task.min_own_financial_pct is not None:
        share = {"share": _percent(task.min_own_financial_pct)}
        words.append(_("at least %(share)s %% in money") % share)
    if task.competition.fees_count_as_own:
        words.append(_("payments from participants count"))
    return "; ".join(words)


def _most_offers(count: int) -> str:
    return _("at most %(count)d") % {"count": count}


def _zloty(amount: Decimal) -> str:
    return f"{format_amount(amount)}\N{NO-BREAK SPACE}zł"


def _percent(share: Decimal | None) -> str:
    return number_format(share.normalize()) if share is not None else ""
