"""What pages show of cases: the timeline and the lists."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse

from ccop.kernel.cases.kinds import KINDS, Tally
from ccop.kernel.cases.models import Case, CaseQuerySet, Message
from ccop.kernel.cases.process import Words
from ccop.kernel.people.actor import Actor


@dataclass(frozen=True)
class TimelineEntry:
    """One line of a case's history, in the words of the process table."""

    at: datetime
    text: Words
    by: str


def timeline(case: Case, *, for_office: bool) -> list[TimelineEntry]:
    """The moves of a case, oldest first; the other side sees only the public ones, without names
    of clerks."""
    process = KINDS[case.kind].process
    entries = []
    for event in case.events.select_related("person"):
        move = process.move(event.move)
        if for_office or move.public:
            by = event.person.full_name if event.person and for_office else ""
            entries.append(TimelineEntry(event.at, move.done, by))
    return entries


def thread(case: Case) -> list[Message]:
    """The letters of a case, oldest first, with their authors."""
    return list(case.messages.select_related("author"))


def with_unread(cases: CaseQuerySet, *, for_office: bool) -> CaseQuerySet:
    """The cases with ``unread``: how many letters of the other side nobody here has seen."""
    unseen = Q(messages__from_office=not for_office, messages__read_at=None)
    return cases.annotate(unread=Count("messages", filter=unseen))


@dataclass(frozen=True)
class Row:
    """A case as lists show it, in the words of one side."""

    title: str
    number: str | None
    kind: Words
    party: str
    state: Words
    waits: bool
    unread: int
    moved_at: datetime
    url: str


def office_rows(cases: CaseQuerySet) -> list[Row]:
    """Cases for the office's lists."""
    found = with_unread(cases, for_office=True).select_related("party")
    return [
        _row(case, "office", reverse(KINDS[case.kind].office_page, args=[case.pk]))
        for case in found
    ]


def party_rows(cases: CaseQuerySet, party: UUID) -> list[Row]:
    """Cases for the lists of a party, which need not be the one that opened them."""
    return [
        _row(case, "party", reverse(KINDS[case.kind].party_page, args=[party, case.pk]))
        for case in with_unread(cases, for_office=False).select_related("party")
    ]


def _row(case: Case, side: str, url: str) -> Row:
    kind = KINDS[case.kind]
    state = kind.process.state(case.state)
    return Row(
        title=case.title,
        number=case.number,
        kind=kind.label,
        party=str(case.party) if case.party and side == "office" else "",
        state=state.label if side == "office" else state.public_label,
        waits=state.waits_for == side,
        unread=getattr(case, "unread", 0),
        moved_at=case.moved_at,
        url=url,
    )


def tallies(actor: Actor) -> list[Tally]:
    """Counts of what has arrived but may not be read yet, from all kinds."""
    return [tally for kind in KINDS.values() for tally in kind.tallies(actor)]
