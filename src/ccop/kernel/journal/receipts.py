from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an act leaves with whoever did it: its place in the journal and its hash."""

    stream: str
    seq: int
    at: datetime
    """By the database's clock, in UTC."""
    hash: str
    """SHA-256 as 64 hexadecimal digits."""
