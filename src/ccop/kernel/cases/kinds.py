"""The kinds of matter the installation knows; wings add theirs in their ``registers.py``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from ccop.kernel.cases.process import Process, Words
from ccop.kernel.people.actor import Actor

if TYPE_CHECKING:
    from ccop.kernel.cases.models import Case


@dataclass(frozen=True)
class Tally:
    """A number the office may know before it may read what is counted, with a link to the list."""

    label: Words
    count: int
    url: str
    note: Words = ""
    """What there is to do about it, where something is."""


def of_the_party(actor: Actor) -> Q:
    """The usual "Moje sprawy": all cases of the party acted for."""
    return Q(party=actor.party) if actor.party else Q(pk__in=[])


@dataclass(frozen=True)
class CaseKind:
    """What the lists, letters and the inbox must know of a kind of matter."""

    code: str
    label: Words
    process: Process
    stream: Callable[[Any], str]
    """Name of the journal stream its moves go to."""
    office_roles: frozenset[str]
    """City roles that work on this kind in the office; others may be let to read it."""
    office: Callable[[Actor], Q]
    """Cases of this kind that the actor's city roles open."""
    office_page: str
    """URL name of the office's page, with the case's id."""
    tell: Callable[["Case", str, str, str], None]
    """Tell the other side of something new: (case, subject, text, key); the key makes it once."""
    party_page: str = ""
    """URL name of the party's page, with the party's and the case's id."""
    party: Callable[[Actor], Q] = of_the_party
    corresponds: Callable[[Actor], Q] = of_the_party
    """Cases of the party acted for in which it may write to the office."""
    tallies: Callable[[Actor], Iterable[Tally]] = lambda _actor: ()

    def inbox(self, actor: Actor) -> Q:
        """The office's cases of this kind alone."""
        return Q(kind=self.code) & self.office(actor)

    def mine(self, actor: Actor) -> Q:
        """The party's cases of this kind alone."""
        return Q(kind=self.code) & self.party(actor)


KINDS: dict[str, CaseKind] = {}


def register(kind: CaseKind) -> None:
    """Make a kind known; raises ValueError when its code is taken."""
    if kind.code in KINDS:
        raise ValueError(f"kind of case registered twice: {kind.code}")
    KINDS[kind.code] = kind
