"""How many requests one web process works on, and how many may wait for their turn.

More at once would not be served sooner: they share the same processors, and each holds a connection
to the database. Waiting costs a sleeping thread and no connection.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 4
"""Requests worked on at a time; fewer than a process has connections to the database."""
QUEUED = 250
"""Requests that wait for their turn; whoever comes then is asked to come again."""
PATIENCE = 15.0
"""Seconds until a request that waits is asked to come again; browsers and proxies wait longer."""
SPARE = 8
"""Threads left for the status page and for asking people to wait."""


class Full(Exception):
    """Neither worked on nor waiting: the request has to come again."""


class Admission:
    """The turnstile of one process."""

    def __init__(
        self, at_once: int = AT_ONCE, queued: int = QUEUED, patience: float = PATIENCE
    ) -> None:
        self._work = threading.BoundedSemaphore(at_once)
        self._queue = threading.BoundedSemaphore(queued)
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Work within this when it is one's turn; tells whether it had to be waited for. Raises
        `Full` when it does not come."""
        waited = not self._work.acquire(blocking=False)
        if waited:
            self._wait()
        try:
            yield waited
        finally:
            self._work.release()

    def _wait(self) -> None:
        if not self._queue.acquire(blocking=False):
            raise Full
        try:
            if not self._work.acquire(timeout=self._patience):
                raise Full
        finally:
            self._queue.release()
