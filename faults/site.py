"""One installation under a scenario: started as an operator starts it, and started again as systemd
would start it after its supervisor was killed."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg

from ccop.config.places import CHECKOUT
from tests.tools.installation import Installation, environment_of, installation
from tests.tools.processes import children, database_server

BACK_LIMIT = 120.0  # seconds in which service has to be back
_PREPARATION_LIMIT = 900  # seconds


def _lasting_port() -> int:
    """A free port that no outgoing connection is given: a client that knocks where nobody listens
    could otherwise be connected to itself and hold the port against the next start."""
    for port in random.sample(range(10_000, 32_000), 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no port is free")


class Site:
    """An installation in a folder of its own, always at the same port."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        self.port = _lasting_port()
        self._settings = {"CCOP_PORT": str(self.port), "CCOP_WEB_PROCESSES": "1", **settings}
        self._running = ExitStack()
        self.here: Installation

    def start(self) -> None:
        """``ccop up``, until its address is served."""
        self.here = self._running.enter_context(installation(self.data, **self._settings))

    def stop(self) -> None:
        """End it as an operator does."""
        self._running.close()

    def kill(self, *names: str) -> None:
        """``kill -9`` of "database", "web", "worker", "supervisor", one right after the other."""
        pids = {
            **children(self.here.process.pid),
            "database": database_server(self.data),
            "supervisor": self.here.process.pid,
        }
        for name in names:
            os.kill(pids[name], signal.SIGKILL)
        if "supervisor" in names:
            self.here.process.wait(30)
            threading.Thread(target=self.start, daemon=True).start()

    def answers(self) -> bool:
        """Whether a page that asks the database is served."""
        try:
            url = f"http://localhost:{self.port}/konkursy/"
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def back_after(self) -> float:
        """Seconds until pages are served again; TimeoutError when they are not."""
        begun = time.monotonic()
        while not self.answers():
            if time.monotonic() - begun > BACK_LIMIT:
                raise TimeoutError("service did not come back by itself")
            time.sleep(0.1)
        return time.monotonic() - begun

    def do(self, function: str, argument: object = "") -> Any:
        """Call a function of :mod:`faults.preparing` inside the installation."""
        done = subprocess.run(
            [sys.executable, "-m", "faults.prepare", function, str(argument)],
            env=environment_of(self.data) | self._settings,
            capture_output=True,
            text=True,
            cwd=CHECKOUT,
            timeout=_PREPARATION_LIMIT,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return json.loads(done.stdout)

    def asked(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a question to its database, as the site's role."""
        with psycopg.connect(self.here.database_url, connect_timeout=10) as database:
            return database.execute(query.encode()).fetchall()
