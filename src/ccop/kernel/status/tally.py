"""Counting the people who were asked to wait, in the outage log's file.

The database may be the reason, so nothing is asked of it. The first page is written at once; those
of the next seconds are written together, so that a rush costs the disk a line now and then.
"""

import logging
import threading
import time
from collections import Counter
from datetime import datetime, timedelta

from django.conf import settings

from ccop.kernel.clock import machine
from ccop.kernel.status.log import Event, OutageFile, What

_TOGETHER = 5.0  # seconds
_logger = logging.getLogger(__name__)


class Tally:
    """The waiting pages of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: Counter[What] = Counter()
        self._since: tuple[datetime, float] | None = None
        """When the pages counted now began to come, None while there are none."""

    def count(self, what: What, reason: BaseException | None) -> None:
        """Another page was served, because of this."""
        with self._lock:
            if self._since:
                self._pages[what] += 1
                return
            self._begin()
        _logger.warning("People are asked to wait: %s", what.value, exc_info=reason)
        _write(Event(what, machine.now() - timedelta(seconds=1), 1.0, pages=1))

    def _begin(self) -> None:
        self._since = machine.now(), time.monotonic()
        timer = threading.Timer(_TOGETHER, self._close)
        timer.daemon = True
        timer.start()

    def _close(self) -> None:
        with self._lock:
            pages, since = self._pages, self._since
            self._pages, self._since = Counter(), None
            if pages:
                self._begin()
        if since is None:
            return
        began, ticks = since
        for what, number in pages.items():
            _logger.warning("%d people were asked to wait: %s", number, what.value)
            _write(Event(what, began, round(time.monotonic() - ticks, 3), pages=number))


def _write(event: Event) -> None:
    try:
        OutageFile(settings.ENVIRONMENT.data).append(event)
    except OSError:
        _logger.exception("The outage log cannot be written")


tally = Tally()
