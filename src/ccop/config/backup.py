"""``ccop backup`` and ``ccop restore``: database and files of an installation in one file.

The file is a tar with ``manifest.json``, ``database.dump`` (pg_dump's own format) and ``files/``.
The database is dumped first: files are only ever added, so every file that the dump names is there
when the files are read after it.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ccop.config import database
from ccop.config.environment import Environment
from ccop.config.postgres import JOURNAL, Cluster
from ccop.config.trouble import Trouble
from ccop.kernel import clock
from ccop.kernel.seals.cli import main as journal

_MANIFEST = "manifest.json"
_DUMP = "database.dump"
_FILE = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{2}/([0-9a-f]{64})")
_FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What a backup is of; read before anything is restored from it."""

    format: int
    version: str
    mode: str
    made_at: str
    """ISO 8601, UTC."""


def main(arguments: Sequence[str]) -> int:
    """``ccop backup FILE``."""
    target = _path("backup", arguments)
    environment = Environment.load()
    manifest = Manifest(_FORMAT, version("ccop"), environment.mode, clock.now().isoformat())
    draft = target.with_name(f"{target.name}.draft")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with tempfile.TemporaryDirectory(dir=environment.data) as folder:
        dump = Path(folder, _DUMP)
        # Comments belong to the extensions, which only a superuser may comment on.
        _run("pg_dump", "--format=custom", "--no-comments", f"--file={dump}", owned_by=environment)
        notes = Path(folder, _MANIFEST)
        notes.write_text(json.dumps(asdict(manifest), indent=1))
        with tarfile.open(draft, "w") as archive:
            archive.add(notes, _MANIFEST)
            archive.add(dump, _DUMP)
            for path in sorted(settings.FILES_ROOT.rglob("*")):
                name = f"files/{path.relative_to(settings.FILES_ROOT).as_posix()}"
                if _FILE.fullmatch(name):
                    archive.add(path, name)
    draft.replace(target)
    sys.stdout.write(f"{target}: {target.stat().st_size / 1024**2:.1f} MiB\n")
    return 0


def restore(arguments: Sequence[str]) -> int:
    """``ccop restore FILE``; returns 2 when the restored journal is broken.

    Raises :class:`Trouble` when the installation is not empty, when the backup is of the other
    mode, and when a file in it is damaged.
    """
    source = _path("restore", arguments)
    environment = Environment.load()
    if connection.introspection.table_names():
        raise Trouble("This installation is not empty; restore into a new one (CCOP_DATA).")
    try:
        with (
            tarfile.open(source) as archive,
            tempfile.TemporaryDirectory(dir=environment.data) as folder,
        ):
            _accept(Manifest(**json.loads(_content(archive, _MANIFEST))), environment)
            for member in archive:
                if _FILE.fullmatch(member.name):
                    _restore_file(archive, member)
            archive.extract(_DUMP, folder)
            with _journal_may_be_handed_over(environment):
                options = ("--exit-on-error", "--single-transaction")
                _run("pg_restore", *options, str(Path(folder, _DUMP)), owned_by=environment)
    except (tarfile.TarError, KeyError, TypeError, ValueError):
        raise Trouble(f"{source} is not a whole backup.") from None
    except OSError as error:
        raise Trouble(f"{source} cannot be read: {error}") from None
    database.prepare(database.addresses(environment).owner)
    return journal(["verify"])


def _path(name: str, arguments: Sequence[str]) -> Path:
    parser = argparse.ArgumentParser(prog=f"ccop {name}")
    parser.add_argument("file", type=Path)
    path: Path = parser.parse_args(arguments).file
    return path


def _accept(manifest: Manifest, environment: Environment) -> None:
    if manifest.format != _FORMAT:
        raise Trouble(f"The backup was made by ccop {manifest.version}, which this one cannot read")
    if manifest.mode != environment.mode:
        raise Trouble(f"The backup is of a {manifest.mode} installation (CCOP_MODE).")


def _restore_file(archive: tarfile.TarFile, member: tarfile.TarInfo) -> None:
    content = _content(archive, member.name)
    if hashlib.sha256(content).hexdigest() != Path(member.name).name:
        raise Trouble(f"{member.name} is damaged in the backup.")
    target = settings.FILES_ROOT.joinpath(*Path(member.name).parts[1:])
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".draft")
    draft.write_bytes(content)
    draft.chmod(member.mode & 0o777)
    draft.replace(target)


@contextmanager
def _journal_may_be_handed_over(environment: Environment) -> Iterator[None]:
    """A table can be given only to a role that might have made it itself."""
    role = sql.Identifier(JOURNAL)
    with database.as_owner(database.addresses(environment).owner), connection.cursor() as cursor:
        cursor.execute(sql.SQL("GRANT CREATE ON SCHEMA public TO {}").format(role))
        try:
            yield
        finally:
            cursor.execute(sql.SQL("REVOKE CREATE ON SCHEMA public FROM {}").format(role))


def _content(archive: tarfile.TarFile, name: str) -> bytes:
    stream = archive.extractfile(name)
    if stream is None:
        raise KeyError(name)
    return stream.read()


def _run(program: str, *arguments: str, owned_by: Environment) -> None:
    """Run one of PostgreSQL's programs on the database as its owner."""
    address = conninfo_to_dict(database.addresses(owned_by).owner)
    # Not on the command line, which every user of the machine can read.
    secret = {"PGPASSWORD": str(address.pop("password", ""))}
    done = subprocess.run(
        [
            Cluster(owned_by.data / "postgres").program(program),
            f"--dbname={make_conninfo('', **address)}",
            *arguments,
        ],
        env=os.environ | secret,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Trouble(f"{program} failed: {done.stderr.strip()}")
