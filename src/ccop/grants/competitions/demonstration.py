"""Calls of the demonstration city: one open, one closing tomorrow, one closed, one for three
years and one still to open, all relative to the day the database was born."""

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

from ccop.grants.competitions.models import Competition, CompetitionTask, Criterion, TaskPool
from ccop.grants.competitions.services import call_announce
from ccop.kernel import city, clock
from ccop.kernel.people.actor import Actor
from ccop.law.terms import ends_at

OFFICE_OPENS = time(8, 0)


def load() -> None:
    """Write the calls of ``data/demonstration.json``."""
    data = json.loads(files(__package__).joinpath("data/demonstration.json").read_text("utf-8"))
    for call in data["competitions"]:
        competition = _competition(call)
        for place, task in enumerate(call["tasks"], start=1):
            _task(competition, place, task)
        for place, criterion in enumerate(data["criteria"], start=1):
            Criterion.objects.create(competition=competition, place=place, **criterion)
        call_announce(competition=competition, actor=Actor.system())


def _competition(call: dict[str, Any]) -> Competition:
    first = clock.today().year + 1
    last = first + call["years"] - 1
    return Competition.objects.create(
        slug=f"{call['slug']}-{first}",
        title=call["title"].format(year=first, last_year=last),
        summary=call["summary"],
        authority=city.identity().authority,
        kind=call["kind"],
        form="oferta/2018",
        announced_at=_moment(call["announced_days"], OFFICE_OPENS),
        opens_at=_moment(call["opens_days"], OFFICE_OPENS),
        closes_at=_closing(call["closes_days"], call["closes_hour"]),
        starts_on=date.fromisoformat(f"{first}-{call['starts']}"),
        ends_on=date.fromisoformat(f"{last}-{call['ends']}"),
        decision_on=clock.today() + timedelta(days=call["decision_days"]),
        fees_count_as_own=call["fees_count_as_own"],
        conditions=call["conditions"],
        previous_years=call["previous_years"],
        note="Konkurs demonstracyjny. Zmyślone: " + ", ".join(call["invented"]) + ".",
    )


def _task(competition: Competition, place: int, data: dict[str, Any]) -> None:
    limits = ("max_grant", "max_grant_pct", "min_own_pct", "min_own_financial_pct", "max_admin_pct")
    task = CompetitionTask.objects.create(
        competition=competition,
        place=place,
        title=data["title"],
        description=data["description"],
        beneficiaries=data.get("beneficiaries", ""),
        eligible_costs=data.get("eligible_costs", ""),
        spheres=data["spheres"],
        offers_per_party=data.get("offers_per_party"),
        **{name: Decimal(data[name]) for name in limits if name in data},
    )
    for year in range(competition.starts_on.year, competition.ends_on.year + 1):
        TaskPool.objects.create(task=task, year=year, amount=Decimal(data["pool"]))


def _moment(days: int, at: time) -> datetime:
    return datetime.combine(clock.today() + timedelta(days=days), at, tzinfo=clock.WARSAW)


def _closing(days: int, hour: str | None) -> datetime:
    return ends_at(clock.today() + timedelta(days=days), time.fromisoformat(hour) if hour else None)
