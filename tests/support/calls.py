"""Calls for tests, made by intent."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from uuid import uuid4

from ccop.grants.competitions.models import Competition, CompetitionTask, TaskPool
from ccop.grants.competitions.services import call_open_offers
from ccop.kernel import clock
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from tests.support.people import clerk

_numbers = count(1)


def call(
    *, closes_in: timedelta = timedelta(days=7), years: int = 1, **changes: object
) -> CompetitionTask:
    """The only task of a call announced 25 days ago that closes after `closes_in`."""
    first = clock.today().year + 1
    now = clock.now()
    competition = Competition.objects.create(
        slug=f"konkurs-{next(_numbers)}",
        title="Konkurs próbny (przykład)",
        summary="Zadania na próbę.",
        authority="Prezydent Miasta Częstochowy",
        kind=Competition.Kind.SUPPORT,
        form="oferta/2018",
        announced_at=now - timedelta(days=25),
        opens_at=now - timedelta(days=25),
        closes_at=now + closes_in,
        starts_on=date(first, 1, 1),
        ends_on=date(first + years - 1, 12, 31),
        decision_on=clock.today() + timedelta(days=40),
        conditions="Dotację dostają najlepsze oferty.",
    )
    task = CompetitionTask.objects.create(
        competition=competition,
        place=1,
        title="Zadanie próbne",
        description="Opis zadania.",
        spheres=["16"],
        **{
            "max_grant": Decimal("30000.00"),
            "max_grant_pct": Decimal(80),
            "min_own_pct": Decimal(20),
            "max_admin_pct": Decimal(15),
            **changes,
        },
    )
    for year in range(first, first + years):
        TaskPool.objects.create(task=task, year=year, amount=Decimal("200000.00"))
    return task


def close(task: CompetitionTask) -> None:
    """Let the call's closing be a minute ago."""
    Competition.objects.filter(tasks=task).update(closes_at=clock.now() - timedelta(minutes=1))


def close_and_open(task: CompetitionTask) -> None:
    """Let the call have closed, and its offers be opened by the office."""
    close(task)
    opener = actor_of(clerk(Role.GRANTS_CLERK))
    call_open_offers(competition=task.competition_id, actor=opener, token=uuid4())
