"""What the supervisor sees of outages, written where no database is needed.

Web server and database are asked every few seconds. Two refusals in a row are an outage since the
first; one is a hiccup. What the supervisor itself notices (a child that died) needs no second look.
A heartbeat file says until when there was a supervisor: after a kill -9 or a power cut the next one
finds no mark of an orderly stop and writes the gap down as an outage.
"""

import json
import os
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ccop.config import health
from ccop.config.environment import Environment
from ccop.kernel.clock import machine
from ccop.kernel.status.log import FOLDER, Event, OutageFile, What

_PAUSE = 2.0  # seconds between two questions
_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class _Instant:
    """A moment by the clock on the wall and by the one that nobody sets."""

    at: datetime
    ticks: float

    @classmethod
    def now(cls) -> "_Instant":
        return cls(machine.now(), time.monotonic())

    @classmethod
    def ago(cls, seconds: float) -> "_Instant":
        now = cls.now()
        return cls(now.at - timedelta(seconds=seconds), now.ticks - seconds)


class OutageWatch:
    """Opens an entry of the outage log when something stops working, and closes it afterwards."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._file = OutageFile(environment.data)
        self._heartbeat = environment.data / FOLDER / "heartbeat.json"
        self._open: dict[tuple[What, bool], _Instant] = {}
        self._refused: dict[What, _Instant] = {}
        self._unwritten: list[Event] = []
        self._lock = threading.RLock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def resume(self) -> None:
        """Take up what the last supervisor left open; without its mark of a stop the gap counts."""
        for event in self._file.going_on():
            age = max((machine.now() - event.began).total_seconds(), 0.0)
            self._open[event.what, event.planned] = _Instant(event.began, time.monotonic() - age)
        silent = _silence(self._heartbeat)
        if silent is not None and (What.SITE, True) not in self._open:
            self.began(What.SITE, _Instant.ago(silent))

    def serving(self) -> None:
        """The first page is served: what was stopped or broken has ended. Begins to watch."""
        for what, planned in list(self._open):
            self.ended(what, planned=planned)
        self._beat()
        self._thread.start()

    def began(self, what: What, since: _Instant | None = None, *, planned: bool = False) -> None:
        """Something does not work since then (now); nothing is added to what is known to last."""
        with self._lock:
            if (what, planned) not in self._open:
                instant = since or _Instant.now()
                self._open[what, planned] = instant
                self._write(Event(what, instant.at, planned=planned))

    def ended(self, what: What, *, planned: bool = False) -> None:
        """It works again; nothing happens when it was not known to be broken."""
        with self._lock:
            since = self._open.pop((what, planned), None)
            if since:
                lasted = time.monotonic() - since.ticks
                self._write(Event(what, since.at, round(lasted, 3), planned=planned))

    def stop(self, *, planned: bool) -> None:
        """The supervisor ends, by order or because it cannot go on."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
            for what, _planned in list(self._open):
                self.ended(what)  # from here on the whole site is away
            self.began(What.SITE, planned=planned)
        self._flush()
        self._heartbeat.unlink(missing_ok=True)

    def _watch(self) -> None:
        while not self._over.wait(_PAUSE):
            asked = _Instant.now()
            found = health.probe(self._environment)
            if self._over.is_set():
                return  # it answers no more because it is being stopped
            self._judge(What.SITE, asked, good=found.web)
            if found.web:
                self._judge(What.DATABASE, asked, good=found.database)
            self._beat()
            self._flush()

    def _judge(self, what: What, asked: _Instant, *, good: bool) -> None:
        if good:
            self._refused.pop(what, None)
            self.ended(what)
        elif what in self._refused:
            self.began(what, self._refused[what])
        else:
            self._refused[what] = asked

    def _beat(self) -> None:
        """Say that there is a supervisor, whole or not at all."""
        words = {"at": machine.now().isoformat(), "ticks": time.monotonic(), "boot": _boot()}
        draft = self._heartbeat.with_suffix(".new")
        with suppress(OSError):  # a full disk must not end the supervisor
            draft.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            draft.write_text(json.dumps(words))
            draft.replace(self._heartbeat)

    def _write(self, event: Event) -> None:
        self._unwritten.append(event)
        self._flush()

    def _flush(self) -> None:
        """Write what is to be written; what a full disk refuses waits for the next round."""
        with self._lock:
            try:
                while self._unwritten:
                    self._file.append(self._unwritten[0])
                    del self._unwritten[0]
            except OSError as error:
                reason = os.strerror(error.errno or 0)
                sys.stderr.write(f"ccop: the outage log cannot be written ({reason})\n")


def _silence(heartbeat: Path) -> float | None:
    """For how many seconds there has been no supervisor; None when the last one ended orderly.

    On the same boot of the machine a clock that was set meanwhile does not matter.
    """
    try:
        last = json.loads(heartbeat.read_text())
        if last["boot"] and last["boot"] == _boot():
            gap = time.monotonic() - float(last["ticks"])
        else:
            gap = (machine.now() - datetime.fromisoformat(last["at"])).total_seconds()
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return max(gap, 0.0)


def _boot() -> str:
    return _BOOT.read_text().strip() if _BOOT.exists() else ""
