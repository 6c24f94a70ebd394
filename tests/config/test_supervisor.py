"""``ccop up`` keeps its processes alive, and takes them along when it goes."""

import os
import signal
from pathlib import Path

import psycopg

from ccop.config.postgres import Cluster
from tests.tools.database import DATA
from tests.tools.installation import Installation, installation
from tests.tools.processes import PATIENCE, alive, children, database_server, eventually


def _a_worker_listens(running: Installation) -> bool:
    with psycopg.connect(running.database_url) as connection:
        rows = connection.execute("SELECT 1 FROM procrastinate_workers").fetchall()
        return bool(rows)


def test_it_restarts_what_dies_refuses_a_twin_and_stops_with_its_starter() -> None:
    data = DATA / "supervised"
    with installation(data) as running:
        before = children(running.process.pid)
        assert set(before) == {"web", "worker"}

        twin = running.ccop("up")
        assert twin.returncode == 3
        assert "running already" in twin.stderr

        os.kill(before["web"], signal.SIGKILL)
        os.kill(before["worker"], signal.SIGKILL)
        assert eventually(
            lambda: (
                set(after := children(running.process.pid)) == {"web", "worker"}
                and not set(after.values()) & set(before.values())
            )
        )
        assert eventually(lambda: _a_worker_listens(running))
        assert eventually(running.answers)
        server = database_server(data)
        os.kill(server, signal.SIGKILL)
        assert eventually(lambda: database_server(data) != server)
        assert eventually(running.answers)

        after = children(running.process.pid)
        assert running.process.stdin is not None
        running.process.stdin.close()
        running.process.wait(PATIENCE)
        assert not any(map(alive, after.values()))
        assert not Cluster(data / "postgres").running()


def test_killed_outright_it_leaves_nothing_that_hinders_the_next_start() -> None:
    data = DATA / "killed"
    with installation(data) as running:
        left = children(running.process.pid)
        running.process.kill()
        assert eventually(lambda: not any(map(alive, left.values())))
    with installation(data) as again:
        assert again.answers()
        stopped = again.ccop("stop")
        assert stopped.returncode == 0
        assert again.process.wait(PATIENCE) == 0
        assert not Cluster(data / "postgres").running()


def _below(pid: int) -> list[int]:
    found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*found, *(each for child in found for each in _below(child))]


def test_a_web_server_killed_together_with_its_supervisor_leaves_nobody_at_the_port() -> None:
    with installation(DATA / "both-killed") as running:
        web = children(running.process.pid)["web"]
        serving = _below(web)
        assert serving
        os.kill(web, signal.SIGKILL)
        running.process.kill()
        assert eventually(lambda: not any(map(alive, serving)))
