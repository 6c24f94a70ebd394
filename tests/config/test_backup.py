"""A backup brings back the whole installation, or says why not."""

import tarfile
import time
from pathlib import Path

import psycopg
import pytest

from ccop.config.postgres import SITE, Cluster
from tests.tools.database import DATA
from tests.tools.installation import Installation, ccop

_COUNTS = """
    SELECT (SELECT count(*) FROM journal_entry), (SELECT count(*) FROM files_storedfile),
           (SELECT count(*) FROM people_person), (SELECT count(*) FROM django_migrations)
"""


def _counts(data: Path) -> object:
    with psycopg.connect(Cluster(data / "postgres").url(SITE)) as connection:
        return connection.execute(_COUNTS).fetchone()


def _stored(data: Path) -> set[Path]:
    files = data / "files"
    return {path.relative_to(files) for path in files.rglob("*") if path.is_file()}


def _at_rest(data: Path) -> bool:
    """Whether no job is being done or ordered: a PDF may still be on its way from another test."""
    with psycopg.connect(Cluster(data / "postgres").url(SITE)) as connection:
        waiting = connection.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') "
            "AND coalesce(scheduled_at, now()) <= now()"
        ).fetchone()
    return waiting == (0,)


@pytest.fixture(scope="module")
def content(site: Installation) -> tuple[object, set[Path]]:
    """Rows and files of the installation just before the backup."""
    deadline = time.monotonic() + 60
    while not _at_rest(site.data) and time.monotonic() < deadline:
        time.sleep(0.2)
    return _counts(site.data), _stored(site.data)


@pytest.fixture(scope="module")
def backup(
    site: Installation,
    content: tuple[object, set[Path]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    path = tmp_path_factory.mktemp("backup") / "ccop.tar"
    done = site.ccop("backup", str(path))
    assert done.returncode == 0, done.stderr
    return path


def test_rows_and_files_come_back_and_the_journal_is_verified(
    content: tuple[object, set[Path]], backup: Path
) -> None:
    data = DATA / "restored"
    try:
        done = ccop(data, "restore", str(backup))
        assert done.returncode == 0, done.stderr
        assert "journal" in done.stdout
        assert (_counts(data), _stored(data)) == content

        again = ccop(data, "restore", str(backup))
        assert again.returncode == 3
        assert "not empty" in again.stderr
    finally:
        ccop(data, "stop")


def test_nobody_else_may_read_it(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("left_out", ["manifest.json", "database.dump"])
def test_half_a_backup_is_refused(backup: Path, tmp_path: Path, left_out: str) -> None:
    half = tmp_path / "half.tar"
    with tarfile.open(backup) as whole, tarfile.open(half, "w") as part:
        for member in whole:
            if member.name != left_out:
                part.addfile(member, whole.extractfile(member))
    data = DATA / "half"
    try:
        done = ccop(data, "restore", str(half))
    finally:
        ccop(data, "stop")
    assert done.returncode == 3
    assert "not a whole backup" in done.stderr
