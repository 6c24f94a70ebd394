"""Calls to the outside: only to named hosts, by https, to public addresses, small and in time."""

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from ccop.directory.registers.answer import Reason

Address = IPv4Address | IPv6Address
_CHUNK = 64 * 1024  # bytes


class Unfetched(Exception):
    """No whole answer came."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def is_public(address: Address) -> bool:
    """Whether an address lies in the public internet, also when it is an IPv4 in IPv6's clothes."""
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global and not address.is_multicast


@dataclass(frozen=True)
class Door:
    """Where calls may go, how long they may take and how much they may bring."""

    hosts: frozenset[str]
    """Host names, with a port where it is not 443."""
    timeout: float = 5.0
    """Seconds: for the connection, each wait for data, and the whole body."""
    largest: int = 2 * 1024 * 1024
    """Bytes of a body."""
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    admits: Callable[[Address], bool] = is_public


@dataclass(frozen=True)
class Page:
    """What came, whatever its status."""

    status: int
    kind: str
    """Content type without parameters, in small letters."""
    encoding: str
    body: bytes


def fetch(url: str, door: Door, headers: Mapping[str, str]) -> Page:
    """One GET; redirects are answers like others. Raises Unfetched."""
    target = urlsplit(url)
    if target.scheme != "https" or target.netloc not in door.hosts:
        raise Unfetched(Reason.FORBIDDEN)
    try:
        return _exchange(target, door, headers)
    except TimeoutError as late:
        raise Unfetched(Reason.TIMEOUT) from late
    except http.client.IncompleteRead as cut:
        raise Unfetched(Reason.TRUNCATED) from cut
    except OSError as failure:
        raise Unfetched(Reason.UNREACHABLE) from failure
    except http.client.HTTPException as failure:
        raise Unfetched(Reason.NONSENSE) from failure


def _exchange(target: SplitResult, door: Door, headers: Mapping[str, str]) -> Page:
    connection = _Connection(target, door)
    try:
        path = f"{target.path}?{target.query}" if target.query else target.path
        connection.request("GET", path, headers={"Accept-Encoding": "identity", **headers})
        response = connection.getresponse()
        return Page(
            status=response.status,
            kind=response.headers.get_content_type(),
            encoding=response.headers.get("Content-Encoding", "").strip().lower(),
            body=_body(response, door),
        )
    finally:
        connection.close()


def _body(response: http.client.HTTPResponse, door: Door) -> bytes:
    told, ends = response.length, time.monotonic() + door.timeout
    parts, size = [], 0
    while size != told and (part := response.read1(_CHUNK)):
        size += len(part)
        if size > door.largest:
            raise Unfetched(Reason.TOO_LARGE)
        if time.monotonic() > ends:
            raise Unfetched(Reason.TIMEOUT)
        parts.append(part)
    if told is not None and size < told:
        raise Unfetched(Reason.TRUNCATED)
    return b"".join(parts)


class _Connection(http.client.HTTPSConnection):
    """Connects to the very address that was checked, so that no second look-up can lie."""

    def __init__(self, target: SplitResult, door: Door) -> None:
        host = target.hostname or ""
        self._tls, self._name = door.tls(), host
        super().__init__(host, target.port, timeout=door.timeout, context=self._tls)
        found = socket.getaddrinfo(host, self.port, type=socket.SOCK_STREAM)
        self._addresses = [str(sockaddr[0]) for *_rest, sockaddr in found]
        if not all(door.admits(ip_address(each)) for each in self._addresses):
            raise Unfetched(Reason.FORBIDDEN)

    def connect(self) -> None:
        plain = socket.create_connection((self._addresses[0], self.port), self.timeout)
        try:
            self.sock = self._tls.wrap_socket(plain, server_hostname=self._name)
        except BaseException:
            plain.close()
            raise
