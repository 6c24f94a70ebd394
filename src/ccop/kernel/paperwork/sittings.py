"""The savings of a draft as people remember them: by sittings, not field by field."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ccop.kernel import clock
from ccop.kernel.paperwork.models import Draft, Revision

PAUSE = timedelta(minutes=10)
"""Who saves again after longer than this has sat down anew."""


@dataclass(frozen=True)
class Sitting:
    """Revisions that one person typed one after another. What was brought back, copied or taken
    from a file stands alone."""

    first: int
    last: int
    begun: datetime
    ended: datetime
    person: UUID | None
    name: str
    reason: Revision.Reason

    def version(self, number: int) -> str:
        """What one of its revisions is called: "Wersja 12: 24.11.2026, 17.05–17.12, Anna"."""
        begun, ended = (f"{clock.warsaw(at):%d.%m.%Y, %H.%M}" for at in (self.begun, self.ended))
        until = "" if ended == begun else f"–{ended[-5:] if ended[:10] == begun[:10] else ended}"
        name = _("Version %(number)s: %(when)s") % {"number": number, "when": begun + until}
        return f"{name}, {self.name}" if self.name else name

    def __str__(self) -> str:
        """The name of the version it ended with."""
        return self.version(self.last)

    def goes_on(self, revision: Revision) -> bool:
        """Whether the revision belongs to the same sitting."""
        return (
            revision.person_id == self.person
            and revision.reason == self.reason == Revision.Reason.TYPED
            and revision.at - self.ended <= PAUSE
        )


def sittings(draft: Draft) -> list[Sitting]:
    """All sittings over a draft, the newest first."""
    found: list[Sitting] = []
    for revision in draft.revisions.select_related("person").defer("text").order_by("number"):
        if found and found[-1].goes_on(revision):
            found[-1] = replace(found[-1], last=revision.number, ended=revision.at)
        else:
            found.append(_begun(revision))
    return found[::-1]


def before_anybody_typed() -> str:
    """What version 0 is called."""
    return _("Version 0: before anybody typed")


def _begun(revision: Revision) -> Sitting:
    return Sitting(
        first=revision.number,
        last=revision.number,
        begun=revision.at,
        ended=revision.at,
        person=revision.person_id,
        name=revision.person.full_name if revision.person else "",
        reason=Revision.Reason(revision.reason),
    )
