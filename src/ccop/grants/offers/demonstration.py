"""Offers of the demonstration city: two submitted to the closed call and opened by the office, one
waiting for approval, one withdrawn and begun anew, one made by several organisations, one just
begun with a slip in it."""

import json
from datetime import timedelta
from importlib.resources import files
from typing import Any
from uuid import uuid4

from ccop.grants.competitions.models import Competition, CompetitionTask
from ccop.grants.competitions.services import call_open_offers
from ccop.grants.offers.models import Offer
from ccop.grants.offers.offerors import row_id
from ccop.grants.offers.services import offer_correct, offer_move, offer_save, offer_start
from ccop.kernel import clock
from ccop.kernel.paperwork.drafts import Typed, draft_replace
from ccop.kernel.parties.models import MemberRole, Party
from ccop.kernel.parties.selectors import members
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.demonstration import demonstration_people
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of

BEFORE_THE_END = timedelta(hours=30)
MOVES = {
    "start": (),
    "seal": ("seal",),
    "submit": ("seal", "sign", "submit"),
    "begin anew": ("seal", "sign", "submit", "withdraw"),
}


def load() -> None:
    """Write the offers of ``data/demonstration.json``."""
    data = json.loads(files(__package__).joinpath("data/demonstration.json").read_text("utf-8"))
    for offer in data["offers"]:
        _offer(offer, data["statements"])
    _open_offers()


def _open_offers() -> None:
    clerk = demonstration_people().filter(role_grants__role=Role.GRANTS_CLERK)[0]
    for call in Competition.objects.filter(closes_at__lte=clock.now()):
        call_open_offers(competition=call.pk, actor=actor_of(clerk), token=uuid4())


def _offer(data: dict[str, Any], statements: dict[str, str]) -> None:
    task = CompetitionTask.objects.select_related("competition").get(
        competition__slug__startswith=data["call"], place=data["task"]
    )
    party = Party.objects.get(name=data["party"])
    editor, signatories = _actor(party, MemberRole.EDITOR), _signatories(party)
    in_time = task.competition.closes_at - BEFORE_THE_END
    if in_time < clock.now():
        clock.move(to=in_time)
    try:
        offer = offer_start(task=task, party=party, actor=editor)
        _fill_in(offer, data["document"], statements if data["until"] != "start" else {}, editor)
        _join(offer, data.get("partners", {}), editor)
        _share(offer, party, data.get("bears", ""), editor)
        for move in MOVES[data["until"]]:
            for actor in _who(move, editor, signatories):
                offer_move(offer=offer, move=move, actor=actor)
        if data["until"] == "begin anew":
            offer_correct(offer=offer, actor=editor)
    finally:
        clock.reset()


def _fill_in(offer: Offer, typed: dict[str, Any], statements: dict[str, str], actor: Actor) -> None:
    year = str(offer.task.competition.starts_on.year)
    document = json.loads(json.dumps(typed).replace("RRRR", year))
    draft_replace(
        draft=offer.draft_id,
        document={**offer.draft.document, **document, "statements": statements},
        actor=actor,
    )


def _join(offer: Offer, partners: dict[str, bool], editor: Actor) -> None:
    """Invite these organisations; those with ``true`` join."""
    for name, joins in partners.items():
        partner = Party.objects.get(name=name)
        offer_move(offer=offer, move="invite", actor=editor, partner=str(partner.pk))
        if joins:
            offer_move(offer=offer, move="confirm", actor=_actor(partner, MemberRole.SIGNATORY))


def _share(offer: Offer, party: Party, amount: str, editor: Actor) -> None:
    """Say what the leading organisation bears of the costs of a joint offer."""
    if amount:
        typed = Typed({f"shares.{row_id(party)}.years.1": amount})
        offer_save(offer=offer, typed=typed, actor=editor)


def _who(move: str, editor: Actor, signatories: list[Actor]) -> list[Actor]:
    """An editor finishes the offer, all signatories approve it, and one of them sends it."""
    if move == "seal":
        return [editor]
    return signatories if move == "sign" else signatories[:1]


def _signatories(party: Party) -> list[Actor]:
    role = MemberRole.SIGNATORY
    return [
        Actor(person=person.pk).acting_for(party.pk, frozenset({role}))
        for person in members(party.pk, role)
    ]


def _actor(party: Party, role: str) -> Actor:
    person = members(party.pk, role)[0]
    return Actor(person=person.pk).acting_for(party.pk, frozenset({role}))
