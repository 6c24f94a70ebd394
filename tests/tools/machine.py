"""What the machine may lack: a browser, Java, the HTML checker.

As root on Debian a lack is mended by apt-get. What cannot be had makes its tests skip with a reason
that begins with :data:`ANNOUNCED`; a skip without it fails the run in CI (see conftest.py).
"""

import fcntl
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import NoReturn

import pytest

from ccop.config.places import beside_checkout

ANNOUNCED = "Not on this machine:"
WORKSHOP = beside_checkout("build/tools")
"""Where compiled and fetched tools are kept between runs."""

_LIGHT = "chromium-headless-shell"
"""Without a user interface of its own: pages open in two thirds of the time."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_INSTALL_LIMIT = 300  # seconds


@contextmanager
def workshop_alone() -> Iterator[None]:
    """Nobody else fetches or compiles a tool meanwhile; other runs and workers wait."""
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    with (WORKSHOP / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def missing(what: str) -> NoReturn:
    """Skip the test, telling which tool it would have needed."""
    pytest.skip(f"{ANNOUNCED} {what}")


@cache
def chromium() -> str:
    """Path of a Chromium; the environment's ``CHROMIUM`` goes before the search path."""
    if given := os.environ.get("CHROMIUM"):
        return given
    if not _program(_LIGHT) and not apt_install(_LIGHT) and not _program(*_BROWSERS):
        apt_install("chromium")
    return _program(_LIGHT, *_BROWSERS) or missing("Chromium (name one in CHROMIUM)")


@cache
def java() -> str:
    """Path of a Java that can also compile."""
    if not (_program("java") and _program("javac")):
        apt_install("default-jdk-headless")
    if not _program("javac"):
        missing("Java with its compiler (Debian: default-jdk-headless)")
    return _program("java") or missing("Java")


@cache
def apt_install(*packages: str) -> bool:
    """Install Debian packages where that is possible; False where not or when it failed."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    with (WORKSHOP / "apt.log").open("a") as log:
        fcntl.flock(log, fcntl.LOCK_EX)
        for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            try:
                subprocess.run(
                    ["apt-get", *command],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env=environment,
                    timeout=_INSTALL_LIMIT,
                    check=True,
                )
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
                return False
    return True


def free_port() -> int:
    """A port of the loopback address that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _program(*names: str) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)
