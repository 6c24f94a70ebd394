"""The status page answers everybody, also while the database is away."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import Settings

from ccop.kernel import clock, journal
from ccop.kernel.clock import machine
from ccop.kernel.journal.reading import read
from ccop.kernel.people.roles import Role
from ccop.kernel.status.log import Event, OutageFile, What
from ccop.kernel.status.models import Outage
from ccop.kernel.status.present import forget
from tests.support.people import clerk, person


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """What one test saw is not shown to the next."""
    forget()
    yield
    forget()


@pytest.fixture
def file(tmp_path: Path, settings: Settings) -> OutageFile:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"data": tmp_path})
    return OutageFile(tmp_path)


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise OperationalError("the server is gone")

    monkeypatch.setattr(connection, "cursor", refuse)


@pytest.mark.django_db
def test_it_tells_what_works_and_what_was(client: Client, file: OutageFile) -> None:
    file.append(Event(What.DATABASE, machine.now() - timedelta(hours=1), 90.0, pages=2))
    page = client.get("/status/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "Portal działa" in text
    assert "1\xa0min\xa030\xa0s" in text
    assert "stronę oczekiwania pokazano 2 razy" in text

    answer = client.get("/status/status.json")
    told = answer.json()
    assert (answer.status_code, told["database"], told["jobs"]["state"]) == (200, "yes", "no")
    (outage,) = told["outages"]
    assert (outage["what"], outage["seconds"], outage["planned"]) == ("database", 90, False)


@pytest.mark.django_db
def test_a_job_that_waits_for_long_is_told(client: Client, file: OutageFile) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (clock_timestamp())"
        )
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at)"
            " VALUES ('pdf', 'x', clock_timestamp() - interval '10 minutes') RETURNING id"
        )
        cursor.execute(
            "UPDATE procrastinate_events SET at = clock_timestamp() - interval '10 minutes'"
        )
    told = client.get("/status/status.json").json()
    assert told["jobs"]["state"] == "late"
    assert 590 < told["jobs"]["oldest_seconds"] < 620
    assert told["pdf"]["waiting"] == 1


def test_without_a_database_it_knows_what_the_file_knows(
    client: Client, file: OutageFile, away: None
) -> None:
    now = machine.now()
    file.append(Event(What.SITE, now - timedelta(days=91), 5.0))
    file.append(Event(What.DATABASE, now - timedelta(seconds=70), 10.0, pages=1))
    file.append(Event(What.DATABASE, now - timedelta(seconds=40)))
    client.cookies[configured.SESSION_COOKIE_NAME] = "somebody"
    page = client.get("/status/")
    assert page.status_code == 503
    assert "Baza danych teraz nie odpowiada" in page.content.decode()
    assert page["Retry-After"]
    (outage,) = client.get("/status/status.json").json()["outages"]
    assert outage["ended_at"] is None
    assert outage["seconds"] == pytest.approx(70, abs=5)


@pytest.mark.django_db
def test_the_staff_enter_an_outage_once_and_correct_it(client: Client, file: OutageFile) -> None:
    client.force_login(clerk(Role.GRANTS_CLERK))
    start = clock.warsaw(clock.now()) - timedelta(days=1)
    form = {
        "what": "site",
        "started_day": f"{start:%Y-%m-%d}",
        "started_hour": "10:00:00",
        "ended_day": f"{start:%Y-%m-%d}",
        "ended_hour": "10:20:00",
        "description": "Sieć miasta nie działała.",
        "token": "6f9619ff-8b86-4011-b42d-00cf4fc964ff",
    }
    assert client.post("/urzad/przerwy/", form).status_code == 302
    assert client.post("/urzad/przerwy/", form).status_code == 302
    (outage,) = Outage.objects.all()
    assert "Sieć miasta" in Client().get("/status/").content.decode()

    own = f"/urzad/przerwy/{outage.pk}/"
    assert "10:20" in client.get(own).content.decode()
    wrong = client.post(own, {**form, "ended_hour": "09:00"})
    assert "Koniec musi być po rozpoczęciu" in wrong.content.decode()
    future = client.post(own, {**form, "ended_day": "2099-01-01"})
    assert "To jest w przyszłości" in future.content.decode()
    assert client.post(own, {**form, "ended_hour": "10:30"}).status_code == 302
    outage.refresh_from_db()
    assert outage.ended_at
    assert outage.ended_at - outage.started_at == timedelta(minutes=30)
    acts = [entry.act for entry in read(journal.monthly("przerwy"))]
    assert acts == ["outage.added", "outage.corrected"]


@pytest.mark.django_db
def test_what_was_measured_is_only_described(client: Client, file: OutageFile) -> None:
    file.append(Event(What.SITE, machine.now() - timedelta(hours=1), 60.0))
    client.force_login(clerk(Role.OPERATOR))
    client.get("/urzad/przerwy/")
    (outage,) = Outage.objects.all()
    own = f"/urzad/przerwy/{outage.pk}/"
    assert 'name="started_hour"' not in client.get(own).content.decode()
    client.post(own, {"description": "Zabrakło prądu.", "started_hour": "01:00", "what": "mail"})
    after = Outage.objects.get()
    assert after.description == "Zabrakło prądu."
    assert (after.what, after.started_at, after.ended_at) == (
        "site",
        outage.started_at,
        outage.ended_at,
    )
    acts = [entry.act for entry in read(journal.monthly("przerwy"))]
    assert acts == ["outage.recorded", "outage.described"]
    client.force_login(person())
    assert client.get(own).status_code == 404
