"""The clock of this machine, for what must be written down while the database may be away."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present by this machine's clock, in UTC; nothing that decides about a deadline uses it.

    `ccop.kernel.clock.shift` leads from here to the time that people of this installation see.
    """
    return datetime.now(UTC)  # noqa: TID251  (this is the room that may)
