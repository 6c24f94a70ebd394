"""``ccop search``: the index made anew from the rows it is derived from."""

import argparse
import sys
from collections.abc import Sequence

from ccop.kernel.search.selectors import state
from ccop.kernel.search.services import reindex
from ccop.kernel.search.sources import sources


def main(arguments: Sequence[str]) -> int:
    """``ccop search reindex [KIND ...]``: make the index of these kinds, or of all, anew."""
    known = {source.kind: source for source in sources()}
    parser = argparse.ArgumentParser(prog="ccop search")
    parser.add_argument("act", choices=("reindex",))
    parser.add_argument("kinds", nargs="*", metavar="kind", help=", ".join(known) or "none yet")
    given = parser.parse_args(arguments)
    if unknown := set(given.kinds) - set(known):
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    sys.stdout.write(f"analyser: {state().analyser}\n")
    for kind in given.kinds or known:
        made = reindex(known[kind])
        sys.stdout.write(
            f"{made.kind}: {made.documents} documents in {made.seconds:.1f} s, "
            f"{made.removed} removed\n"
        )
    return 0
