"""``ccop journal verify [--json]``: is the journal still what the database once wrote?"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from ccop.kernel.journal.checks import verify_all
from ccop.kernel.journal.verification import Fault, Kind, Report

_REASONS: dict[Kind, str] = {
    "sequence": "an entry before it is missing, or it is out of turn",
    "link": "it does not continue the entry before it",
    "hash": "its content, time or number was changed",
    "head": "the stream ends here, and its head says otherwise",
    "row": "a row is not as it tells",
    "file": "the bytes it tells of were changed or are missing",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command (Django is set up already). Returns 0 when intact, 2 when a chain is
    broken, 4 when the chains hold and a row or a
    file is not as they tell."""
    parser = argparse.ArgumentParser(prog="ccop journal")
    commands = parser.add_subparsers(dest="command", required=True)
    verify_command = commands.add_parser("verify", help="recompute every hash")
    verify_command.add_argument("--json", action="store_true", help="answer in JSON")
    options = parser.parse_args(arguments)
    report = verify_all()
    sys.stdout.write(_as_json(report) if options.json else _as_text(report))
    return report.exit_code


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
