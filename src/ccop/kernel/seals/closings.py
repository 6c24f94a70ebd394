"""Moments after which nobody may add to a stream any more: each gets a seal of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Closing:
    """The closing of a stream, e.g. of a call; one that is moved is another closing."""

    stream: str
    at: datetime

    @property
    def name(self) -> str:
        """As the seal names it."""
        return f"{self.stream} {self.at.isoformat()}"


ClosedBetween = Callable[[datetime, datetime], Iterable[Closing]]
_asked: list[ClosedBetween] = []


def register_closings(closed_between: ClosedBetween) -> None:
    """Let the closings of a room be sealed; called once, at the start of the program."""
    _asked.append(closed_between)


def closed_between(start: datetime, end: datetime) -> list[Closing]:
    """All closings after `start`, `end` included, the earliest first."""
    found = [closing for ask in _asked for closing in ask(start, end)]
    return sorted(found, key=lambda closing: closing.at)
