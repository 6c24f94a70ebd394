"""An authenticator app: codes of a time-based one-time password (RFC 6238)."""

import base64
import hashlib
import hmac
import struct
import time

_PERIOD = 30  # seconds
_MARGIN = 2  # seconds in which a request gets to the site


def code(secret: str) -> str:
    """The six digits that an app shows now for a secret in base32; good for at least two seconds.

    One that is about to end is waited for to end, as a person would.
    """
    # An app has a clock of its own, which no rehearsal moves.
    left = _PERIOD - time.time() % _PERIOD  # noqa: TID251
    if left < _MARGIN:
        time.sleep(left)
    counter = struct.pack(">Q", int(time.time()) // _PERIOD)  # noqa: TID251
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    (number,) = struct.unpack(">I", digest[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 10**6:06}"
