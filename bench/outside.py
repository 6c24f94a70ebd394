"""What is measured over real sockets, against a site as an operator starts it."""

import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from bench.measure import Ratio, apart, percentile, ratio, steady
from faults.scenarios import running
from faults.senders import Browser, submit_all
from faults.site import Site
from tests.tools.processes import children

REMARKS: list[str] = []
_ROUNDS, _TURNS = 7, 3
_OFFERS, _CLIENTS = 100, 16
_FEW, _MANY = 200, 5_000


def measured(data: Path) -> Iterator[Ratio]:
    """All ratios of this module."""
    with running(data) as site:
        made = site.do("offers", f"{_OFFERS} 50")
        ready, drafts = made["offers"], made["drafts"]
        yield _memory(site, drafts)
        yield steady(partial(_autosave, site, drafts[:1], each=20))
        yield steady(partial(_autosave, site, drafts, each=2))
        begun = time.perf_counter()
        sent = submit_all(site.port, ready, _CLIENTS)
        taken = time.perf_counter() - begun
        slowest = percentile([each.seconds for each in sent], 99)
        REMARKS.append(
            f"submissions with receipt, {_CLIENTS} clients: {_OFFERS / taken:.0f} a second, "
            f"median {statistics.median(each.seconds for each in sent):.2f} s, p99 {slowest:.2f} s"
        )


def _autosave(site: Site, drafts: list[dict[str, Any]], *, each: int) -> Ratio:
    """p95 of saving one field : p95 of opening the step, by so many editors at once, each of whom
    does both so many times a turn."""
    numbers = count(1)

    def edit(draft: dict[str, Any]) -> list[tuple[float, float]]:
        browser = Browser(site.port, draft["session"])
        times = []
        for _ in range(each):
            form = {"task.title": f"Tytuł {next(numbers)}", "revision": "99999"}
            begun = time.perf_counter()
            browser.ask("GET", draft["step"])
            between = time.perf_counter()
            browser.ask("POST", draft["step"], form, accept="application/json")
            times.append((time.perf_counter() - between, between - begun))
        return times

    with ThreadPoolExecutor(len(drafts)) as pool:
        turns = [list(pool.map(edit, drafts)) for _ in range((_ROUNDS + 1) * _TURNS)]
    saves, gets = [], []
    for together in apart(turns[_TURNS:], _TURNS):
        times = [pair for turn in together for pairs in turn for pair in pairs]
        saves.append(percentile([save for save, _ in times], 95))
        gets.append(percentile([get for _, get in times], 95))
    name = f"autosave p95 : opening the step p95, editors: {len(drafts)}"
    return ratio(name, 1.5, saves, gets)


def _memory(site: Site, drafts: list[dict[str, Any]]) -> Ratio:
    """The web processes after many requests : after few, megabytes (proportional set size)."""

    def ask(draft: dict[str, Any]) -> None:
        Browser(site.port, draft["session"]).ask("GET", draft["step"])

    def megabytes(requests: int) -> float:
        with ThreadPoolExecutor(_CLIENTS) as pool:
            list(pool.map(ask, (drafts[n % len(drafts)] for n in range(requests))))
        return _pss(children(site.here.process.pid)["web"])

    few = megabytes(_FEW)
    many = megabytes(_MANY - _FEW)
    name = f"memory of the web server after {_MANY} requests : after {_FEW}"
    return Ratio(name, 1.1, many, few, 0.0, unit="MB")


def _pss(pid: int) -> float:
    """Of a process and all its descendants."""
    own = Path(f"/proc/{pid}/smaps_rollup").read_text()
    kilobytes = next(int(line.split()[1]) for line in own.splitlines() if line.startswith("Pss:"))
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return kilobytes / 1024 + sum(_pss(int(child)) for child in below)
