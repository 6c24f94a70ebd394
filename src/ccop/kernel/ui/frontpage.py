"""What rooms put on the front page; they add theirs in ``registers.py``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Tile:
    """A service. Without `url_name` it is shown as coming soon, without a link.

    `icon` is a name of the Lucide set; `lead` tiles are large and come first; then lower `place`.
    """

    label: Words
    text: Words
    icon: str
    place: int
    url_name: str = ""
    lead: bool = False

    @property
    def url(self) -> str:
        """The address, "" for a service that is still to come."""
        return reverse(self.url_name) if self.url_name else ""


@dataclass(frozen=True)
class Deadline:
    """Something that closes soon, with the page where one can still act."""

    title: Words
    url: str
    at: datetime
    """The first moment that is too late."""


Deadlines = Callable[[], list[Deadline]]

_tiles: list[Tile] = []
_deadlines: list[Deadlines] = []


def register_tiles(*tiles: Tile) -> None:
    """Add services."""
    _tiles.extend(tiles)


def register_deadlines(deadlines: Deadlines) -> None:
    """Add a source of deadlines."""
    _deadlines.append(deadlines)


def tiles() -> list[Tile]:
    """Leading services, then those that work, then those to come."""
    return sorted(_tiles, key=lambda tile: (not tile.lead, not tile.url_name, tile.place))


def deadlines(count: int) -> list[Deadline]:
    """The nearest deadlines of all sources."""
    found = [deadline for source in _deadlines for deadline in source()]
    return sorted(found, key=lambda deadline: deadline.at)[:count]
