"""The embedded PostgreSQL: a cluster of our own, reached by its socket only.

The server is a process of its own that outlives whoever started it. Two starters at once, a
killed server and a left-over pid file are ordinary events here, so liveness is always asked of
the server itself and never of a pid.
"""

import fcntl
import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from ccop.config import postgres_programs
from ccop.config.places import digest, reachable_by_nobody
from ccop.config.postgres_programs import Account, PostgresUnavailable, Programs

SUPERUSER = "postgres"
OWNER = "ccop_owner"
SITE = "ccop_site"
JOURNAL = "ccop_journal"
DATABASE = "ccop"
EXTENSIONS = ("btree_gist", "citext", "pg_trgm", "unaccent")

_SOCKET_NAME = ".s.PGSQL.5432"
_LONGEST_SOCKET = 107  # bytes, sun_path of unix(7) less its closing NUL
_PATIENCE = 15.0  # seconds in which a server must answer, crash recovery included
# The log tells of an error without the statement and the row, which hold people's data.
_DISCREET = ("log_min_error_statement=panic", "log_error_verbosity=terse")
_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Cluster:
    """A PostgreSQL cluster in the directory ``home``.

    ``durable=False`` gives up all promises about power cuts, for tests that throw their data away.
    """

    home: Path
    durable: bool = True

    def url(self, role: str, database: str = DATABASE) -> str:
        """The address of a database for one of the roles, whether or not the server runs."""
        return f"postgresql://{role}@/{quote(database)}?host={quote(str(self.socket))}"

    @property
    def socket(self) -> Path:
        """Directory of the socket; a short one elsewhere when the path of ``home`` is too long."""
        inside = self.home / "socket"
        if len(os.fsencode(inside / _SOCKET_NAME)) <= _LONGEST_SOCKET:
            return inside
        # Not tempfile.gettempdir(): whoever comes with another TMPDIR must find the same server.
        return Path("/tmp") / f"ccop-{digest(self.home)}"  # noqa: S108

    @property
    def _data(self) -> Path:
        return self.home / "data"

    def start(self) -> bool:
        """Make the cluster if need be and start it; False when it was running already.

        Raises :class:`PostgresUnavailable` with the reason.
        """
        self._refuse_closed_directory()
        with self._alone():
            account, programs = self._tools()
            if self._answers(programs, account):
                return False
            self._refuse_foreign_major(programs)
            if not self._data.exists():
                self._initialise(programs, account)
            self._own_directory(self.socket, account)
            self._launch(programs, account)
            self._give_birth()
            return True

    def stop(self) -> bool:
        """Stop the server, ending open connections; False when it was not running."""
        if not self._data.exists():
            return False
        with self._alone():
            account, programs = self._tools()
            if not self._answers(programs, account):
                return False
            done = account.run([programs["pg_ctl"], "stop", "-D", self._data, "-m", "fast", "-w"])
            if done.returncode != 0:
                raise PostgresUnavailable(f"PostgreSQL does not stop: {done.stdout.strip()}")
            return True

    def running(self) -> bool:
        """Whether the server answers."""
        if not self._data.exists():
            return False
        account, programs = self._tools()
        return self._answers(programs, account)

    def program(self, name: str) -> Path:
        """One of PostgreSQL's programs, such as pg_dump, in the server's own version."""
        return self._tools()[1][name]

    def _tools(self) -> tuple[Account, Programs]:
        account = Account.for_home(self._data)
        return account, postgres_programs.find(account, spare=self.home)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One starter or stopper at a time."""
        self.home.mkdir(mode=0o755, parents=True, exist_ok=True)
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _answers(self, programs: Programs, account: Account) -> bool:
        asked = account.run([programs["pg_isready"], "-q", "-h", self.socket, "-t", "2"])
        return asked.returncode == 0

    def _refuse_foreign_major(self, programs: Programs) -> None:
        version = self._data / "PG_VERSION"
        if version.exists() and int(version.read_text()) != programs.major:
            raise PostgresUnavailable(
                f"The data in {self._data} belong to PostgreSQL {version.read_text().strip()}, but "
                f"the programs in {programs.directory} are version {programs.major}. Make a backup "
                "with the old programs (PG_BIN names them), move the directory away, restore."
            )

    def _refuse_closed_directory(self) -> None:
        if os.geteuid() == 0 and not reachable_by_nobody(self.home):
            raise PostgresUnavailable(
                f"As root the server runs as another user, who cannot enter {self.home}. Choose a "
                "place that everybody may pass through (CCOP_DATA), or start as an ordinary user."
            )

    def _initialise(self, programs: Programs, account: Account) -> None:
        """Make the cluster aside and move it into place, so that a half-made one is never used."""
        nursery = self.home / "nursery"
        if nursery.exists():
            shutil.rmtree(nursery)
        self._own_directory(nursery, account)
        draft = nursery / "data"
        # The builtin locale knows Polish letters and is the same on every system; the wheels have
        # no ICU. Trust is enough behind a socket in a directory that only the owner may enter.
        options = ["-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums"]
        if not self.durable:
            options.append("--no-sync")
        done = account.run([programs["initdb"], "-D", draft, *options])
        if done.returncode != 0:
            raise PostgresUnavailable(f"PostgreSQL cannot make its files: {done.stdout.strip()}")
        draft.rename(self._data)
        nursery.rmdir()

    def _own_directory(self, path: Path, account: Account) -> None:
        path.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            os.chown(path, account.user, account.group)
        elif path.stat().st_uid != os.geteuid():
            raise PostgresUnavailable(f"{path} belongs to another user; remove it.")

    def _launch(self, programs: Programs, account: Account) -> None:
        settings = ["listen_addresses=", f"unix_socket_directories={self.socket}"]
        settings += ["unix_socket_permissions=0700", *_DISCREET]
        settings += () if self.durable else _FORGETFUL
        options = shlex.join(part for setting in settings for part in ("-c", setting))
        # Without -l the server would keep our standard output open for ever.
        command: list[str | Path] = [programs["pg_ctl"], "start", "-D", self._data, "-o", options]
        command += ["-w", "-t", "10"]
        log = self._data / "server.log"
        deadline = time.monotonic() + _PATIENCE
        self._end_the_unreachable(programs, account)
        # Just after a kill -9 the dead server's lock file and shared memory linger for a second
        # or two, and the start is refused meanwhile.
        while True:
            account.run([*command, "-l", log], output=subprocess.DEVNULL)
            if self._answers(programs, account):
                return
            if time.monotonic() > deadline:
                raise PostgresUnavailable(
                    f"PostgreSQL does not start. The end of {log}:\n{_tail(log)}"
                )
            time.sleep(0.1)

    def _end_the_unreachable(self, programs: Programs, account: Account) -> None:
        """End a server of this data that lives on without its socket, so that none can replace it.

        The number in a pid file may meanwhile be any other program's, so the program itself is
        asked; where the system does not tell (no /proc), nothing is ended.
        """
        lock = self._data / "postmaster.pid"
        number = lock.read_text().split("\n", 1)[0] if lock.exists() else ""
        command = Path("/proc", number, "cmdline")
        if number.isdigit() and command.exists() and bytes(self._data) in command.read_bytes():
            account.run([programs["pg_ctl"], "stop", "-D", self._data, "-m", "fast", "-w"])

    def _give_birth(self) -> None:
        """Roles, database and extensions; a birth that was broken off is completed."""
        with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as server:
            for role in (OWNER, SITE):
                known = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
                if not known.fetchone():
                    server.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
            known = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [JOURNAL])
            if not known.fetchone():
                # It owns the journal's tables and nobody can sign in as it; the owner of all other
                # tables may hand them over to it and migrate them.
                names = [sql.Identifier(JOURNAL), sql.Identifier(OWNER)]
                server.execute(sql.SQL("CREATE ROLE {0} NOLOGIN; GRANT {0} TO {1}").format(*names))
        self.create_database(DATABASE)

    def create_database(self, name: str) -> None:
        """An empty database of the owner's with the extensions, which only a superuser may add."""
        with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as server:
            known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if not known.fetchone():
                create = sql.SQL("CREATE DATABASE {} OWNER {}")
                server.execute(create.format(sql.Identifier(name), sql.Identifier(OWNER)))
        with psycopg.connect(self.url(SUPERUSER, name), autocommit=True) as database:
            for extension in EXTENSIONS:
                create = sql.SQL("CREATE EXTENSION IF NOT EXISTS {}")
                database.execute(create.format(sql.Identifier(extension)))


def _tail(path: Path, lines: int = 15) -> str:
    return (
        "\n".join(path.read_text(errors="replace").splitlines()[-lines:]) if path.exists() else ""
    )
