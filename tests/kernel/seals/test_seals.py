"""The journal is sealed each night and at each closing; what was sealed cannot vanish unseen."""

import json
import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client

from ccop.grants.competitions.models import Competition
from ccop.kernel import clock, journal
from ccop.kernel.journal.checks import verify_all
from ccop.kernel.seals import cli
from ccop.kernel.seals.models import Seal
from ccop.kernel.seals.services import closings_seal, seal_make
from ccop.kernel.seals.tasks import seal_night
from tests.support.calls import call
from tests.tools.roles import execute_as_superuser

pytestmark = pytest.mark.django_db(transaction=True)

STREAM = "test:1"
SCRIPT = Path(__file__).parents[3] / "scripts" / "verify_journal.py"


def _acts(count: int = 3, stream: str = STREAM) -> None:
    with transaction.atomic():
        for number in range(count):
            journal.append(stream=stream, act="tested", actor=None, data={"number": number})


def _seal(about: str = "2026-11-24") -> Seal:
    return seal_make(reason=Seal.Reason.NIGHT, about=about)


def _tamper(*statements: str) -> None:
    tables = ("journal_entry", "journal_head", "seals_seal", "seals_sealedhead")
    execute_as_superuser(
        *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in tables),
        *statements,
        *(f"ALTER TABLE {table} ENABLE TRIGGER ALL" for table in tables),
    )


_CUT = (
    "DELETE FROM journal_entry WHERE stream = 'test:1' AND seq = 3",
    "UPDATE journal_head SET (seq, hash) = (SELECT seq, hash FROM journal_entry "  # noqa: ISC004
    "WHERE stream = 'test:1' AND seq = 2) WHERE stream = 'test:1'",
)
_REWRITTEN = (
    "DELETE FROM journal_entry WHERE stream = 'test:1'",
    "DELETE FROM journal_head WHERE stream = 'test:1'",
    *['SELECT journal_append(\'test:1\', \'{"act":"forged","actor":null,"data":{}}\')'] * 3,
)
_BROKEN = ("UPDATE journal_entry SET body = '{}' WHERE stream = 'test:1' AND seq = 2",)
_FALSE = ("UPDATE seals_seal SET signature = repeat('0', 128)",)


@pytest.mark.parametrize(
    ("statements", "kind", "code"),
    [(_BROKEN, "hash", 2), (_CUT, "cut", 3), (_REWRITTEN, "rewritten", 6), (_FALSE, "seal", 5)],
    ids=["broken link", "cut tail", "rewritten chain", "false seal"],
)
def test_what_was_done_to_the_journal_is_told_apart(
    statements: tuple[str, ...], kind: str, code: int, tmp_path: Path
) -> None:
    _acts()
    _seal()
    assert verify_all().exit_code == 0
    _tamper(*statements)
    report = verify_all()
    assert kind in {fault.kind for fault in report.faults}
    assert report.exit_code == code
    assert _script(tmp_path).returncode == code


def _script(folder: Path, *copy: Path) -> "subprocess.CompletedProcess[str]":
    export = folder / "journal.jsonl"
    assert cli.main(["export", str(export)]) == 0
    return subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(export), *map(str, copy)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PATH": os.environ["PATH"]},
    )


def test_an_export_is_found_intact_without_the_portal(tmp_path: Path) -> None:
    _acts()
    _seal()
    _acts(2, "other:1")
    _seal("2026-11-25")
    done = _script(tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Intact."), done.stdout
    assert "django" not in SCRIPT.read_text()


def test_a_journal_written_anew_with_its_seals_shows_against_a_kept_copy(
    tmp_path: Path, client: Client
) -> None:
    _acts()
    _seal()
    copy = tmp_path / "kept.json"
    copy.write_bytes(client.get("/sprawdz/dziennik/pieczecie.json").content)
    assert _script(tmp_path, copy).returncode == 0

    _tamper(
        "DELETE FROM journal_entry",
        "DELETE FROM journal_head",
        "DELETE FROM seals_sealedhead",
        "DELETE FROM seals_seal",
    )
    _acts(2)
    _seal()
    assert verify_all().exit_code == 0, "nothing inside can tell it"
    assert _script(tmp_path, copy).returncode == 6


def test_a_seal_that_was_removed_is_missed() -> None:
    _acts()
    _seal()
    _seal("2026-11-25")
    _tamper(
        "DELETE FROM seals_sealedhead WHERE seal_id = 2", "DELETE FROM seals_seal WHERE number = 2"
    )
    (fault,) = verify_all().faults
    assert fault.what == "seals_seal:2"


def test_a_night_has_one_seal_however_many_workers_make_it() -> None:
    _acts()

    def work() -> None:
        try:
            seal_night(0)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert Seal.objects.count() == 1


def test_a_second_seal_repeats_only_what_moved() -> None:
    _acts()
    _acts(1, "other:1")
    _seal()
    _acts(1)
    second = _seal("2026-11-25")
    assert second.streams == 3
    assert set(second.heads.values_list("stream", flat=True)) == {
        STREAM,
        journal.monthly("system"),
    }


def test_each_closing_is_sealed_once_and_a_moved_one_again() -> None:
    task = call()
    assert closings_seal() == []
    competition = Competition.objects.get(tasks=task)
    _closed(competition, minutes=0.5)
    assert closings_seal() == [], "who asked in time may still be answered"
    _closed(competition, minutes=2)
    (seal,) = closings_seal()
    assert seal.about.startswith(f"konkurs:{competition.pk} ")
    assert closings_seal() == []
    _closed(competition, minutes=1.5)
    assert len(closings_seal()) == 1


def _closed(competition: Competition, *, minutes: float) -> None:
    competition.closes_at = clock.now() - timedelta(minutes=minutes)
    with transaction.atomic():
        competition.save()
        journal.append(stream=competition.stream, act="tested", actor=None, data={})


def test_the_page_shows_seals_and_answers_for_a_receipt(client: Client) -> None:
    with transaction.atomic():
        receipt = journal.append(stream=STREAM, act="tested", actor=None, data={})
    question = {"strumien": receipt.stream, "wpis": f"{receipt.seq}", "suma": receipt.hash[:16]}
    assert "Obejmie go następna pieczęć" in client.get("/sprawdz/dziennik/", question).text
    seal = _seal()
    page = client.get("/sprawdz/dziennik/", question).text
    assert "Potwierdzenie się zgadza" in page
    assert seal.root[:8] in page
    for wrong in ({"suma": "0" * 16}, {"wpis": "2"}, {"strumien": "test:2"}):
        page = client.get("/sprawdz/dziennik/", question | wrong).text
        assert "Potwierdzenie się nie zgadza" in page
    answer = client.get("/sprawdz/dziennik/", question | {"suma": receipt.hash[:4]}).text
    assert "Potwierdzenie się zgadza" not in answer


def test_the_operator_seals_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    _acts()
    assert cli.main(["seal"]) == 0
    assert Seal.objects.get().root in capsys.readouterr().out
    assert cli.main(["verify", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["intact"] is True
