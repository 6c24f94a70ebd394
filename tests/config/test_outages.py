"""Whatever is killed comes back without a hand, and the outage log tells of it."""

import os
import signal
from pathlib import Path

from ccop.kernel.status.log import Event, OutageFile, What, joined
from tests.tools.database import DATA
from tests.tools.installation import Installation, installation
from tests.tools.processes import alive, children, database_server, eventually


def _log(data: Path) -> list[Event]:
    reading = OutageFile(data).read()
    return joined(reading.events) if reading else []


def _over(data: Path, what: What, *, planned: bool = False) -> list[Event]:
    return [
        event
        for event in _log(data)
        if event.what == what and event.planned == planned and event.ended
    ]


def _kill(running: Installation, child: str) -> None:
    os.kill(children(running.process.pid)[child], signal.SIGKILL)


def test_each_part_that_is_killed_comes_back_and_leaves_an_outage_in_the_log() -> None:
    data = DATA / "outages"
    with installation(data) as running:
        assert _log(data) == []

        _kill(running, "web")
        assert eventually(lambda: _over(data, What.SITE))
        assert running.answers()

        _kill(running, "worker")
        assert eventually(lambda: _over(data, What.WORKER))

        server = database_server(data)
        os.kill(server, signal.SIGKILL)
        assert eventually(lambda: _over(data, What.DATABASE))
        assert eventually(running.answers)
        assert database_server(data) not in (0, server)

        left = children(running.process.pid)
        running.process.kill()
        assert eventually(lambda: not any(map(alive, left.values())))
    before = len(_over(data, What.SITE))

    with installation(data) as again:
        assert len(_over(data, What.SITE)) == before + 1
        assert again.ccop("stop").returncode == 0
        again.process.wait(30)
    (stopped,) = OutageFile(data).going_on()
    assert (stopped.what, stopped.planned) == (What.SITE, True)

    with installation(data):
        assert len(_over(data, What.SITE, planned=True)) == 1
        assert len(_over(data, What.SITE)) == before + 1
        assert OutageFile(data).going_on() == []
