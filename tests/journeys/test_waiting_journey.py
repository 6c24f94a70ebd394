"""The database goes away while a form is sent: nothing typed is lost, nothing counts twice."""

import os
import signal

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.doing import press, write
from tests.journeys.watching import NARROW, WIDE, Watch
from tests.tools.database import DATA
from tests.tools.installation import installation
from tests.tools.processes import database_server, eventually

pytestmark = pytest.mark.browser

_TYPED = 'Wiersz „pierwszy”\n& <drugi> "trzeci"'
_RETRY = 60_000  # milliseconds in which the page sends by itself


def test_a_form_sent_while_the_database_is_away_is_sent_again_by_itself(page: Page) -> None:
    data = DATA / "waiting"
    with installation(data) as site:
        page.goto(f"{site.url}/zglos/blad/")
        write(page, "Co jest nie tak?", _TYPED)
        server = database_server(data)
        site.process.send_signal(signal.SIGSTOP)  # so that nobody starts it anew
        os.kill(server, signal.SIGKILL)
        assert eventually(lambda: not site.answers())

        press(page, "Wyślij zgłoszenie")
        expect(page.get_by_role("heading", name="Poczekaj chwilę")).to_be_visible()
        expect(page.get_by_role("status")).to_contain_text("Wyślemy to sami za")
        watch = Watch(page, site.url)
        faults = [fault for width in (WIDE, NARROW) for fault in watch.barriers_at(width)]
        faults += watch.hindrances_at(NARROW)
        assert not faults, "\n".join(faults)
        answer = page.request.get(f"{site.url}/status/")
        assert answer.status == 503
        assert "nie odpowiada" in answer.text()

        site.process.send_signal(signal.SIGCONT)
        expect(page.get_by_text("Zgłoszenie ZB.")).to_be_visible(timeout=_RETRY)
        expect(page.get_by_role("main")).to_contain_text("„pierwszy”")
        with psycopg.connect(site.database_url) as database:
            rows = database.execute("SELECT description FROM reports_errorreport").fetchall()
        assert [text.replace("\r\n", "\n") for (text,) in rows if "drugi" in text] == [_TYPED]
