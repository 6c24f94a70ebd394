"""What a register says: yes, no, or nothing that can be relied on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Only a register that answers clearly says yes or no."""

    YES = "yes", _("found in the register")
    NO = "no", _("not in the register")
    UNKNOWN = "unknown", _("no answer")


class Reason(TextChoices):
    """Why the answer is not known."""

    OFF = "off", _("asking the register is switched off")
    QUOTA = "quota", _("daily limit of questions")
    FORBIDDEN = "forbidden", _("the address is not one that may be asked")
    UNREACHABLE = "unreachable", _("the register cannot be reached")
    TIMEOUT = "timeout", _("the register does not answer in time")
    REDIRECT = "redirect", _("the register sends elsewhere")
    TOO_LARGE = "too_large", _("the answer is too large")
    ENCODED = "encoded", _("the answer is compressed, which was not asked for")
    TRUNCATED = "truncated", _("the answer is cut off")
    MAINTENANCE = "maintenance", _("technical break of the register")
    SERVER = "server", _("the register has a failure")
    BUSY = "busy", _("the register takes no more questions now")
    NONSENSE = "nonsense", _("the answer cannot be read")
    OTHER_NUMBER = "other_number", _("the answer is about another number")
    UNEXPECTED = "unexpected", _("the register refuses to answer")


@dataclass(frozen=True)
class Call:
    """One exchange with the register, kept as evidence."""

    url: str
    at: datetime
    status: int | None = None
    """Of HTTP; None where no answer came."""
    checksum: str = ""
    """SHA-256 of the exact bytes that came, as hexadecimal."""
    trace: str = ""
    """What the register calls the exchange, where it says so."""


@dataclass(frozen=True)
class Answer:
    """An answer about one number of the National Court Register (KRS)."""

    state: State
    krs: str
    request: UUID
    """Ours, sent with every call made for this answer."""
    calls: tuple[Call, ...] = ()
    body: bytes = b""
    """The extract as it came; only where the answer is yes."""
    reason: Reason | None = None
    """Only where the answer is not known."""


class Krs(Protocol):
    """A way to ask the register."""

    def look_up(self, krs: str) -> Answer:
        """The answer about a number of ten digits; never raises for what the register does."""
