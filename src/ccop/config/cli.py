"""``ccop``, the operator's command.

Sub-commands live where their subject lives, as ``main(arguments) -> exit code``, and are imported
only when asked for: ``ccop form`` starts no database, ``ccop stop`` not even Django.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from importlib.metadata import version

from ccop.config.trouble import Trouble

TROUBLE = 3
"""Exit code for what the operator must mend before the command can do its work."""


class Needs(Enum):
    """What must be there before a sub-command begins."""

    NOTHING = auto()
    DJANGO = auto()
    """Settings and models; the database need not answer."""
    DATABASE = auto()
    """Django and a running database; the embedded one is started if need be."""


@dataclass(frozen=True)
class Command:
    module: str
    needs: Needs
    help: str
    function: str = "main"


COMMANDS = {
    "up": Command(
        "ccop.config.supervisor", Needs.NOTHING, "start everything and print the address"
    ),
    "stop": Command(
        "ccop.config.supervisor", Needs.NOTHING, "stop everything, PostgreSQL included", "stop"
    ),
    "check": Command("ccop.config.checkup", Needs.DJANGO, "tell how the installation is"),
    "backup": Command("ccop.config.backup", Needs.DATABASE, "write database and files to a file"),
    "restore": Command(
        "ccop.config.backup", Needs.DATABASE, "read a backup into an empty installation", "restore"
    ),
    "demo": Command("ccop.config.demonstration", Needs.DATABASE, "load the demonstration city"),
    "journal": Command(
        "ccop.kernel.seals.cli", Needs.DATABASE, "verify, export or seal the journal"
    ),
    "role": Command("ccop.kernel.people.cli", Needs.DATABASE, "give or end a city role"),
    "form": Command("ccop.kernel.paperwork.cli", Needs.DJANGO, "check and print official forms"),
    "law": Command("ccop.kernel.statutes.cli", Needs.DATABASE, "rules of the Act, their numbers"),
    "search": Command(
        "ccop.kernel.search.cli", Needs.DATABASE, "make the index of the search anew"
    ),
    "prepare": Command(
        "ccop.config.preparation", Needs.DATABASE, "bring database and static files up to date"
    ),
    "web": Command("ccop.config.processes", Needs.NOTHING, "run only the web server", "web"),
    "worker": Command(
        "ccop.config.processes", Needs.DATABASE, "run only a worker for background jobs", "worker"
    ),
    "messages": Command(
        "ccop.config.messages", Needs.DJANGO, "update or check the Polish catalogues"
    ),
    "django": Command("ccop.config.administration", Needs.DATABASE, "run a command of Django's"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command and return its exit code."""
    options = _parser().parse_args(arguments)
    command = COMMANDS[options.command]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ccop.config.settings")
    try:
        if command.needs is not Needs.NOTHING:
            start = importlib.import_module("ccop.config.beginning")
            start.begin(with_database=command.needs is Needs.DATABASE)
        run: Callable[[Sequence[str]], int] = getattr(
            importlib.import_module(command.module), command.function
        )
        return run(options.arguments)
    except Trouble as trouble:
        sys.stderr.write(f"ccop {options.command}: {trouble}\n")
        return TROUBLE


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    parser = argparse.ArgumentParser(
        prog="ccop",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(
            ["commands:", *(f"  {name:{width}}  {each.help}" for name, each in COMMANDS.items())]
        ),
    )
    parser.add_argument("--version", action="version", version=version("ccop"))
    parser.add_argument("command", choices=COMMANDS, metavar="command")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="those of the command")
    return parser
