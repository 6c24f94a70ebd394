"""The processes are the tables of ``expected/moves.csv``, and nothing outside them is possible."""

import csv
from pathlib import Path

import pytest
from django.db import transaction

from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.cases.perform import perform
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.selectors import actor_of
from ccop.law.findings import Refused
from tests.house.world import PEOPLE, World, world
from tests.support.people import at_desk

TABLE = Path(__file__).parent / "expected" / "moves.csv"
NOTHING = "(nothing)"


def expected() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def test_the_processes_are_the_table() -> None:
    told = [
        {
            "kind": kind.code,
            "move": move.code,
            "from": "|".join(source or NOTHING for source in move.source),
            "to": "|".join(move.source) if move.target is None else move.target,
            "who": "|".join(str(who.label) for who in move.who),
            "numbered": "yes" if move.numbered else "no",
            "public": "yes" if move.public else "no",
        }
        for kind in KINDS.values()
        for move in kind.process.moves
    ]
    assert sorted(told, key=str) == sorted(expected(), key=str)


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "sealed", "submitted"])
def test_no_move_is_made_from_a_state_the_table_does_not_name(state: str) -> None:
    here = world(state)
    best = at_desk(here.people["editor"], here.party)
    allowed = {row["move"] for row in expected() if row["from"] == state}
    for row in expected():
        if row["kind"] == "offer" and row["move"] not in allowed:
            assert _refusal(here, row["move"], best) == "CASE-1", row


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "move"), [("draft", "seal"), ("sealed", "sign")])
def test_no_move_of_an_offer_is_made_by_anybody_else(state: str, move: str) -> None:
    here = world(state)
    entitled = {"seal": {"editor"}, "sign": {"signatory"}}[move]
    for who in PEOPLE:
        refused = _refusal(here, move, _actor(here, who)) == "CASE-2"
        assert refused is (who not in entitled), who


@pytest.mark.django_db
@pytest.mark.parametrize("move", ["answer", "dismiss"])
def test_no_report_is_closed_by_anybody_but_the_webmaster(move: str) -> None:
    here = world("draft")
    for who in PEOPLE:
        if who != "webmaster":
            with pytest.raises(Refused, match="CASE-2"), transaction.atomic():
                perform(here.report, move, actor=_actor(here, who))


def _actor(here: World, who: str) -> Actor:
    if who == "visitor":
        return Actor.visitor()
    if who in {"editor", "signatory", "viewer"}:
        return at_desk(here.people[who], here.party)
    return actor_of(here.people[who])


def _refusal(here: World, move: str, actor: Actor) -> str:
    """Code of the first finding with which the move is refused, "" when it is made."""
    try:
        with transaction.atomic():
            perform(here.offer, move, actor=actor)
            transaction.set_rollback(True)
    except Refused as refusal:
        return refusal.findings[0].code
    finally:
        here.offer.refresh_from_db()
    return ""
