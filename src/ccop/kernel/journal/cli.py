"""``ccop journal verify [--json]``: is the journal still what the database once wrote?"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ccop.kernel.journal.verification import Fault, Report, verify


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command (Django is set up already). Returns 0 when intact, 2 when broken."""
    parser = argparse.ArgumentParser(prog="ccop journal")
    commands = parser.add_subparsers(dest="command", required=True)
    verify_command = commands.add_parser("verify", help=_("recompute every hash of the journal"))
    verify_command.add_argument("--json", action="store_true", help=_("answer in JSON"))
    options = parser.parse_args(arguments)
    report = verify()
    sys.stdout.write(_as_json(report) if options.json else _as_text(report))
    return report.exit_code


def _as_json(report: Report) -> str:
    return json.dumps({"intact": not report.faults, **asdict(report)}, ensure_ascii=False) + "\n"


def _as_text(report: Report) -> str:
    size = _("Entries: %(entries)d, streams: %(streams)d.") % {
        "entries": report.entries,
        "streams": report.streams,
    }
    if not report.faults:
        return f"{_('The journal is intact.')} {size}\n"
    count = len(report.faults)
    verdict = ngettext(
        "The journal was changed: %(count)d fault.",
        "The journal was changed: %(count)d faults.",
        count,
    ) % {"count": count}
    return "\n".join([f"{verdict} {size}", *map(_sentence, report.faults)]) + "\n"


def _sentence(fault: Fault) -> str:
    reasons = {
        "sequence": _("an entry before it is missing, or it is out of turn"),
        "link": _("it does not continue the entry before it"),
        "hash": _("its content, time or number was changed"),
        "head": _("the stream does not end where its head says"),
    }
    place = fault.stream if fault.seq is None else f"{fault.stream} #{fault.seq}"
    return f"  {place}: {reasons[fault.kind]}"
