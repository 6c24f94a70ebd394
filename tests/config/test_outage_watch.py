"""What counts as an outage, and what a full disk or a clock that is set do to the log."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from ccop.config import health, outage_watch
from ccop.config.environment import Environment
from ccop.config.health import Health
from ccop.config.outage_watch import OutageWatch
from ccop.kernel.clock import machine
from ccop.kernel.status.log import Event, OutageFile, What

WELL = Health(web=True, database=True)
NO_DATABASE = Health(web=True, database=False)
NOTHING = Health(web=False, database=False)


@pytest.fixture
def watch(tmp_path: Path) -> OutageWatch:
    return OutageWatch(Environment.load().model_copy(update={"data": tmp_path}))


def _seen(watch: OutageWatch, monkeypatch: pytest.MonkeyPatch, *answers: Health) -> list[Event]:
    """Let the watch ask so many times, and answer what stands in its file."""
    left = iter(answers)
    rounds = iter([False] * len(answers) + [True])
    monkeypatch.setattr(health, "probe", lambda _environment: next(left))
    monkeypatch.setattr(watch._over, "wait", lambda _pause: next(rounds))
    watch._watch()
    reading = watch._file.read()
    return list(reading.events) if reading else []


def test_one_refusal_is_a_hiccup(watch: OutageWatch, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _seen(watch, monkeypatch, WELL, NOTHING, WELL, NO_DATABASE, WELL) == []


def test_two_refusals_are_an_outage_since_the_first(
    watch: OutageWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = machine.now()
    began, ended = _seen(watch, monkeypatch, NO_DATABASE, NO_DATABASE, NO_DATABASE, WELL, WELL)
    assert (began.what, began.lasted) == (What.DATABASE, None)
    assert abs(began.began - asked) < timedelta(seconds=1)
    assert (ended.began, ended.what) == (began.began, What.DATABASE)
    assert ended.ended


def test_while_the_site_is_away_nobody_knows_of_the_database(
    watch: OutageWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = _seen(watch, monkeypatch, NOTHING, NOTHING, NO_DATABASE, NO_DATABASE, WELL)
    assert [(event.what, event.ended is None) for event in events] == [
        (What.SITE, True),
        (What.SITE, False),
        (What.DATABASE, True),
        (What.DATABASE, False),
    ]


def test_what_a_full_disk_refuses_is_written_when_there_is_room(
    watch: OutageWatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = OutageFile(tmp_path).path
    path.parent.mkdir()
    path.symlink_to("/dev/full")
    watch.began(What.DATABASE)
    assert "cannot be written (No space left on device)" in capsys.readouterr().err
    path.unlink()
    watch.ended(What.DATABASE)
    reading = OutageFile(tmp_path).read()
    assert reading
    assert [event.ended is None for event in reading.events] == [True, False]


def test_a_clock_that_was_set_makes_no_outage_longer(
    watch: OutageWatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch._beat()
    told = json.loads(watch._heartbeat.read_text())
    assert told["boot"]
    yesterday = {**told, "at": (machine.now() - timedelta(days=1)).isoformat()}
    watch._heartbeat.write_text(json.dumps(yesterday))
    watch.resume()
    (event,) = OutageFile(tmp_path).going_on()
    assert machine.now() - event.began < timedelta(seconds=5)

    monkeypatch.setattr(outage_watch, "_boot", lambda: "another")
    silent = outage_watch._silence(watch._heartbeat)
    assert silent
    assert silent > 86_000


@pytest.mark.parametrize("content", ["", "{", "[]", '{"at": 1}'])
def test_a_heartbeat_that_was_cut_short_tells_nothing(
    watch: OutageWatch, tmp_path: Path, content: str
) -> None:
    watch._heartbeat.parent.mkdir()
    watch._heartbeat.write_text(content)
    watch.resume()
    assert OutageFile(tmp_path).going_on() == []
