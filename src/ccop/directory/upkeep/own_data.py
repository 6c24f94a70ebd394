"""What this room holds about a person: proposals that a keeper decided on."""

from collections.abc import Iterator

from ccop.directory.organizations.own_data import Deed, keeper_of
from ccop.directory.upkeep.models import Proposal
from ccop.kernel.people.models import Person


def _deeds(person: Person) -> Iterator[Deed]:
    decided = Proposal.objects.filter(by=person).exclude(decided_at=None)
    for each in decided.select_related("round__organization__party"):
        if each.decided_at:
            about = str(each.round.organization)
            yield Deed(each.decided_at, about, Proposal.State(each.state).label)


KEEPER = keeper_of("changes_decided", _deeds)
