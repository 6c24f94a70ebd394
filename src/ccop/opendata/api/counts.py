"""How often one address asks: counted in the memory of a web process, minute by minute.

Nothing is written down, so no address of anybody is kept longer than a minute, and a flood costs
the database nothing. Each process counts for itself: of an installation with so many processes an
address gets at least `A_MINUTE` answers a minute and at most so many times more.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

A_MINUTE = 60
"""Requests that one address may send in a minute."""
MOST_ADDRESSES = 100_000
"""Addresses counted at a time; further ones share one count, so that memory stays bounded."""
_MINUTE = 60.0  # seconds
_NETWORK = 64  # bits of an IPv6 address that name a subscriber


class Counts:
    """The counts of the current minute."""

    def __init__(self, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._elapsed = elapsed
        self._lock = threading.Lock()
        self._minute = -1
        self._counts: Counter[str] = Counter()

    def pause(self, address: str) -> int:
        """Count a request of this address; seconds until it may come again, 0 when it may now."""
        now = self._elapsed()
        minute = int(now // _MINUTE)
        with self._lock:
            if minute != self._minute:
                self._minute = minute
                self._counts.clear()
            caller = subscriber(address)
            if caller not in self._counts and len(self._counts) >= MOST_ADDRESSES:
                caller = ""
            self._counts[caller] += 1
            within = self._counts[caller] <= A_MINUTE
        return 0 if within else int(_MINUTE - now % _MINUTE) + 1


def subscriber(address: str) -> str:
    """Whom an address stands for: itself, of IPv6 its network, whose other addresses are free."""
    try:
        read = ip_address(address)
    except ValueError:
        return ""
    if isinstance(read, IPv6Address) and not read.ipv4_mapped:
        return str(IPv6Address(int(read) >> _NETWORK << _NETWORK))
    return str(read)
