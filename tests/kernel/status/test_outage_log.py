"""What supervisor and web servers saw comes into the table once, joined where that is right."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from ccop.kernel import clock
from ccop.kernel.clock import machine
from ccop.kernel.journal.reading import read
from ccop.kernel.status.intake import outages_take_in
from ccop.kernel.status.log import Event, OutageFile, What
from ccop.kernel.status.models import Outage
from ccop.kernel.status.selectors import outages_between, time_lost

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path, settings: Settings) -> OutageFile:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"data": tmp_path})
    return OutageFile(tmp_path)


def _at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def _spans() -> list[tuple[str, float, float | None]]:
    return [
        (
            outage.what,
            (outage.started_at - START).total_seconds(),
            (outage.ended_at - START).total_seconds() if outage.ended_at else None,
        )
        for outage in Outage.objects.order_by("started_at", "what")
    ]


def test_a_line_cut_short_by_a_crash_costs_only_itself(file: OutageFile) -> None:
    first, second = Event(What.SITE, START, 3.0), Event(What.MAIL, START, planned=True)
    file.append(first)
    with file.path.open("ab") as raw:
        raw.write(b'{"what": "datab')
    file.append(second)
    reading = file.read()
    assert reading
    assert reading.events == (first, second)
    assert reading.end == file.size()


def test_a_half_written_line_is_read_when_it_is_whole(file: OutageFile) -> None:
    file.append(Event(What.SITE, START, 3.0))
    size = file.size()
    with file.path.open("ab") as raw:
        raw.write(b'{"what": "database"')
    reading = file.read()
    assert reading
    assert reading.end == size


def test_what_goes_on_is_known_after_a_restart(file: OutageFile) -> None:
    file.append(Event(What.SITE, START))
    file.append(Event(What.WORKER, START))
    file.append(Event(What.WORKER, START, 4.0))
    assert file.going_on() == [Event(What.SITE, START)]


@pytest.mark.django_db
def test_each_line_is_taken_in_once(file: OutageFile) -> None:
    assert outages_take_in() == 0
    file.append(Event(What.DATABASE, START))
    assert outages_take_in() == 1
    assert _spans() == [("database", 0, None)]
    file.append(Event(What.DATABASE, START, 8.0))
    assert [outages_take_in(), outages_take_in()] == [1, 0]
    assert _spans() == [("database", 0, 8)]


@pytest.mark.django_db
def test_entries_of_one_kind_that_touch_are_one(file: OutageFile) -> None:
    for began, lasted in ((0, 5.0), (20, 5.0), (600, 5.0)):
        file.append(Event(What.OVERLOAD, _at(began), lasted, pages=3))
    file.append(Event(What.SITE, _at(10), 5.0))
    file.append(Event(What.SITE, _at(10), 5.0, planned=True))
    outages_take_in()
    assert _spans() == [
        ("overload", 0, 25),
        ("site", 10, 15),
        ("site", 10, 15),
        ("overload", 600, 605),
    ]
    assert [outage.pages for outage in Outage.objects.filter(what="overload")] == [3, 6]
    file.append(Event(What.OVERLOAD, _at(20), 590.0))
    outages_take_in()
    assert ("overload", 0, 610) in _spans()
    assert Outage.objects.filter(what="overload").count() == 1


@pytest.mark.django_db
def test_what_begins_again_at_once_goes_on(file: OutageFile) -> None:
    file.append(Event(What.DATABASE, START, 5.0))
    file.append(Event(What.DATABASE, _at(10)))
    outages_take_in()
    assert _spans() == [("database", 0, None)]
    file.append(Event(What.DATABASE, _at(10), 10.0))
    outages_take_in()
    assert _spans() == [("database", 0, 20)]


@pytest.mark.django_db
def test_the_journal_tells_of_every_entry_and_of_no_words(file: OutageFile) -> None:
    file.append(Event(What.SITE, machine.now(), 5.0))
    outages_take_in()
    (outage,) = Outage.objects.all()
    (entry,) = read(f"przerwy:{clock.today():%Y-%m}")
    assert entry.act == "outage.recorded"
    assert entry.data["outage"] == str(outage.pk)


@pytest.mark.django_db
def test_in_a_demonstration_with_a_moved_clock_outages_are_shown_in_its_time(
    file: OutageFile,
) -> None:
    clock.move(to=clock.now() + timedelta(days=2))
    file.append(Event(What.SITE, machine.now(), 5.0))
    outages_take_in()
    (outage,) = Outage.objects.all()
    assert abs(clock.now() - outage.started_at) < timedelta(seconds=5)


@pytest.mark.django_db
def test_the_database_refuses_what_cannot_be() -> None:
    def add(began: float, ended: float, source: str = "platform") -> None:
        with transaction.atomic():
            Outage.objects.create(
                what="site", source=source, started_at=_at(began), ended_at=_at(ended)
            )

    add(0, 10)
    add(5, 8, source="staff")
    with pytest.raises(IntegrityError):
        add(9, 12)
    with pytest.raises(IntegrityError):
        add(30, 30, source="staff")


@pytest.mark.django_db
def test_time_lost_before_a_deadline_counts_once_and_only_what_hinders_sending() -> None:
    for what, source, began, ended in (
        ("site", "platform", -50, 10),
        ("database", "platform", 5, 20),
        ("site", "staff", 8, 12),
        ("mail", "platform", 0, 100),
        ("overload", "platform", 90, None),
        ("site", "platform", 200, 300),
    ):
        Outage.objects.create(
            what=what,
            source=source,
            started_at=_at(began),
            ended_at=None if ended is None else _at(ended),
        )
    found = outages_between(START, _at(100))
    assert [outage.what for outage in found] == ["site", "database", "site", "overload"]
    assert time_lost(found, START, _at(100)) == timedelta(seconds=30)
