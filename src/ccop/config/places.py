"""Where an installation keeps its files.

As root the database server has to run as ``nobody`` (PostgreSQL refuses uid 0), and ``nobody``
cannot enter a home directory of mode 0700. Then data lie under /var/lib instead.
"""

import hashlib
import os
import stat
from pathlib import Path

_SOURCE = Path(__file__).parents[3]
CHECKOUT = _SOURCE if (_SOURCE / "pyproject.toml").exists() else Path.cwd()
"""The checkout that we run from; where the package was installed without one, where we stand."""


def reachable_by_nobody(path: Path) -> bool:
    """Whether a user without any rights may walk down to ``path`` (which need not exist yet)."""
    existing = (folder for folder in (path, *path.parents) if folder.is_dir())
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in existing)


def beside_checkout(name: str) -> Path:
    """The directory ``name`` in the checkout or, for root in a closed home, one of /var/lib."""
    wanted = CHECKOUT / name
    if os.geteuid() != 0 or reachable_by_nobody(wanted):
        return wanted
    return Path("/var/lib") / f"ccop-{digest(wanted)}"


def digest(path: Path) -> str:
    """A short name for a path, the same at every start."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
