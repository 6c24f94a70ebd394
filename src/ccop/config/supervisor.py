"""``ccop up`` and ``ccop stop``: an installation on one machine as one command.

The supervisor starts PostgreSQL, has the database prepared, then keeps web server and workers
alive. It holds no Django itself. Each child's standard input is a pipe whose other end only the
supervisor has: should the supervisor die of a kill -9, the children see their input close and end.
"""

import argparse
import fcntl
import os
import select
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from ccop.config import database, health
from ccop.config.environment import Environment
from ccop.config.outage_watch import OutageWatch
from ccop.config.processes import STANDARD_INPUT, TIED, when_input_closes
from ccop.config.trouble import Trouble
from ccop.kernel.status.log import What

_LONGEST_PAUSE = 30.0  # seconds between two attempts to start a child that keeps dying
_ROUND = 1.0  # seconds between two looks at what runs
_STEADY = 60.0  # seconds after which a child's earlier deaths are forgotten
_RECOVERED = 5.0  # seconds that a new worker must live before its work counts as going on
_GRACE = 15.0  # seconds in which a child may end by itself
_READY = 60.0  # seconds in which the first page must be served
_PORT = 10.0  # seconds in which a dying predecessor may free the port


def main(arguments: Sequence[str]) -> int:
    """``ccop up``: run until Ctrl-C, ``ccop stop``, or the end of the terminal."""
    argparse.ArgumentParser(prog="ccop up").parse_args(arguments)
    environment = Environment.load()
    environment.data.mkdir(mode=0o755, parents=True, exist_ok=True)
    with _only_one(environment.data):
        return _Supervisor(environment).run()


def stop(arguments: Sequence[str]) -> int:
    """``ccop stop``: end the supervisor of this installation and its PostgreSQL."""
    argparse.ArgumentParser(prog="ccop stop").parse_args(arguments)
    environment = Environment.load()
    lock = environment.data / "supervisor"
    deadline = time.monotonic() + 2 * _GRACE
    while (running := _holder(lock)) and time.monotonic() < deadline:
        os.kill(running, signal.SIGTERM)
        time.sleep(0.5)
    if running:
        raise Trouble(f"Process {running} does not stop.")
    cluster = database.embedded(environment)
    if cluster:
        cluster.stop()
    return 0


@contextmanager
def _only_one(data: Path) -> Iterator[None]:
    path = data / "supervisor"
    with path.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Trouble(
                f"This installation is running already (process {lock.read()}); "
                "`ccop stop` stops it."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
        lock.truncate(0)


def _holder(path: Path) -> int | None:
    """The process that holds the lock, or None."""
    if not path.exists():
        return None
    with path.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return int(lock.read() or 0) or None
    return None


def _input_is_an_open_pipe() -> bool:
    """Whether a program holds the other end of our standard input.

    A terminal that closes sends SIGHUP; a program that started us over a pipe only vanishes. A pipe
    that can be read at once was fed or closed by a script and tells nothing.
    """
    try:
        is_pipe = stat.S_ISFIFO(os.fstat(STANDARD_INPUT).st_mode)
    except OSError:
        return False
    return is_pipe and not select.select([STANDARD_INPUT], [], [], 0)[0]


@dataclass
class _Child:
    """A process to keep alive."""

    name: str
    pipe: int
    """Read end of the pipe that ties the child to us."""
    process: subprocess.Popen[bytes] = field(init=False)
    started: float = field(init=False)
    deaths: int = 0

    def start(self) -> None:
        command = [sys.executable, "-m", "ccop.config", self.name, TIED]
        # A group of its own: Ctrl-C reaches only us, and what a dead child left can be ended too.
        self.process = subprocess.Popen(command, stdin=self.pipe, process_group=0)
        self.started = time.monotonic()

    def end(self) -> None:
        """Ask the child to end; after the grace period end it and whatever it left."""
        if self.process.poll() is None:
            self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(_GRACE)
        self.sweep()

    def sweep(self) -> None:
        """Kill what is left of the child's process group."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def age(self) -> float:
        """For how many seconds it has lived; 0 when it is dead."""
        return time.monotonic() - self.started if self.process.poll() is None else 0.0

    def revive(self) -> None:
        """Start the child again if it died and its pause is over."""
        if self.process.poll() is None:
            return
        pause = min(_LONGEST_PAUSE, 0.5 * 2**self.deaths)
        age = time.monotonic() - self.started
        if age < pause:
            return
        self.sweep()
        self.deaths = 0 if age > _STEADY else self.deaths + 1
        sys.stderr.write(
            f"ccop: {self.name} ended (code {self.process.returncode}); started anew\n"
        )
        self.start()


class _Supervisor:
    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.cluster = database.embedded(environment)
        self.stopping = threading.Event()
        self.begun = time.monotonic()
        self.watch = OutageWatch(environment)
        self.children: list[_Child] = []
        self.pipe, self._held = os.pipe()

    def run(self) -> int:
        self._listen_for_the_end()
        self._await_port()
        self.watch.resume()
        try:
            if self.cluster:
                self.cluster.start()
                self._tell("PostgreSQL runs")
            self._prepare()
            names = ["web", *["worker"] * self.environment.workers]
            self.children += [_Child(name, self.pipe) for name in names]
            for child in self.children:
                if not self.stopping.is_set():
                    child.start()
            self._await_first_page()
            while not self.stopping.wait(_ROUND):
                self._revive_database()
                self._notice_deaths()
                for child in self.children:
                    child.revive()
        finally:
            self._end()
        return 0

    def _listen_for_the_end(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())
        if _input_is_an_open_pipe():
            when_input_closes(self.stopping.set)

    def _await_port(self) -> None:
        """Wait while the children of a killed supervisor end; refuse a port that others use."""
        address = (self.environment.host, self.environment.port)
        family = socket.AF_INET6 if ":" in self.environment.host else socket.AF_INET
        deadline = time.monotonic() + _PORT
        while True:
            with socket.socket(family) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(address)
                except OSError as error:
                    if time.monotonic() > deadline:
                        raise Trouble(
                            f"Port {address[1]} of {address[0]} cannot be used ({error.strerror}); "
                            "CCOP_PORT names another."
                        ) from None
                else:
                    return
            time.sleep(0.2)

    def _prepare(self) -> None:
        child = _Child("prepare", self.pipe)
        child.start()
        while child.process.poll() is None and not self.stopping.wait(0.05):
            pass
        child.end()
        if child.process.returncode and not self.stopping.is_set():
            raise Trouble("the preparation failed, see above")
        self._tell("database and static files are up to date")

    def _notice_deaths(self) -> None:
        """Log children that died; the watch sees by itself when the web server answers again."""
        for child in self.children:
            if child.process.poll() is not None:
                self.watch.began(What.WORKER if child.name == "worker" else What.SITE)
        workers = [child for child in self.children if child.name == "worker"]
        if all(child.age > _RECOVERED for child in workers):
            self.watch.ended(What.WORKER)

    def _revive_database(self) -> None:
        if not self.cluster:
            return
        try:
            if self.cluster.running():
                return
            self.watch.began(What.DATABASE)
            if self.cluster.start():
                self.watch.ended(What.DATABASE)
                sys.stderr.write("ccop: PostgreSQL had ended; started anew\n")
        except Trouble as trouble:
            sys.stderr.write(f"ccop: {trouble}\n")

    def _await_first_page(self) -> None:
        deadline = time.monotonic() + _READY
        while not health.answers(self.environment):
            if time.monotonic() > deadline:
                raise Trouble("the web server does not answer, see above")
            if self.stopping.wait(0.1):
                return
            for child in self.children:
                child.revive()
        self.watch.serving()
        self._tell("web server and worker run")
        sys.stdout.write(f"\n  {self.environment.base_url}/\n\n")
        sys.stdout.flush()

    def _end(self) -> None:
        self.watch.stop(planned=self.stopping.is_set())
        self.stopping.set()
        started = [child for child in self.children if hasattr(child, "process")]
        for child in started:
            if child.process.poll() is None:
                child.process.terminate()
        for child in started:
            child.end()
        if self.cluster:
            self.cluster.stop()
        self._tell("stopped")

    def _tell(self, what: str) -> None:
        sys.stdout.write(f"[{time.monotonic() - self.begun:5.1f} s] {what}\n")
        sys.stdout.flush()
