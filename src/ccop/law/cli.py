"""``ccop law``: the rules of the Act from the command line, without a web server or a database.

    ccop law list
    ccop law show ART13-1
    ccop law run ART13-1 bip=2026-03-02 website=2026-03-02 board=2026-03-05
    ccop law run ART19A-6 --on 2024-12-03 transferred=12000 asked=9000

Answers are JSON on standard output. Exit codes: 0 answered, 2 an unknown rule or a value that
cannot be taken, told in one line on standard error.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from ccop.law.catalogue import Entry, UnknownRule, catalogue, entry_of
from ccop.law.inputs import BadInputs
from ccop.law.parameters import Table
from ccop.law.reading import Unreadable, parse_date
from ccop.law.rule import Rule
from ccop.law.running import run

OK, UNUSABLE = 0, 2


class Unusable(Exception):
    """A question that cannot be answered; the message is one line."""


def main(arguments: Sequence[str], *, today: date, table: Table) -> int:
    """Run one sub-command and return its exit code; `today` counts where nothing gives a day."""
    options = _parser().parse_args(arguments)
    try:
        answer = options.answer(options, today, table)
    except (Unusable, BadInputs) as problem:
        sys.stderr.write(f"ccop law: {problem}\n")
        return UNUSABLE
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ccop law", description="Rules of the Act.")
    commands = parser.add_subparsers(required=True, metavar="command")
    listing = commands.add_parser("list", help="every rule with its state")
    listing.set_defaults(answer=_list)
    show = commands.add_parser("show", help="a rule with its inputs")
    show.set_defaults(answer=_show)
    asking = commands.add_parser("run", help="what a rule answers")
    asking.set_defaults(answer=_run)
    for command in (show, asking):
        command.add_argument("rule", help="its id, such as ART13-1")
    asking.add_argument("inputs", nargs="*", metavar="name=value")
    asking.add_argument("--on", help="day whose law decides where the inputs do not give one")
    return parser


def _list(_options: argparse.Namespace, _today: date, _table: Table) -> list[dict[str, str]]:
    return [entry.model_dump() for entry in catalogue()]


def _show(options: argparse.Namespace, _today: date, _table: Table) -> dict[str, Any]:
    return _entry(options.rule).to_json()


def _run(options: argparse.Namespace, today: date, table: Table) -> dict[str, Any]:
    inputs = dict(_pair(each) for each in options.inputs)
    asked = _day(options.on) if options.on else today
    return run(_coded(options.rule), inputs, table=table, asked=asked).to_json()


def _coded(code: str) -> Rule[..., Any]:
    entry = _entry(code)
    if entry.rule is None:
        raise Unusable(f"{code} is no function ({entry.state}: {entry.note})")
    return entry.rule


def _entry(code: str) -> Entry:
    try:
        return entry_of(code)
    except UnknownRule as unknown:
        raise Unusable(f"there is no rule {code!r}; see: ccop law list") from unknown


def _pair(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign:
        raise Unusable(f"{text!r} is not name=value")
    return name, _listed(value) if value.startswith("[") else value


def _listed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as wrong:
        raise Unusable(f"{text!r} is no JSON list") from wrong


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except Unreadable as wrong:
        raise Unusable(f"--on: {wrong}") from wrong
