"""``ccop up`` keeps its processes alive, and takes them along when it goes."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from ccop.config.postgres import Cluster
from tests.tools.database import DATA
from tests.tools.installation import Installation, installation

_PATIENCE = 30.0  # seconds


def _eventually(fact: Callable[[], object]) -> bool:
    deadline = time.monotonic() + _PATIENCE
    while not fact():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def _children(of: int) -> dict[str, int]:
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


def _alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def _database_server(data: Path) -> int:
    try:
        return int((data / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    except FileNotFoundError:
        return 0


def _a_worker_listens(running: Installation) -> bool:
    with psycopg.connect(running.database_url) as connection:
        rows = connection.execute("SELECT 1 FROM procrastinate_workers").fetchall()
        return bool(rows)


def test_it_restarts_what_dies_refuses_a_twin_and_stops_with_its_starter() -> None:
    data = DATA / "supervised"
    with installation(data) as running:
        before = _children(running.process.pid)
        assert set(before) == {"web", "worker"}

        twin = running.ccop("up")
        assert twin.returncode == 3
        assert "running already" in twin.stderr

        os.kill(before["web"], signal.SIGKILL)
        os.kill(before["worker"], signal.SIGKILL)
        assert _eventually(
            lambda: (
                set(after := _children(running.process.pid)) == {"web", "worker"}
                and not set(after.values()) & set(before.values())
            )
        )
        assert _eventually(lambda: _a_worker_listens(running))
        assert _eventually(running.answers)
        server = _database_server(data)
        os.kill(server, signal.SIGKILL)
        assert _eventually(lambda: _database_server(data) != server)
        assert _eventually(running.answers)

        after = _children(running.process.pid)
        assert running.process.stdin is not None
        running.process.stdin.close()
        running.process.wait(_PATIENCE)
        assert not any(map(_alive, after.values()))
        assert not Cluster(data / "postgres").running()


def test_killed_outright_it_leaves_nothing_that_hinders_the_next_start() -> None:
    data = DATA / "killed"
    with installation(data) as running:
        children = _children(running.process.pid)
        running.process.kill()
        assert _eventually(lambda: not any(map(_alive, children.values())))
    with installation(data) as again:
        assert again.answers()
        stopped = again.ccop("stop")
        assert stopped.returncode == 0
        assert again.process.wait(_PATIENCE) == 0
        assert not Cluster(data / "postgres").running()
