"""What a submitted paper bears on every page: its number, its receipt and where to check it."""

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import segno

from ccop.kernel.clock import warsaw

GROUP = 8
"""Digits of the checksum printed together: the 64 make eight groups."""
_MASK = 2
"""Of the eight patterns of ISO/IEC 18004, 7.8, the one that suits addresses of the check page best:
over 150 of them its penalty was on average 3 % above the lowest, and 18 % at most. To try all eight
for each print takes four times as long as to draw the code."""


@dataclass(frozen=True)
class Approval:
    """An entitled person's approval in the portal."""

    name: str
    at: datetime


@dataclass(frozen=True)
class Stamp:
    """The receipt of a submitted paper. Instants are aware and printed as Polish wall time."""

    number: str
    received_at: datetime
    checksum: str
    """SHA-256 of the sealed bytes: 64 hexadecimal digits."""
    check_url: str
    """Address of the public check page; printed as a QR code and as text."""
    signatures: tuple[Approval, ...] = ()


def printed(stamp: Stamp) -> dict[str, Any]:
    """The receipt as the template prints it."""
    groups = [stamp.checksum[n : n + GROUP] for n in range(0, len(stamp.checksum), GROUP)]
    return {
        "number": stamp.number,
        "received": wall_time(stamp.received_at),
        "checksum": " ".join(groups),
        "short": " ".join(groups[:2]),
        "url": stamp.check_url,
        "signatures": [
            {"name": approval.name, "at": wall_time(approval.at)} for approval in stamp.signatures
        ],
    }


def wall_time(instant: datetime) -> str:
    """An instant as print says it: "01.03.2027, godz. 14:05:09"."""
    return f"{warsaw(instant):%d.%m.%Y, godz. %H:%M:%S}"


def qr_svg(address: str) -> str:
    """The address as a QR code; the print leaves the quiet zone around it."""
    picture = io.BytesIO()
    segno.make_qr(address, error="m", mask=_MASK).save(picture, kind="svg", border=0, xmldecl=False)
    return picture.getvalue().decode()
