"""What pages and rules read of a call."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Sum
from django.urls import reverse

from ccop.grants.competitions.followers import FOLLOWERS, Arrivals
from ccop.grants.competitions.models import Competition, CompetitionTask
from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.seals.closings import Closing
from ccop.kernel.statutes.selectors import law_on
from ccop.kernel.ui.frontpage import Deadline
from ccop.law.announcement import CallTerms
from ccop.law.parameters import Parameters


@dataclass(frozen=True)
class Calls:
    """Announced calls as the public list shows them."""

    open: list[Competition]
    upcoming: list[Competition]
    closed: list[Competition]


def calls(actor: Actor) -> Calls:
    """All announced calls with the money of their tasks, each list by its next date."""
    now = clock.now()
    announced = list(
        Competition.objects.visible_to(actor)
        .select_related("offers_opening")
        .annotate(pool=Sum("tasks__pools__amount"))
        .order_by("closes_at")  # a query with sums does not take the model's own order
    )
    return Calls(
        open=[call for call in announced if call.takes_offers(now)],
        upcoming=[call for call in announced if now < call.opens_at],
        closed=[call for call in reversed(announced) if call.closes_at <= now],
    )


def call(actor: Actor, slug: str) -> Competition | None:
    """One announced call with its tasks, pools and criteria; None where it does not exist."""
    tasks = CompetitionTask.objects.select_related("competition").prefetch_related("pools")
    return (
        Competition.objects.visible_to(actor)
        .select_related("offers_opening")
        .prefetch_related(Prefetch("tasks", tasks), "criteria", "closing_changes")
        .filter(slug=slug)
        .first()
    )


def calls_with_arrivals(actor: Actor) -> list[tuple[Competition, Arrivals]]:
    """All announced calls, the last to close first, each with the count of its offers."""
    announced = list(
        Competition.objects.visible_to(actor)
        .select_related("offers_opening")
        .order_by("-closes_at")
    )
    counted = _arrivals(announced)
    return [(call, counted.get(call.pk, Arrivals())) for call in announced]


def arrivals(call: Competition) -> Arrivals:
    """How many offers the call has."""
    return _arrivals([call]).get(call.pk, Arrivals())


def _arrivals(counted: list[Competition]) -> Mapping[object, Arrivals]:
    return {key: arrived for each in FOLLOWERS for key, arrived in each.arrivals(counted).items()}


def closings(start: datetime, end: datetime) -> list[Closing]:
    """Announced calls that closed after `start`, until `end`; the journal is sealed at each."""
    closed = Competition.objects.filter(
        announced_at__lte=end, closes_at__gt=start, closes_at__lte=end
    )
    return [Closing(call.stream, call.closes_at) for call in closed]


def call_terms(task: CompetitionTask, law: Callable[[date], Parameters] | None = None) -> CallTerms:
    """The announcement's limits for a task, as the law's functions take them; `law` gives the
    numbers of a day, those in force in the city where it is not named."""
    competition = task.competition
    return CallTerms(
        law=law or law_on,
        kind=competition.kind,
        announced_at=competition.announced_at,
        opens_at=competition.opens_at,
        closes_at=competition.closes_at,
        starts_on=competition.starts_on,
        ends_on=competition.ends_on,
        pools={pool.year: pool.amount for pool in task.pools.all()},
        min_grant=task.min_grant,
        max_grant=task.max_grant,
        max_grant_pct=task.max_grant_pct,
        min_own_pct=task.min_own_pct,
        min_fin_own_pct=task.min_own_financial_pct,
        fees_count_as_own=competition.fees_count_as_own,
        max_admin_pct=task.max_admin_pct,
        require_results_table=competition.results_required,
        arrears_block=competition.arrears_block,
        joint_allowed=competition.joint_allowed,
        max_offers_per_party=task.offers_per_party,
        spheres=tuple(task.spheres),
    )


def open_deadlines() -> list[Deadline]:
    """Closings of the calls that take offers now, for the front page."""
    return [
        Deadline(call.title, reverse("competitions:page", args=[call.slug]), call.closes_at)
        for call in Competition.objects.open()
    ]
