"""The only source of "now": the database's clock.

Every server, worker and SQL statement of an installation sees the same time, because all of them
ask the database function ``ccop_now()``. In a demonstration that clock can be moved, so that a
whole call can be rehearsed in an hour; anywhere else the database itself refuses to move it.
"""

from ccop.kernel.clock.expressions import WARSAW, Now, Today
from ccop.kernel.clock.services import (
    ClockFixed,
    estimated,
    movable,
    move,
    now,
    reset,
    shift,
    today,
    warsaw,
)

__all__ = [
    "WARSAW",
    "ClockFixed",
    "Now",
    "Today",
    "estimated",
    "movable",
    "move",
    "now",
    "reset",
    "shift",
    "today",
    "warsaw",
]
