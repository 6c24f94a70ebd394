"""Rooms that keep something about a call and must follow when its closing moves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ccop.grants.competitions.models import ClosingChange, Competition


@dataclass(frozen=True)
class Arrivals:
    """How many offers a call has, in each state; nothing of what they say."""

    drafts: int = 0
    sealed: int = 0
    submitted: int = 0

    @property
    def unsent(self) -> int:
        """Offers that were begun and not submitted."""
        return self.drafts + self.sealed


@dataclass(frozen=True)
class Follower:
    """What a room does for a call; `extended` runs inside the transaction that moves the closing,
    `arrivals` answers for many calls at once, by their keys."""

    extended: Callable[[Competition, ClosingChange], None]
    arrivals: Callable[[list[Competition]], Mapping[object, Arrivals]]


FOLLOWERS: list[Follower] = []
