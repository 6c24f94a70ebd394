"""A process is a table: states, and moves between them, as plain data.

The documentation and the buttons on a page are made from the table; the only thing that changes
a state is `ccop.kernel.cases.perform.perform`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from ccop.kernel.journal import Receipt
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Finding

if TYPE_CHECKING:
    from ccop.kernel.cases.models import Case, Matter

Words = str | Promise
START = ""
"""The state before the first move: a matter that does not exist yet."""


@dataclass
class Act:
    """A move while it is being made: what guards judge, changes write and follow-ups tell."""

    move: "Move"
    matter: Any
    """The matter's own row; each kind knows its type."""
    case: "Case"
    actor: Actor
    at: datetime
    """The database's time, read before any lock was taken."""
    data: Mapping[str, Any]
    """What the form gave with the request, for example the text of an answer."""
    found: dict[str, Any] = field(default_factory=dict)
    """What a guard worked out and a change goes on with."""
    facts: dict[str, Any] = field(default_factory=dict)
    """What changes add to the journal entry; never personal data."""
    receipt: Receipt | None = None
    """The journal's receipt, known to follow-ups."""

    @property
    def written(self) -> Receipt:
        """The receipt, for follow-ups; ValueError while the entry is still to be written."""
        if self.receipt is None:
            raise ValueError("the journal has no entry of this move yet")
        return self.receipt


@dataclass(frozen=True)
class Who:
    """A condition on the actor, with its words for the documentation."""

    label: Words
    allows: Callable[[Actor, Any], bool]


Guard = Callable[[Act], Iterable[Finding]]
Change = Callable[[Act], None]


@dataclass(frozen=True)
class State:
    """A state with its words for the office and for the party."""

    code: str
    label: Words
    public_label: Words
    waits_for: str = ""
    """"office", "party" or nobody: who has the next step."""


@dataclass(frozen=True)
class Move:
    """A move: from where, to where (None: the state stays), who may, what must hold, what follows.

    `locks` takes the rows that the house's lock order puts before the matter. `changes` write in
    the same transaction before the journal entry, `follows` after it (notices, jobs).
    """

    code: str
    label: Words
    done: Words
    source: tuple[str, ...]
    target: str | None
    who: tuple[Who, ...]
    locks: Callable[[Any], None] | None = None
    guards: tuple[Guard, ...] = ()
    changes: tuple[Change, ...] = ()
    follows: tuple[Change, ...] = ()
    numbered: bool = False
    public: bool = True
    """Whether the party sees it in its timeline."""

    def allows(self, actor: Actor, matter: Any) -> bool:
        """Whether one of the move's conditions on the actor holds."""
        return any(who.allows(actor, matter) for who in self.who)


@dataclass(frozen=True)
class Process:
    """The table of one kind of matter. `symbol` opens its numbers: SYMBOL.sequence.year."""

    code: str
    symbol: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]

    def state(self, code: str) -> State:
        """The state of this code; KeyError for an unknown one."""
        return {state.code: state for state in self.states}[code]

    def move(self, code: str) -> Move:
        """The move of this code; KeyError for an unknown one."""
        return {move.code: move for move in self.moves}[code]

    def states_waiting_for(self, side: str) -> list[str]:
        """Codes of the states that wait for "office" or "party"."""
        return [state.code for state in self.states if state.waits_for == side]

    def open_to(self, actor: Actor, matter: "Matter") -> list[Move]:
        """Moves that lead on from the matter's state and that the actor may make."""
        return [
            move
            for move in self.moves
            if matter.state in move.source and move.allows(actor, matter)
        ]
