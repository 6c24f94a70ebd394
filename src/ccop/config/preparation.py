"""``ccop prepare``: everything that must be done once after the program or its version changed.

Each step does nothing when its sources are as they were, so a second start is quick.
"""

import hashlib
import stat
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands

from ccop.config import database, demonstration, messages
from ccop.config.environment import Environment
from ccop.config.processes import parse_tied
from ccop.config.trouble import Trouble
from ccop.kernel.city.installation import WrongMode, ensure_mode
from ccop.kernel.city.mode import mode


def main(arguments: Sequence[str]) -> int:
    """Bring database, catalogues and static files up to date; in a demonstration fill the city."""
    parse_tied("prepare", arguments)
    environment = Environment.load()
    _timed("tables and rights", lambda: database.prepare(database.addresses(environment).owner))
    _refuse_other_mode()
    _timed("catalogues", messages.compile_all)
    _timed("static files", collect_static)
    if environment.demonstration:
        _timed("demonstration city", demonstration.load)
    return 0


def collect_static() -> None:
    """Copy, name by content and compress the static files, unless they are as they were."""
    if "build_fonts" in get_commands():
        call_command("build_fonts", verbosity=0)
    mark = Path(settings.STATIC_ROOT) / ".sources"
    sources = _static_sources()
    if not mark.exists() or mark.read_text() != sources:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        mark.write_text(sources)


def _static_sources() -> str:
    state = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state.update(f"{path} {Path(storage.path(path)).stat()[stat.ST_MTIME]}\n".encode())
    return state.hexdigest()


def _refuse_other_mode() -> None:
    try:
        ensure_mode(mode())
    except WrongMode as wrong:
        raise Trouble(str(wrong)) from None


def _timed(name: str, step: Callable[[], object]) -> None:
    begun = time.monotonic()
    step()
    sys.stdout.write(f"          {name}: {time.monotonic() - begun:.1f} s\n")
    sys.stdout.flush()
