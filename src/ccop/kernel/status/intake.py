"""Taking the lines of this machine's outage file into the table, each once."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from ccop.kernel import clock, journal
from ccop.kernel.status.log import APART, Event, OutageFile
from ccop.kernel.status.models import LogPlace, Outage


def outages_take_in() -> int:
    """Record what the file says that was not taken in yet; answers how many lines that were.

    Place and entries change in one transaction, and the place stays locked meanwhile: however many
    processes ask and wherever one of them is killed, a line counts once.
    """
    file = OutageFile(settings.ENVIRONMENT.data)
    named = file.read(file.size())
    if named is None:
        return 0
    with transaction.atomic():
        LogPlace.objects.get_or_create(log=named.log)
        place = LogPlace.objects.select_for_update().get(log=named.log)
        reading = file.read(place.end)
        if reading is None or reading.end == place.end:
            return 0
        shift = clock.shift()
        changed = {_record(event, shift).pk for event in reading.events}
        for outage in Outage.objects.filter(pk__in=changed):
            journalled(outage, "outage.recorded", actor=None)
        place.end = reading.end
        place.save()
    return len(reading.events)


def journalled(outage: Outage, act: str, *, actor: str | None) -> None:
    """Write an entry as it stands into the journal; its words stay out, they may name people."""
    journal.append(
        stream=journal.monthly("przerwy"),
        act=act,
        actor=actor,
        data={
            "outage": str(outage.pk),
            "what": outage.what,
            "planned": outage.planned,
            "from": outage.started_at.isoformat(),
            "to": outage.ended_at.isoformat() if outage.ended_at else None,
        },
    )


def _record(event: Event, shift: timedelta) -> Outage:
    """Join the event with what was recorded around it."""
    start, end = event.began + shift, event.ended and event.ended + shift
    same = Outage.objects.filter(
        source=Outage.Source.PLATFORM, what=event.what, planned=event.planned
    )
    near = same.overlapping(start - APART, (end or clock.now()) + APART).order_by("started_at")
    first, *others = near.select_for_update() or [_new(event)]
    ends = [each.ended_at for each in (first, *others) if each.ended_at]
    for other in others:
        other.delete()
    first.started_at = min(start, first.started_at or start)
    # An event without an end opens the entry (again); one with an end closes what was open.
    first.ended_at = max([end, *ends]) if end else None
    first.pages += event.pages + sum(other.pages for other in others)
    texts = [each.description for each in (first, *others) if each.description]
    first.description = "\n".join(texts)
    first.save()
    return first


def _new(event: Event) -> Outage:
    return Outage(source=Outage.Source.PLATFORM, what=event.what, planned=event.planned)
