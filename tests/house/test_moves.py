"""The processes are the tables of ``expected/moves.csv``, and nothing outside them is possible."""

import csv
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction

from ccop.directory.registrations.models import Claim, Registration
from ccop.grants.offers.models import Offer
from ccop.kernel import clock
from ccop.kernel.cases.kinds import KINDS
from ccop.kernel.cases.models import Matter
from ccop.kernel.cases.perform import begin, perform
from ccop.kernel.paperwork.models import Draft
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused
from ccop.portal.reports.models import ErrorReport
from tests.house.world import (
    CLAIM_STATES,
    PEOPLE,
    REGISTRATION_STATES,
    STATES,
    World,
    world,
)
from tests.support.registrations import REPORTER

TABLE = Path(__file__).parent / "expected" / "moves.csv"
NOTHING = "(nothing)"
ENTITLED = {
    "każdy": set(PEOPLE),
    "redaktor organizacji": {"editor"},
    "reprezentant organizacji": {"signatory"},
    "redaktor organizacji prowadzącej": {"editor"},
    "reprezentant organizacji prowadzącej": {"signatory"},
    "redaktor lub reprezentant zaproszonej organizacji": set(),
    "redaktor lub reprezentant partnera": set(),
    "redaktor serwisu": {"webmaster"},
    "opiekun Bazy NGO": {"keeper"},
    "każdy, kto się zalogował": set(PEOPLE) - {"visitor"},
    "kto ma tajny adres sprawy, albo jej strona": set(PEOPLE),
    "sama platforma": set(),
    "reprezentant lub administrator organizacji, której dotyczy wniosek": {
        "signatory",
        "administrator",
    },
    "osoba, która złożyła wniosek": {"stranger"},
}
"""Who of the world's people a condition of the table lets through."""
WORLDS = {
    "offer": {state: {"state": state} for state in STATES},
    "error_report": {
        state: {"report_state": state} for state in ("received", "answered", "dismissed")
    },
    "organization_registration": {
        state: {"registration_state": state} for state in REGISTRATION_STATES
    },
    "organization_claim": {state: {"claim_state": state} for state in CLAIM_STATES},
}
"""How to make a world with a matter of the kind in each state; "signed", "closed" and "opened" are
states of the world, in which the offer itself is sealed and submitted."""


def rows() -> list[dict[str, str]]:
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
    assert sorted(told, key=str) == sorted(rows(), key=str)


def test_every_kind_and_every_state_has_a_world_in_which_it_is_tried() -> None:
    assert set(WORLDS) == set(KINDS)
    for kind in KINDS.values():
        assert {state.code for state in kind.process.states} <= set(WORLDS[kind.code])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "made"), [(kind, made) for kind, worlds in WORLDS.items() for made in worlds]
)
def test_only_moves_of_the_table_are_made_and_only_by_whom_it_names(kind: str, made: str) -> None:
    here = world(**WORLDS[kind][made])
    matter = _matter(here, kind)
    for row in rows():
        if row["kind"] == kind:
            possible = matter.state in row["from"].split("|")
            for who in PEOPLE:
                expected = "" if who in _entitled(row) else "CASE-2"
                refused = _refusal(here, matter, row["move"], here.actor(who))
                told = (row["move"], who, refused)
                if not possible:
                    assert refused == "CASE-1", told
                elif expected:
                    assert refused == expected, told
                else:  # a guard may still stand against it
                    assert refused not in {"CASE-1", "CASE-2"}, told


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(WORLDS))
def test_only_first_moves_begin_a_matter_and_only_by_whom_the_table_names(kind: str) -> None:
    here = world()
    for row in rows():
        if row["kind"] == kind:
            first = row["from"] == NOTHING
            for who in PEOPLE:
                expected = "CASE-1" if not first else "" if who in _entitled(row) else "CASE-2"
                begun = _refusal_to_begin(here, kind, row["move"], here.actor(who))
                assert begun == expected, (row["move"], who)


def _entitled(row: dict[str, str]) -> set[str]:
    return set().union(*(ENTITLED[who] for who in row["who"].split("|")))


def _matter(here: World, kind: str) -> Matter:
    matters: dict[str, Matter] = {
        "offer": here.offer,
        "error_report": here.report,
        "organization_registration": here.registration,
        "organization_claim": here.claim,
    }
    return matters[kind]


def _said(here: World) -> dict[str, object]:
    """What any move may be asked with."""
    return {
        "text": "Już działa.",
        "message": uuid4(),
        "values": {"name": "Nowa (przykład)"},
        "organization": here.listed,
        "taken": [],
        "kind": "statute",
        "dated": clock.today(),
        "number": "",
        "shows": "prezes",
        "seen_on": clock.today(),
    }


def _refusal(here: World, matter: Matter, move: str, actor: Actor) -> str:
    """Code of the first finding with which the move is refused, "" when it is made."""
    try:
        with transaction.atomic():
            perform(matter, move, actor=actor, data=_said(here))
            transaction.set_rollback(True)
    except Refused as refusal:
        return refusal.findings[0].code
    finally:
        matter.refresh_from_db()
    return ""


def _refusal_to_begin(here: World, kind: str, move: str, actor: Actor) -> str:
    try:
        with transaction.atomic():
            begin(
                kind,
                move,
                _new(here, kind),
                actor=actor,
                title="Próba",
                token=uuid4(),
                party=None if kind == "error_report" else here.party,
                data=_said(here),
            )
            transaction.set_rollback(True)
    except Refused as refusal:
        return refusal.findings[0].code
    return ""


def _new(here: World, kind: str) -> Matter:
    if kind == "offer":
        draft = Draft.objects.create(form="oferta/2018")
        return Offer(task=here.calls["other"], party=here.party, draft=draft)
    if kind == "organization_registration":
        return Registration(values={"name": "Nowa (przykład)"}, email=REPORTER, language="pl")
    if kind == "organization_claim":
        return Claim(organization=here.listed, person=here.people["clerk"])
    return ErrorReport(page="/", description="Nie działa.", email="", language="pl")
