"""A receipt promises a PDF: it comes even when the process that makes it is killed."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.doing import press
from tests.journeys.pages import SIGNATORY, offers
from tests.tools.database import DATA
from tests.tools.installation import Installation, installation

pytestmark = pytest.mark.browser

_PATIENCE = 120.0  # seconds; a worker that is silent for 30 s counts as dead
_RETRY = (  # what the worker itself does every five minutes
    *("django", "procrastinate", "defer", "--ignore-already-enqueued"),
    "ccop.config.tasks.retry_stalled",
)


def test_the_pdf_is_made_again_after_its_worker_was_killed(page: Page) -> None:
    with (
        installation(DATA / "killed-worker") as site,
        psycopg.connect(site.database_url, autocommit=True) as database,
    ):
        database.execute("SET lock_timeout = '30s'")
        page.goto(site.url)
        page.context.set_default_timeout(10_000)
        sealed = site.url + offers(site).sealed
        # A worker stopped in the middle of another PDF would keep that row locked.
        _eventually(lambda: not _jobs(database, "todo") and not _jobs(database, "doing"))
        worker = _worker(site)
        os.kill(worker, signal.SIGSTOP)
        _submit(page, site, sealed)

        with database.transaction():
            database.execute("SELECT 1 FROM paperwork_rendition WHERE state = 'waiting' FOR UPDATE")
            os.kill(worker, signal.SIGCONT)
            with psycopg.connect(site.database_url, autocommit=True) as other:
                _eventually(lambda: _jobs(other, "doing"))
            os.kill(worker, signal.SIGKILL)
        _eventually(lambda: _worker(site) not in (0, worker))
        assert not _made(page, sealed)

        def asked_again() -> bool:
            assert site.ccop(*_RETRY, '{"timestamp": 0}').returncode == 0
            time.sleep(5)
            return _made(page, sealed)

        _eventually(asked_again)
        assert not _jobs(database, "failed")


def _submit(page: Page, site: Installation, sealed: str) -> None:
    page.goto(f"{site.url}/konto/demo/")
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=SIGNATORY).click()
    page.goto(sealed)
    press(page, "Zatwierdź ofertę")
    press(page, "Złóż ofertę")
    expect(page.get_by_text("Plik PDF się przygotowuje")).to_be_visible()


def _made(page: Page, offer: str) -> bool:
    page.goto(offer)
    return page.get_by_text("Plik PDF się przygotowuje").count() == 0


def _jobs(database: "psycopg.Connection[tuple[object, ...]]", status: str) -> bool:
    rows = database.execute(
        "SELECT 1 FROM procrastinate_jobs WHERE task_name = 'paperwork.make_pdf' AND status = %s",
        [status],
    ).fetchall()
    return bool(rows)


def _worker(site: Installation) -> int:
    """The supervisor's worker, 0 while there is none."""
    pid = site.process.pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        try:
            command = Path(f"/proc/{child}/cmdline").read_text().split("\0")
        except FileNotFoundError:
            continue
        if "worker" in command:
            return int(child)
    return 0


def _eventually(fact: Callable[[], object]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not fact():
        assert time.monotonic() < deadline
        time.sleep(0.1)
