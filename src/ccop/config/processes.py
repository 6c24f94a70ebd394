"""The two kinds of process that serve: the web server and the worker of background jobs."""

import argparse
import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Sequence
from typing import cast

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from ccop.config.environment import Environment
from ccop.kernel.status.admission import AT_ONCE, QUEUED, SPARE

TIED = "--tied"
STANDARD_INPUT = 0  # the file descriptor, there even where sys.stdin is None
_THREADS = AT_ONCE + QUEUED + SPARE
_BACKLOG = 4096  # connections that the system holds until we take them, as far as it allows
_CONNECTIONS = 2048  # taken at a time by one web process, those that only stay open included
_FILES = 8192  # open files, where the operator allows them: each connection is one
_JOBS = 2  # background jobs at a time in one worker
_ROUND = 1.0  # seconds between two looks whether the parent lives
_GRACE = 10  # seconds in which requests and jobs may be finished after a signal to end


def web(arguments: Sequence[str]) -> int:
    """``ccop web``: serve until told to stop."""
    parse_tied("web", arguments)
    environment = Environment.load()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, allowed), hard))
    Granian(
        "ccop.config.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=environment.web_processes,
        blocking_threads=_THREADS,
        backlog=_BACKLOG,
        backpressure=_CONNECTIONS,
        respawn_failed_workers=True,
        workers_kill_timeout=_GRACE,
        log_level=LogLevels.warning,
    ).serve()
    return 0


def worker(arguments: Sequence[str]) -> int:
    """``ccop worker``: do background jobs until told to stop."""
    parse_tied("worker", arguments)
    connector = cast("DjangoConnector", app.connector)
    with app.replace_connector(connector.get_worker_connector()) as working:
        working.run_worker(concurrency=_JOBS, shutdown_graceful_timeout=_GRACE)
    return 0


def when_input_closes(act: Callable[[], None]) -> None:
    """Call ``act`` once whoever holds the other end of our standard input is gone."""

    def watch() -> None:
        while os.read(STANDARD_INPUT, 1024):
            pass
        act()

    threading.Thread(target=watch, daemon=True).start()


def end_with_parent() -> None:
    """End this process soon after the one that started it, should that one be killed outright.

    Otherwise what serves would live on, hold the port, and hinder the next start.
    """
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_ROUND)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def parse_tied(name: str, arguments: Sequence[str]) -> None:
    """Parse the command line of a supervisor's child and obey its one option."""
    parser = argparse.ArgumentParser(prog=f"ccop {name}")
    parser.add_argument(TIED, action="store_true", help="end when standard input is closed")
    if parser.parse_args(arguments).tied:
        when_input_closes(lambda: os.kill(os.getpid(), signal.SIGTERM))
