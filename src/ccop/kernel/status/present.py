"""How the installation is at this moment, as far as it can be asked."""

import threading
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import Error, connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.kernel import clock
from ccop.kernel.clock import machine
from ccop.kernel.notices.models import Mail
from ccop.kernel.status.intake import outages_take_in
from ccop.kernel.status.log import OutageFile, What, together
from ccop.kernel.status.models import Outage

SHOWN = timedelta(days=90)
_FRESH = 2.0  # seconds for which one answer serves everybody who asks
_SILENT = 60  # seconds after which a worker is taken for dead
_LATE = timedelta(minutes=5)
"""What has waited longer is late; retries of letters are put off and do not wait."""
_QUEUES = """
    SELECT
        (SELECT count(*) FROM procrastinate_workers
         WHERE last_heartbeat > clock_timestamp() - %s * interval '1 second'),
        (SELECT extract(epoch FROM clock_timestamp() - greatest(
                    scheduled_at,
                    (SELECT min(at) FROM procrastinate_events WHERE job_id = job.id)))
         FROM procrastinate_jobs job
         WHERE status = 'todo' AND coalesce(scheduled_at, '-infinity') <= clock_timestamp()
         ORDER BY id LIMIT 1),
        (SELECT count(*) FROM procrastinate_jobs
         WHERE status IN ('todo', 'doing') AND queue_name = 'pdf')
"""


class Works(StrEnum):
    """How a part is."""

    YES = "yes"
    LATE = "late"
    NO = "no"
    UNKNOWN = "unknown"
    """Only the database could tell."""

    @property
    def label(self) -> str | Promise:
        """In a word or two."""
        return _WORDS[self]


_WORDS = {
    Works.YES: _("works"),
    Works.LATE: _("works with a delay"),
    Works.NO: _("does not work"),
    Works.UNKNOWN: _("not known now"),
}


@dataclass(frozen=True)
class Present:
    """The state of the parts. What waits is counted; durations are in seconds."""

    at: datetime
    """By the installation's clock, or by the machine's while the database is away."""
    database: bool
    outages: tuple[Outage, ...]
    """Of the last 90 days, the newest first."""
    workers: int = 0
    oldest_job: float = 0.0
    """For how long the job that waits longest could have been done, in seconds."""
    letters: int = 0
    oldest_letter: float = 0.0
    papers: int = 0
    """PDF files that are ordered and not made."""

    @property
    def jobs_work(self) -> Works:
        """Background jobs: PDF files, letters, tidying."""
        if not self.database:
            return Works.UNKNOWN
        if not self.workers or self._lasts(What.WORKER):
            return Works.NO
        return _late(self.oldest_job)

    @property
    def mail_works(self) -> Works:
        """Letters."""
        if not self.database:
            return Works.UNKNOWN
        return Works.NO if self._lasts(What.MAIL) else _late(self.oldest_letter)

    def _lasts(self, what: What) -> bool:
        return any(outage.what == what and outage.ended_at is None for outage in self.outages)


class _Watch:
    """Asks once for everybody who asks in the same two seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: tuple[float, Present] | None = None

    def present(self) -> Present:
        with self._lock:
            if self._last is None or time.monotonic() - self._last[0] > _FRESH:
                found = _ask()
                self._last = time.monotonic(), found
            asked, found = self._last
        return replace(found, at=found.at + timedelta(seconds=time.monotonic() - asked))

    def forget(self) -> None:
        self._last = None


_watch = _Watch()
present = _watch.present
forget = _watch.forget
"""Ask anew the next time: something was written that people expect to see."""


def _late(waits: float) -> Works:
    return Works.LATE if timedelta(seconds=waits) > _LATE else Works.YES


def _ask() -> Present:
    try:
        return _from_database()
    except Error:
        return Present(machine.now(), database=False, outages=_from_file())


def _from_database() -> Present:
    outages_take_in()
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(_QUEUES, [_SILENT])
        workers, oldest_job, papers = cursor.fetchone()
    waiting = Mail.objects.filter(state=Mail.State.WAITING).order_by("created_at")
    oldest = waiting.first()
    return Present(
        at=now,
        database=True,
        outages=tuple(Outage.objects.overlapping(now - SHOWN, now)),
        workers=workers,
        oldest_job=max(float(oldest_job or 0), 0.0),
        letters=waiting.count(),
        oldest_letter=(now - oldest.created_at).total_seconds() if oldest else 0.0,
        papers=papers,
    )


def _from_file() -> tuple[Outage, ...]:
    """What this machine's file tells; what the staff wrote is in the database."""
    reading = OutageFile(settings.ENVIRONMENT.data).read()
    since = machine.now() - SHOWN
    rows = [
        Outage(
            what=event.what,
            source=Outage.Source.PLATFORM,
            started_at=event.began,
            ended_at=event.ended,
            planned=event.planned,
            pages=event.pages,
        )
        for event in together(reading.events if reading else ())
        if event.ended is None or event.ended > since
    ]
    return tuple(sorted(rows, key=lambda row: row.started_at, reverse=True))
