"""Too many people or no database give a waiting page that keeps the post, never an error."""

import threading
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from psycopg import errors
from psycopg_pool import PoolTimeout
from pytest_django import Settings

from ccop.kernel.status import middleware, tally, waiting
from ccop.kernel.status.admission import Admission, Full
from ccop.kernel.status.arrivals import FIELD
from ccop.kernel.status.log import OutageFile, What
from ccop.kernel.status.middleware import AdmissionMiddleware
from ccop.kernel.status.waiting import hindrance
from ccop.portal.reports import services
from ccop.portal.reports.models import ErrorReport
from ccop.portal.reports.views import public

REPORT = "/zglos/blad/"
TYPED = {
    "description": 'Wiersz „pierwszy” & <drugi>\r\n"trzeci"',
    "page": "/konkursy/",
    "email": "",
    "website": "",
}


class _Hidden(HTMLParser):
    """The hidden fields that were posted, and the address of the form that sends again."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self.action = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form" and "data-again" in found:
            self.action = found["action"] or ""
        if tag == "input" and found.get("type") == "hidden" and found["name"] != FIELD:
            self.fields.append((found["name"] or "", found.get("value") or ""))


@pytest.fixture(autouse=True)
def file(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OutageFile]:
    _nothing_left_to_write()
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"data": tmp_path})
    monkeypatch.setattr(tally, "_TOGETHER", 0.2)
    monkeypatch.setattr(waiting, "tally", tally.Tally())
    yield OutageFile(tmp_path)
    _all_written()


def _nothing_left_to_write() -> None:
    """Stop what an earlier test of another file has counted and not yet written."""
    for timer in threading.enumerate():
        if isinstance(timer, threading.Timer):
            timer.cancel()
            timer.join(5)


def _all_written() -> None:
    """Wait for the tally: what one test counted is not written into the file of the next."""
    for timer in threading.enumerate():
        if isinstance(timer, threading.Timer):
            timer.join(5)


@pytest.fixture
def browser_client() -> Client:
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def _full(monkeypatch: pytest.MonkeyPatch) -> None:
    class NobodyIsLetIn(Admission):
        def turn(self) -> Any:
            raise Full

    monkeypatch.setattr(middleware, "Admission", NobodyIsLetIn)


def _typed(client: Client) -> dict[str, str]:
    page = client.get(REPORT)
    assert page.status_code == 200
    return {
        **TYPED,
        "token": str(uuid4()),
        "csrfmiddlewaretoken": client.cookies["csrftoken"].value,
    }


def _lose_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The act is done and committed; then the connection is gone."""

    def committed_and_lost(**given: Any) -> ErrorReport:
        services.error_report(**given)
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(public, "error_report", committed_and_lost)


@pytest.mark.django_db
def test_a_post_whose_answer_was_lost_is_sent_again_and_counts_once(
    browser_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = _typed(browser_client)
    with pytest.MonkeyPatch.context() as lost:
        _lose_the_answer(lost)
        first = browser_client.post(REPORT, typed)
        again = browser_client.post(REPORT, typed)
    assert first.status_code == again.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert 5 <= int(first["Retry-After"]) <= 15
    form = _Hidden(first.content.decode())
    assert dict(form.fields) == typed
    assert form.action == REPORT

    sent = browser_client.post(form.action, dict(form.fields))
    assert sent.status_code == HTTPStatus.FOUND
    (report,) = ErrorReport.objects.all()
    assert report.description == TYPED["description"]
    assert sent["Location"] == reverse("reports:follow", args=[report.key])


@pytest.mark.django_db
def test_whoever_is_not_let_in_keeps_the_post_with_all_its_values(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _full(monkeypatch)
    client = Client()
    answer = client.post(f"{REPORT}?a=1&b=2", {"x": ["1", "2", "1"], "y": "", "żółw": "ą"})
    form = _Hidden(answer.content.decode())
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert form.fields == [("x", "1"), ("x", "2"), ("x", "1"), ("y", ""), ("żółw", "ą")]
    assert form.action == f"{REPORT}?a=1&b=2"
    assert "Content-Security-Policy" in answer
    assert answer["Cache-Control"] == "no-store"
    assert "Refresh" not in answer


def test_it_asks_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    _full(monkeypatch)  # and pytest-django refuses every question to the database
    client = Client()
    client.cookies["sessionid"] = "somebody"
    answer = client.get("/konkursy/")
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer["Refresh"] == answer["Retry-After"]
    assert "Poczekaj chwilę" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/konto/logowanie/", {}),
        (REPORT, {"Origin": "https://evil.example"}),
        (REPORT, {"Sec-Fetch-Site": "cross-site"}),
    ],
)
def test_passwords_and_what_others_may_have_sent_are_not_given_back(
    monkeypatch: pytest.MonkeyPatch, address: str, headers: dict[str, str]
) -> None:
    _full(monkeypatch)
    answer = Client().post(address, {"password": "tajne hasło"}, headers=headers)
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "tajne" not in answer.content.decode()
    assert _Hidden(answer.content.decode()).action == ""


def test_files_are_said_to_be_lost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _full(monkeypatch)
    paper = tmp_path / "statut.pdf"
    paper.write_bytes(b"%PDF")
    with paper.open("rb") as file:
        answer = Client().post(REPORT, {"text": "Treść", "file": file})
    assert "Plików nie da się tu zachować" in answer.content.decode()
    assert _Hidden(answer.content.decode()).fields == [("text", "Treść")]


def test_a_script_gets_a_problem_it_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    _full(monkeypatch)
    answer = Client().post(REPORT, {"a": "b"}, headers={"Accept": "application/json"})
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Retry-After"]
    assert answer.json()["title"] == "Spróbuj ponownie za chwilę"


def test_waiting_pages_are_counted_in_the_outage_log(
    monkeypatch: pytest.MonkeyPatch, file: OutageFile
) -> None:
    _full(monkeypatch)
    client = Client()
    for _ in range(5):
        client.get("/konkursy/")
    _all_written()
    reading = file.read()
    assert reading
    assert {event.what for event in reading.events} == {What.OVERLOAD}
    assert [event.pages for event in reading.events] == [1, 4]


@pytest.mark.parametrize(
    ("cause", "what"),
    [
        (PoolTimeout("couldn't get a connection"), What.DATABASE),
        (errors.AdminShutdown("terminating connection"), What.DATABASE),
        (errors.DiskFull("could not extend file"), What.DATABASE),
        (errors.QueryCanceled("statement timeout"), What.OVERLOAD),
        (errors.LockNotAvailable("lock timeout"), What.OVERLOAD),
    ],
)
def test_what_a_failure_of_the_database_means(cause: Exception, what: What) -> None:
    failure = OperationalError(str(cause))
    failure.__cause__ = cause
    wrapped = RuntimeError("the library says no")
    wrapped.__context__ = failure
    assert hindrance(failure) is what
    assert hindrance(wrapped) is what


def test_a_fault_of_the_program_is_no_overload() -> None:
    assert hindrance(KeyError("x")) is None


@pytest.mark.django_db
def test_a_fault_of_the_program_shows_the_page_of_an_error(
    browser_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise KeyError

    monkeypatch.setattr(public, "ErrorReportForm", broken)
    answer = browser_client.get(REPORT)
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "Coś poszło nie tak" in answer.content.decode()


def test_a_session_that_cannot_be_read_gives_the_waiting_page(
    browser_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_args: object) -> None:
        raise OperationalError("the server is gone")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", gone)
    browser_client.cookies["sessionid"] = "somebody"
    answer = browser_client.get("/konkursy/")
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE


def test_only_so_many_are_worked_on_and_only_so_many_wait() -> None:
    admission = Admission(at_once=2, queued=1, patience=5.0)
    inside, leave = threading.Semaphore(0), threading.Event()
    served: list[int] = []

    def work(_request: HttpRequest) -> HttpResponse:
        inside.release()
        leave.wait(5)
        served.append(1)
        return HttpResponse()

    middle = AdmissionMiddleware(work)
    middle.admission = admission
    requests = [RequestFactory().get("/x/") for _ in range(3)]
    threads = [threading.Thread(target=middle, args=[request]) for request in requests]
    for thread in threads[:2]:
        thread.start()
    assert inside.acquire(timeout=5)
    assert inside.acquire(timeout=5)
    threads[2].start()
    while admission._queue._value:
        time.sleep(0.01)
    assert middle(RequestFactory().get("/x/")).status_code == HTTPStatus.SERVICE_UNAVAILABLE
    leave.set()
    for thread in threads:
        thread.join(5)
    assert len(served) == 3
    with admission.turn(), admission.turn():
        pass


def test_whose_turn_does_not_come_is_asked_to_come_again() -> None:
    admission = Admission(at_once=1, queued=1, patience=0.01)
    with admission.turn(), pytest.raises(Full), admission.turn():
        pass
    with admission.turn():
        pass


@pytest.mark.django_db
def test_what_tells_how_the_site_is_never_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    _full(monkeypatch)
    assert Client().get("/status/").status_code == HTTPStatus.OK
    assert Client().get(reverse("health")).status_code == HTTPStatus.OK
