"""A whole installation as an operator starts it, for tests from outside."""

import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ccop.config.postgres import SITE, Cluster
from tests.tools.machine import free_port

_START_LIMIT = 120  # seconds
_STOP_LIMIT = 40  # seconds
_COMMAND_LIMIT = 180  # seconds


@dataclass(frozen=True)
class Installation:
    """A running ``ccop up`` in demonstration mode."""

    url: str
    """Address without a final slash."""
    data: Path
    process: "subprocess.Popen[str]"

    @property
    def database_url(self) -> str:
        """For a look into its database, as the site's role."""
        return Cluster(self.data / "postgres").url(SITE)

    def answers(self) -> bool:
        """Whether its health page is served."""
        try:
            with urllib.request.urlopen(f"{self.url}/zdrowie/", timeout=10):
                return True
        except OSError:
            return False

    def ccop(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run the operator's command on this installation."""
        return ccop(self.data, *arguments)


def ccop(data: Path, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run the operator's command on the installation in ``data``."""
    return subprocess.run(
        [sys.executable, "-m", "ccop.config", *arguments],
        env=environment_of(data) | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=_COMMAND_LIMIT,
    )


@contextmanager
def installation(data: Path, **settings: str) -> Iterator[Installation]:
    """Start an installation in ``data``, wait for its address, stop it at the end.

    ``settings`` are further variables of its environment. Raises RuntimeError with its output
    when it does not start.
    """
    port = free_port()
    environment = environment_of(data) | {"CCOP_PORT": str(port), "CCOP_WEB_PROCESSES": "1"}
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "ccop.config", "up"],
            env=environment | settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=output,
            text=True,
        )
        try:
            said = _until_address(process)
            if not said.endswith("/"):
                output.seek(0)
                raise RuntimeError(f"ccop up did not start:\n{said}\n{output.read()}")
            yield Installation(said.rsplit(maxsplit=1)[-1].rstrip("/"), data, process)
        finally:
            process.terminate()
            process.wait(_STOP_LIMIT)


def _until_address(process: "subprocess.Popen[str]") -> str:
    said = []
    for line in process.stdout or ():
        said.append(line.strip())
        if said[-1].startswith("http"):
            break
    return "\n".join(said)


def environment_of(data: Path) -> dict[str, str]:
    """The variables of a program that works on the installation in ``data``."""
    ours = ("CCOP_", "DATABASE_", "SMTP_", "DJANGO_")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return clean | {"CCOP_DATA": str(data)}
