"""What the outage log says about a stretch of time."""

from datetime import datetime, timedelta

from ccop.kernel.status.models import Outage


def outages_between(start: datetime, end: datetime) -> list[Outage]:
    """Outages in which sending may have been impossible at some instant between the two.

    The table is up to a minute behind the file; who decides by it calls
    `ccop.kernel.status.intake.outages_take_in` first.
    """
    return list(Outage.objects.hindering().overlapping(start, end).order_by("started_at"))


def time_lost(outages: list[Outage], start: datetime, end: datetime) -> timedelta:
    """How much of the time between the two the outages cover; what they cover twice counts once.

    An outage that goes on covers everything until `end`.
    """
    lost, covered = timedelta(), start
    for outage in sorted(outages, key=lambda outage: outage.started_at):
        since, until = max(outage.started_at, covered), min(outage.ended_at or end, end)
        if until > since:
            lost, covered = lost + (until - since), until
    return lost
