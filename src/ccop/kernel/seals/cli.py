"""``ccop journal verify | export | seal``: is the journal still what the database once wrote?"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from django.db import connection, transaction

from ccop.kernel import clock
from ccop.kernel.journal.checks import verify_all
from ccop.kernel.journal.verification import Fault, Kind, Report
from ccop.kernel.seals.models import Seal
from ccop.kernel.seals.publication import export_lines
from ccop.kernel.seals.services import seal_make

_REASONS: dict[Kind, str] = {
    "sequence": "an entry before it is missing, or it is out of turn",
    "link": "it does not continue the entry before it",
    "hash": "its content, time or number was changed",
    "head": "the stream ends here, and its head says otherwise",
    "cut": "a seal has this entry, and the stream is shorter now",
    "rewritten": "a seal has another entry in this place",
    "seal": "the seal is not what was signed, or one before it is missing",
    "row": "a row is not as it tells",
    "file": "the bytes it tells of were changed or are missing",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command (Django is set up already).

    Of ``verify`` the exit codes are those of :attr:`Report.exit_code`; otherwise 0.
    """
    parser = argparse.ArgumentParser(prog="ccop journal")
    commands = parser.add_subparsers(dest="command", required=True)
    verify = commands.add_parser("verify", help="recompute every hash, compare seals, rows, files")
    verify.add_argument("--json", action="store_true", help="answer in JSON")
    export = commands.add_parser("export", help="write entries and seals for verify_journal.py")
    export.add_argument("file", type=Path)
    commands.add_parser("seal", help="make a seal now")
    options = parser.parse_args(arguments)
    if options.command == "export":
        return _export(options.file)
    if options.command == "seal":
        return _seal()
    report = verify_all()
    sys.stdout.write(_as_json(report) if options.json else _as_text(report))
    return report.exit_code


def _export(file: Path) -> int:
    with transaction.atomic(), file.open("w", encoding="utf-8") as stream:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        stream.writelines(f"{line}\n" for line in export_lines())
    return 0


def _seal() -> int:
    seal = seal_make(reason=Seal.Reason.HAND, about=clock.now().isoformat())
    sys.stdout.write(f"Seal {seal.number}: {seal.root}\n")
    return 0


def _as_json(report: Report) -> str:
    return json.dumps({"intact": not report.faults, **asdict(report)}, ensure_ascii=False) + "\n"


def _as_text(report: Report) -> str:
    verdict = f"{len(report.faults)} fault(s)" if report.faults else "intact"
    lines = [f"The journal: {verdict}; entries: {report.entries}, streams: {report.streams}."]
    lines += [f"  {_place(fault)}: {_REASONS[fault.kind]}" for fault in report.faults]
    return "\n".join(lines) + "\n"


def _place(fault: Fault) -> str:
    entry = f"{fault.stream} #{fault.seq}" if fault.stream else "no entry"
    return f"{entry}, {fault.what}" if fault.what else entry
