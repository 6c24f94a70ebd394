"""Who acts: the small frozen value that services take in place of a request."""

from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, the party acted for, and the roles held in the city and in that party.

    Nobody signed in is `Actor.visitor()`; jobs of the platform itself are `Actor.system()`.
    """

    person: UUID | None = None
    party: UUID | None = None
    roles: frozenset[str] = frozenset()
    """City roles (`ccop.kernel.people.roles.Role`)."""
    membership: frozenset[str] = frozenset()
    """Roles in the party acted for: "editor", "signatory", "viewer"."""
    is_system: bool = False
    """Whether the platform itself acts; a visitor has no person either, and may do nothing."""

    @classmethod
    def visitor(cls) -> Self:
        """Somebody who has not signed in."""
        return cls()

    @classmethod
    def system(cls) -> Self:
        """The platform itself: no person, no roles; the journal names no actor."""
        return cls(is_system=True)

    def acting_for(self, party: UUID, membership: frozenset[str]) -> Self:
        """The same person at the desk of a party."""
        return replace(self, party=party, membership=membership)

    @property
    def represents(self) -> UUID:
        """The party, where only somebody who acts for one can act; ValueError for all others."""
        if self.party is None:
            raise ValueError("nobody is represented")
        return self.party

    @property
    def signed_in(self) -> UUID:
        """The person, where only a person can act; ValueError for a visitor or the system."""
        if self.person is None:
            raise ValueError("nobody is signed in")
        return self.person
