"""The outage log's file: what was seen while the database may have been away.

Supervisor and web servers write it, so it knows neither Django nor a database: JSON lines that are
only ever added, each forced to the disk. Every line is a whole statement ("the database has been
away since …", "… was away since … for 12 s"), so a line that a crash cut short costs nothing but
itself. `ccop.kernel.status.intake` takes the lines into the table, each once.
"""

import errno
import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from io import FileIO
from pathlib import Path
from typing import Any, Self
from uuid import UUID, uuid4

FOLDER = "outages"
"""In the data directory of the installation."""
APART = timedelta(seconds=30)
"""What begins again sooner than this is one outage with what was before."""
_END = b"\n"


class What(StrEnum):
    """What did not work."""

    SITE = "site"
    DATABASE = "database"
    WORKER = "worker"
    MAIL = "mail"
    OVERLOAD = "overload"


@dataclass(frozen=True)
class Event:
    """A stretch of time in which something did not work, as far as it was known when written."""

    what: What
    began: datetime
    """By the clock of the machine, in UTC."""
    lasted: float | None = None
    """Seconds, measured by a clock that is never set; None while it goes on."""
    planned: bool = False
    """Whether somebody stopped the installation in an orderly way."""
    pages: int = 0
    """How many people were asked to wait meanwhile."""

    @property
    def ended(self) -> datetime | None:
        """The end, None while it goes on; an end is always after its beginning."""
        if self.lasted is None:
            return None
        return self.began + timedelta(seconds=max(self.lasted, 0.001))

    def line(self) -> dict[str, Any]:
        """The event as it stands in the file."""
        return {**vars(self), "began": self.began.isoformat()}

    @classmethod
    def parse(cls, line: dict[str, Any]) -> Self:
        """The event of a line; raises KeyError, TypeError or ValueError for another line."""
        began = datetime.fromisoformat(line["began"])
        if began.tzinfo is None:
            raise ValueError("an instant without a time zone")
        lasted = None if line["lasted"] is None else float(line["lasted"])
        return cls(
            What(line["what"]), began, lasted, bool(line["planned"]), pages=int(line["pages"])
        )


@dataclass(frozen=True)
class Reading:
    """What a file held."""

    log: UUID
    """Names the file for ever: each machine has its own."""
    events: tuple[Event, ...]
    end: int
    """Where to go on the next time, in bytes."""


@dataclass(frozen=True)
class OutageFile:
    """The file in the data directory ``data``."""

    data: Path

    @property
    def path(self) -> Path:
        """Where the lines stand."""
        return self.data / FOLDER / "log.jsonl"

    def append(self, event: Event) -> None:
        """Add a line and force it to the disk. Raises OSError, e.g. for a full one."""
        self.path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        with self.path.open("a+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            size = file.seek(0, os.SEEK_END)
            if not size:
                _put(file, _line({"log": str(uuid4())}))
            elif os.pread(file.fileno(), 1, size - 1) != _END:
                _put(file, _END)  # ends a line that was cut short
            _put(file, _line(event.line()))
            os.fsync(file.fileno())

    def size(self) -> int:
        """Its length in bytes, 0 where there is none yet."""
        return self.path.stat().st_size if self.path.exists() else 0

    def read(self, since: int = 0) -> Reading | None:
        """The whole lines from a place on; None where no file is or nobody can read its name."""
        try:
            with self.path.open("rb") as file:
                log = UUID(json.loads(file.readline())["log"])
                file.seek(max(since, file.tell()))
                start, rest = file.tell(), file.read()
        except (OSError, ValueError, KeyError, TypeError):
            return None
        whole = rest[: rest.rfind(_END) + 1]
        return Reading(log, tuple(_events(whole)), start + len(whole))

    def going_on(self) -> list[Event]:
        """What had begun and not ended when the last line was written."""
        reading = self.read()
        return [event for event in joined(reading.events if reading else ()) if not event.ended]


def joined(events: Iterable[Event]) -> list[Event]:
    """One event for each outage: of what was written of one beginning, the last line holds."""
    found: dict[tuple[What, bool, datetime], Event] = {}
    for event in events:
        found[event.what, event.planned, event.began] = event
    return list(found.values())


def together(events: Iterable[Event]) -> list[Event]:
    """The outages that the events make: what begins again within `APART` goes on."""
    found: dict[tuple[What, bool], list[Event]] = {}
    for event in sorted(joined(events), key=lambda event: event.began):
        known = found.setdefault((event.what, event.planned), [])
        last = known[-1] if known else None
        if last is None or (last.ended and event.began > last.ended + APART):
            known.append(event)
        else:
            known[-1] = _both(last, event)
    return [event for known in found.values() for event in known]


def _both(first: Event, second: Event) -> Event:
    lasted = None
    if first.ended and second.ended:
        lasted = (max(first.ended, second.ended) - first.began).total_seconds()
    return replace(first, lasted=lasted, pages=first.pages + second.pages)


def _put(file: FileIO, line: bytes) -> None:
    """Write all of it; a disk that becomes full meanwhile takes a part and says nothing."""
    if file.write(line) != len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content).encode() + _END


def _events(lines: bytes) -> Iterator[Event]:
    for line in lines.splitlines():
        try:
            yield Event.parse(json.loads(line))
        except (ValueError, KeyError, TypeError):
            continue  # cut short by a crash or a full disk
