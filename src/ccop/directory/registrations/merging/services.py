"""Joining two cards of one organisation, and parting them again within thirty days."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ccop.directory.organizations import card
from ccop.directory.organizations.facts import read_facts, stored_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_change, card_save
from ccop.directory.registrations.merging.hanging import Hanging, Moves, moving
from ccop.directory.registrations.merging.rows import Entry, difference, frozen, restore, rewrite
from ccop.directory.registrations.models import UNDO_TIME, Merger
from ccop.kernel import clock, journal
from ccop.kernel.cases.models import Matter
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.roles import Role
from ccop.law.findings import Finding, Refused

BY_MERGER = "połączona wizytówka"
"""The source of what a card took of one that it was joined with, where that told of none."""
_NUMBERS = ("krs", "nip", "regon", "register_number")
"""What only one of two cards may claim."""


@transaction.atomic
def cards_join(
    *,
    kept: Organization,
    lost: Organization,
    taken: Collection[str],
    token: UUID,
    actor: Actor,
) -> Merger:
    """Join a card with the one that stays: what hangs on it moves, and its address leads there.

    `taken` names the fields of the card that take the value of the joined one. The same pair, or
    the same token, is joined once. Raises Refused when the actor does not keep the directory, when
    the staying card is not listed, or when either has been joined with another.
    """
    at = clock.now()
    _only_keeper(actor)
    kept, lost = _locked(kept, lost)
    same_pair = Q(kept=kept, lost=lost, undone_at=None)
    if made := Merger.objects.filter(same_pair | Q(token=token)).first():
        return made
    _joinable(kept, lost)
    merger = Merger(token=token, kept=kept, lost=lost, at=at, by_id=actor.signed_in)
    merger.moved = [*_cards(kept, lost, taken, actor), *_rows(kept, lost)]
    merger.save()
    _record("organization.joined", merger, actor, rows=len(merger.moved))
    return merger


@transaction.atomic
def cards_part(*, merger: Merger, actor: Actor) -> Merger:
    """Undo a merger: what is still as it left it goes back, and `left` tells the rest.

    Done again it changes nothing. Raises Refused when the actor does not keep the directory, after
    thirty days, and while the staying card is itself joined with another.
    """
    at = clock.now()
    _only_keeper(actor)
    merger = Merger.objects.select_for_update().get(pk=merger.pk)
    if merger.undone_at:
        return merger
    if at >= merger.at + UNDO_TIME:
        raise Refused(
            _finding(
                "MERGE-4",
                _("These cards were joined more than 30 days ago."),
                _("Correct both cards by hand: papers made meanwhile tell of one organisation."),
            )
        )
    kept, _lost = _locked(merger.kept, merger.lost)
    if kept.state == Organization.State.MERGED:
        raise Refused(
            _finding(
                "MERGE-3",
                _("The card that stayed has been joined with another one since."),
                _("Part those two first."),
            )
        )
    merger.left = list(restore(merger.moved))
    for each in _locked(merger.kept, merger.lost):
        card_save(each)
    merger.undone_at, merger.undone_by_id = at, actor.signed_in
    merger.save()
    _record("organization.parted", merger, actor, left=len(merger.left))
    return merger


def _locked(*cards: Organization) -> list[Organization]:
    """Both cards, then their parties, each in the order of their keys: two mergers of the same
    cards follow one another."""
    keys = [each.pk for each in cards]
    found = Organization.objects.select_for_update().order_by("pk").in_bulk(keys)
    parties = [each.party_id for each in found.values()]
    held = Party.objects.filter(pk__in=parties).order_by("pk").select_for_update(no_key=True)
    by_key = {party.pk: party for party in held}
    for each in found.values():
        each.party = by_key[each.party_id]
    return [found[key] for key in keys]


def _joinable(kept: Organization, lost: Organization) -> None:
    states = Organization.State
    if kept.pk == lost.pk or states.MERGED in {kept.state, lost.state}:
        raise Refused(
            _finding(
                "MERGE-1",
                _("One of these cards has been joined already."),
                _("Open both cards again and see what can be done."),
            )
        )
    if kept.state != states.LISTED:
        raise Refused(
            _finding(
                "MERGE-2",
                _("The card that stays must be listed."),
                _("Choose the other card, or accept this one first."),
            )
        )


def _cards(
    kept: Organization, lost: Organization, taken: Collection[str], actor: Actor
) -> Iterator[Entry]:
    rows = (kept, kept.party, lost, lost.party)
    before = [frozen(row) for row in rows]
    theirs, facts = card.values(lost), read_facts(lost.facts)
    changed = card_change(
        organization=kept,
        values={name: theirs[name] for name in taken},
        source=BY_MERGER,
        as_of=clock.today(),
        actor=actor,
    )
    kept.refresh_from_db()
    known = {name: facts[name] for name in changed if name in facts}
    kept.facts = stored_facts(read_facts(kept.facts) | known)
    card_save(kept)
    lost.state, lost.merged_into = Organization.State.MERGED, kept
    for name in _NUMBERS:
        setattr(lost.party, name, "")
    card_save(lost)
    for row, was in zip(rows, before, strict=True):
        yield from difference(row, was)


def _rows(kept: Organization, lost: Organization) -> Iterator[Entry]:
    kinds = list(moving())
    _hold_matters(lost, kinds)
    for kind, decision in kinds:
        for row in kind.rows(lost).select_for_update(of=("self",)):
            yield from rewrite(row, kind.columns(row, kept, decision))


def _hold_matters(lost: Organization, kinds: list[tuple[Hanging, Moves]]) -> None:
    """As a move does: the matter together with its case, before anything else of it."""
    for model in apps.get_models():
        if issubclass(model, Matter):
            theirs = Q(case__party=lost.party_id)
            for kind, _decision in kinds:
                if kind.model is model:
                    theirs |= Q(pk__in=kind.rows(lost).values("pk"))
            rows: QuerySet[Any] = (
                QuerySet(model).filter(theirs).select_related("case").order_by("pk")
            )
            list(rows.select_for_update(of=("self", "case")))


def _only_keeper(actor: Actor) -> None:
    if Role.DIRECTORY_KEEPER not in actor.roles:
        raise Refused(
            _finding(
                "MERGE-5",
                _("Only the keeper of the directory joins and parts cards."),
                _("Ask the keeper of the directory."),
            )
        )


def _finding(code: str, message: str, remedy: str) -> Finding:
    return Finding(
        code=code,
        severity="error",
        message=message,
        citation=_("the rules of Baza NGO"),
        remedy=remedy,
    )


def _record(act: str, merger: Merger, actor: Actor, **data: int) -> None:
    journal.append(
        stream=f"podmiot:{merger.kept.party_id}",
        act=act,
        actor=str(actor.person),
        data={
            "merger": merger.pk,
            "kept": merger.kept_id,
            "lost": merger.lost_id,
            "joined_party": str(merger.lost.party_id),
            **data,
        },
    )
