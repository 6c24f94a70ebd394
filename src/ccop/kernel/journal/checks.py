"""What the journal is held against besides its own chains: rows, files, receipts.

A room that keeps something the journal tells of adds its check in its ``registers``.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain

from ccop.kernel.journal.verification import Fault, Report, verify
from ccop.kernel.journal.witnesses import row_faults

Check = Callable[[], Iterable[Fault]]

_checks: list[Check] = [row_faults]


def register_check(check: Check) -> None:
    """Let ``ccop journal verify`` ask this too; once, at the start of the program."""
    _checks.append(check)


def verify_all() -> Report:
    """The chains, and everything that can be held against them."""
    report = verify()
    found = chain.from_iterable(check() for check in _checks)
    return replace(report, faults=(*report.faults, *found))
