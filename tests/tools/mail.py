"""A real SMTP server on a loopback port that keeps what it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.tools.machine import free_port


@dataclass
class Postbox:
    """The server's address and the letters that arrived, oldest first."""

    host: str
    port: int
    letters: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(  # noqa: N802  (the name is aiosmtpd's)
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep a letter; called by the server's thread."""
        content = cast("bytes", envelope.content)
        letter = message_from_bytes(content, policy=policy.default)
        self.letters.append(letter)
        return "250 Kept"


@contextmanager
def smtp_server() -> Iterator[Postbox]:
    """Run the server for a while."""
    postbox = Postbox("127.0.0.1", free_port())
    controller = Controller(postbox, hostname=postbox.host, port=postbox.port)
    controller.start()
    try:
        yield postbox
    finally:
        controller.stop()
