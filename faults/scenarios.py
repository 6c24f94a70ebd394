"""The scenarios, each a function of a running site that answers what was measured."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faults.checking import Broken, check
from faults.line import Line
from faults.senders import Sent, Writer, at, submit, submit_all
from faults.site import Site

OFFERS, CLIENTS = 300, 16
_CROWD = 1_000
_PAIRS = 50
_PRINTING = 180.0  # seconds
_MIDDLE = 3.0  # seconds after the first sender


class NotHere(Exception):
    """The machine lacks what the scenario needs; says what."""


@dataclass
class Measured:
    """What a scenario tells of itself."""

    sent: Sequence[Sent] = ()
    back: float | None = None
    """Seconds until pages were served again."""
    remarks: list[str] = field(default_factory=list)


Scenario = Callable[[Path], Measured]
SCENARIOS: dict[str, Scenario] = {}


def scenario(name: str) -> Callable[[Scenario], Scenario]:
    """Enter a scenario under the name it has in the table."""

    def enter(function: Scenario) -> Scenario:
        SCENARIOS[name] = function
        return function

    return enter


@contextmanager
def running(data: Path, **settings: str) -> Iterator[Site]:
    """An installation from its start to its end."""
    site = Site(data, **settings)
    site.start()
    try:
        yield site
    finally:
        site.stop()


@contextmanager
def typing(site: Site, drafts: list[dict[str, Any]]) -> Iterator[list[Writer]]:
    """People who write drafts all the while."""
    writers = [Writer(site.port, draft) for draft in drafts]
    for writer in writers:
        writer.start()
    try:
        yield writers
    finally:
        for writer in writers:
            writer.done.set()
            writer.join(60)


def storm(
    site: Site,
    harm: Callable[[], object],
    count: int = OFFERS,
    *,
    sessions_end: bool = False,
) -> Measured:
    """Submissions from many clients, harm in their middle, and all questions afterwards."""
    ready = site.do("offers", count)
    measured = Measured()
    with typing(site, ready["drafts"]) as writers:

        def middle() -> None:
            harm()
            measured.back = site.back_after()

        harmed = at(_MIDDLE, middle)
        measured.sent = submit_all(site.port, ready["offers"], CLIENTS)
        harmed.join(200)
    check(site, measured.sent, writers, sessions_end=sessions_end)
    if measured.back is None:
        raise Broken("service did not come back by itself")
    return measured


def _killing(*names: str) -> Scenario:
    def kill(data: Path) -> Measured:
        with running(data) as site:
            return storm(site, lambda: site.kill(*names))

    return kill


for _names in (
    ("database",),
    ("web",),
    ("worker",),
    ("supervisor",),
    ("database", "web", "worker", "supervisor"),
):
    SCENARIOS[f"kill -9: {', '.join(_names)}"] = _killing(*_names)


@contextmanager
def _small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, check=False).returncode:
        raise NotHere("the right to mount a small disk (root)")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S607


def _filled(folder: Path, seconds: float) -> None:
    """Take all room on a disk, and give it back after a while."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"\0" * 65_536)
        except OSError:
            time.sleep(seconds)
    ballast.unlink()


def _printed(site: Site, expected: int) -> int:
    """How many of the submitted offers have their PDF; the worker is given time to try again."""
    deadline = time.monotonic() + _PRINTING
    while True:
        query = "SELECT count(*) FROM paperwork_rendition WHERE state = 'made'"
        ((made,),) = site.asked(query)
        if made >= expected or time.monotonic() > deadline:
            return int(made)
        time.sleep(1)


def _full(place: str, megabytes: int) -> Scenario:
    def fill(data: Path) -> Measured:
        data.mkdir(parents=True, exist_ok=True)
        data.chmod(0o755)
        with _small_disk(data / place, megabytes), running(data) as site:
            measured = storm(site, lambda: _filled(data / place, 6.0))
            measured.remarks.append(f"PDF files made: {_printed(site, len(measured.sent))}")
            return measured

    return fill


SCENARIOS["disk full: database"] = _full("postgres", 600)
SCENARIOS["disk full: files"] = _full("files", 40)
SCENARIOS["disk full: logs"] = _full("outages", 4)


@scenario("machine's clock a day back, then forward")
def clock_stepped(data: Path) -> Measured:
    """libfaketime stands between all processes and the clock; a file tells it how far to go."""
    library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
    if library is None:
        raise NotHere("libfaketime")
    step = data.parent / "faketime"
    step.write_text("+0\n")
    step.chmod(0o644)
    faked = {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(step),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }

    def turn() -> None:
        for offset in ("-1d", "+1d", "+0"):
            step.write_text(f"{offset}\n")
            time.sleep(3)

    with running(data, **faked) as site:
        measured = storm(site, turn, sessions_end=True)
        asked = sum(each.signed_out for each in measured.sent)
        measured.remarks.append(f"asked to sign in while the day was ahead: {asked}")
        return measured


@scenario("connection cut after the commit, before the answer")
def answers_lost(data: Path) -> Measured:
    """A line between browsers and the site that loses the first answer to every submission."""
    with running(data) as site:
        ready = site.do("offers", OFFERS)
        with Line(site.port) as line:
            sent = submit_all(line.port, ready["offers"], CLIENTS)
        check(site, sent)
        if not all(each.cut for each in sent):
            raise Broken("the line lost no answer")
        return Measured(sent, remarks=[f"answers lost: {sum(each.cut for each in sent)}"])


@scenario("two signatories at the same second")
def two_at_once(data: Path) -> Measured:
    """Both press the button of one offer, each with a form of their own."""
    with running(data) as site:
        orders = site.do("offers", _PAIRS)["offers"]
        sent: list[Sent] = []
        for order in orders:
            both = threading.Barrier(2)

            def press(who: int, order: dict[str, Any] = order, both: Any = both) -> None:
                both.wait(10)
                token = order["token"][:-1] + str(who)
                sent.append(submit(site.port, order, who=who, token=token))

            pair = [threading.Thread(target=press, args=[who]) for who in (0, 1)]
            for thread in pair:
                thread.start()
            for thread in pair:
                thread.join(60)
        check(site, sent)
        refused = sum(1 for each in sent if each.refusal)
        return Measured(sent, remarks=[f"pairs: {_PAIRS}, told that it is done: {refused}"])


@scenario("deadline moved while 50 send")
def deadline_moved(data: Path) -> Measured:
    """The call is extended while offers come; nobody is refused."""
    with running(data) as site:
        ready = site.do("offers", _PAIRS)
        moved: list[object] = []
        acting = at(0.0, lambda: moved.append(site.do("extend", ready["call"])))
        time.sleep(1.5)  # its program has to start first
        sent = submit_all(site.port, ready["offers"], CLIENTS)
        acting.join(60)
        check(site, sent)
        if not moved or any(each.refusal for each in sent):
            raise Broken("an offer was refused, or the closing was not moved")
        return Measured(sent)


@scenario("migration during traffic")
def migration_refused(data: Path) -> Measured:
    """New tables are not made under people's hands: the operator is told to stop first."""
    with running(data) as site:
        ready = site.do("offers", _PAIRS)
        site.do("forget_migration")
        answers: list[Any] = []
        trying = at(0.0, lambda: answers.append(site.here.ccop("prepare")))
        sent = submit_all(site.port, ready["offers"], CLIENTS)
        trying.join(120)
        site.do("remember_migration")
        check(site, sent)
        if answers[0].returncode == 0 or "running" not in answers[0].stderr:
            raise Broken(f"the migration was not refused: {answers[0]}")
        return Measured(sent, remarks=[answers[0].stderr.strip().splitlines()[-1]])


@scenario(f"{_CROWD} senders in the last minute")
def crowd(data: Path) -> Measured:
    """All press at once, a minute before the closing."""
    with running(data) as site:
        ready = site.do("offers", _CROWD)
        site.do("close_in", 60)
        sent = submit_all(site.port, ready["offers"], _CROWD)
        check(site, sent)
        late = sum(1 for each in sent if each.refusal)
        return Measured(sent, remarks=[f"too late by their own waiting: {late}"])
