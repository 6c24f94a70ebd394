"""Processes of an installation, looked up as the system shows them."""

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 40.0  # seconds


def eventually(fact: Callable[[], object]) -> bool:
    """Whether something becomes true in time."""
    deadline = time.monotonic() + PATIENCE
    while not fact():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def children(of: int) -> dict[str, int]:
    """The supervisor's children by name; the last argument but one is the sub-command."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            command = (status.parent / "cmdline").read_text().split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == of and "--tied" in command:
            found[command[command.index("--tied") - 1]] = int(status.parent.name)
    return found


def alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be buried does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def database_server(data: Path) -> int:
    """The embedded PostgreSQL of the installation in ``data``, 0 while there is none."""
    try:
        return int((data / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError):
        return 0
