"""A line that loses answers: a request arrives and is carried out, and its first answer is cut."""

import socket
import threading
from types import TracebackType
from typing import Self

_TIMEOUT = 60.0  # seconds


class Line:
    """A TCP proxy on a port of its own that cuts the first answer to each form sent over it."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._seen: set[bytes] = set()
        self._listener = socket.create_server(("localhost", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=[client], daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        with client, socket.create_connection(("localhost", self._target), _TIMEOUT) as server:
            client.settimeout(_TIMEOUT)
            request = _whole(client)
            server.sendall(request)
            answer = _whole(server)
            form = request.partition(b"\r\n\r\n")[2]
            if not form or form in self._seen:
                client.sendall(answer)
            self._seen.add(form)


def _whole(stream: socket.socket) -> bytes:
    """A message with its body, by its Content-Length; one without has none."""
    read = b""
    while b"\r\n\r\n" not in read:
        more = stream.recv(65_536)
        if not more:
            return read
        read += more
    head, _, body = read.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length and (more := stream.recv(65_536)):
        body += more
    return head + b"\r\n\r\n" + body
