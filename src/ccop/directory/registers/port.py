"""The door to the National Court Register (KRS), behind which one way to ask stands.

Off unless the installation says otherwise (``CCOP_KRS``); everything works without it.
"""

from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from ccop.directory.registers.answer import Answer, Krs, Reason, State
from ccop.directory.registers.open_api import QUOTA, OpenApi
from ccop.directory.registers.quota import left
from ccop.directory.registers.recorded import Recorded


@dataclass(frozen=True)
class Off:
    """Asks nobody."""

    def look_up(self, krs: str) -> Answer:
        """Not known, always."""
        return Answer(State.UNKNOWN, krs, uuid4(), reason=Reason.OFF)


def look_up(krs: str) -> Answer:
    """What the register says of a number of ten digits.

    Takes some seconds, so it is for jobs. Raises RuntimeError inside of a transaction, which would
    keep its locks meanwhile, and ValueError for what is no number.
    """
    if not (len(krs) == 10 and krs.isascii() and krs.isdigit()):
        raise ValueError("a number of the register has ten digits")
    with transaction.atomic(durable=True):
        way = _way()
    return way.look_up(krs)


def is_on() -> bool:
    """Whether this installation asks the register."""
    return settings.ENVIRONMENT.krs != "off"


def questions_left() -> int:
    """Calls that may still be made today."""
    return left(register=QUOTA, limit=settings.ENVIRONMENT.krs_daily_limit)


def _way() -> Krs:
    environment = settings.ENVIRONMENT
    if environment.krs == "open":
        return OpenApi(limit=environment.krs_daily_limit)
    return Recorded() if environment.krs == "recorded" else Off()
