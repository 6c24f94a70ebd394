"""``ccop law`` with the parameters of this city, on its clock; the rest is `ccop.law.cli`."""

from collections.abc import Sequence

from ccop.kernel import clock
from ccop.kernel.statutes.selectors import law_table
from ccop.law import cli


def main(arguments: Sequence[str]) -> int:
    """Run one sub-command and return its exit code."""
    return cli.main(arguments, today=clock.today(), table=law_table())
