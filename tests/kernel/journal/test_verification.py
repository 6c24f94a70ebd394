"""Whoever rewrites the journal with the whole server in hand is still found out."""

import json

import pytest
from django.db import transaction

from ccop.kernel import journal
from ccop.kernel.seals import cli
from tests.tools.roles import execute_as_superuser

pytestmark = pytest.mark.django_db(transaction=True)

STREAM = "konkurs:1"

SELF_CONSISTENT_FORGERY = """
UPDATE journal_entry SET body = '{}', hash = sha256(
    '\\x01'::bytea || sha256(convert_to(stream, 'UTF8')) || int8send(seq)
    || int8send((extract(epoch FROM at) * 1000000)::bigint) || prev || sha256('{}'::bytea)
) WHERE seq = 3
"""

TAMPERING = {
    "a changed body": ("UPDATE journal_entry SET body = '{}' WHERE seq = 3", {("hash", 3)}),
    "a body changed by one space": (
        "UPDATE journal_entry SET body = body || ' ' WHERE seq = 3",
        {("hash", 3)},
    ),
    "a changed time": (
        "UPDATE journal_entry SET at = at - interval '1 microsecond' WHERE seq = 3",
        {("hash", 3)},
    ),
    "a removed middle row": (
        "DELETE FROM journal_entry WHERE seq = 3",
        {("sequence", 4), ("link", 4)},
    ),
    "a removed last row": ("DELETE FROM journal_entry WHERE seq = 5", {("head", 4)}),
    "all rows removed": ("DELETE FROM journal_entry", {("head", 0)}),
    "a row forged with its own right hash": (SELF_CONSISTENT_FORGERY, {("link", 4)}),
    "a row moved to another place": (
        "UPDATE journal_entry SET seq = 6 WHERE seq = 5",
        {("sequence", 6), ("hash", 6), ("head", 6)},
    ),
    "a row moved to another stream": (
        "UPDATE journal_entry SET stream = 'konkurs:2'",
        {("hash", seq) for seq in range(1, 6)} | {("link", 1), ("head", 0), ("head", 5)},
    ),
    "a changed head": ("UPDATE journal_head SET hash = sha256('x')", {("head", 5)}),
    "a head set back": ("UPDATE journal_head SET seq = 4", {("head", 5)}),
    "a removed head": ("DELETE FROM journal_head", {("head", 5)}),
}


@pytest.fixture(autouse=True)
def _five_acts(transactional_db: None) -> None:
    with transaction.atomic():
        for number in range(5):
            journal.append(stream=STREAM, act="tested", actor=None, data={"number": number})


def _tamper(statement: str) -> None:
    tables = ("journal_entry", "journal_head")
    execute_as_superuser(
        *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in tables),
        statement,
        *(f"ALTER TABLE {table} ENABLE TRIGGER ALL" for table in tables),
    )


def test_an_untouched_journal_is_intact() -> None:
    report = journal.verify()
    assert (report.streams, report.entries, report.faults, report.exit_code) == (1, 5, (), 0)


@pytest.mark.parametrize("tampering", TAMPERING)
def test_tampering_is_found_where_it_happened(tampering: str) -> None:
    statement, expected = TAMPERING[tampering]
    _tamper(statement)
    report = journal.verify()
    assert {(fault.kind, fault.seq) for fault in report.faults} == expected
    assert report.exit_code == 2


def test_the_command_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify"]) == 0
    assert "5" in capsys.readouterr().out


def test_the_command_names_the_place_of_each_fault(capsys: pytest.CaptureFixture[str]) -> None:
    _tamper("UPDATE journal_entry SET body = '{}' WHERE seq = 3")
    assert cli.main(["verify"]) == 2
    assert f"{STREAM} #3" in capsys.readouterr().out


def test_the_command_answers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    _tamper("DELETE FROM journal_entry WHERE seq = 5")
    assert cli.main(["verify", "--json"]) == 2
    assert json.loads(capsys.readouterr().out) == {
        "intact": False,
        "streams": 1,
        "entries": 4,
        "faults": [{"kind": "head", "stream": STREAM, "seq": 4, "what": ""}],
    }
