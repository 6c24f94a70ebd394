"""The open API says yes or no only where it says so clearly; everything else is not known.

Against a real server with TLS on this machine; nothing leaves it.
"""

import gzip
import json
import socket
import struct
import threading
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path

import pytest

from ccop.directory.registers.answer import Answer, Reason, State
from ccop.directory.registers.fetching import Door, Unfetched, fetch, is_public
from ccop.directory.registers.models import Quota
from ccop.directory.registers.open_api import HOST, OpenApi
from ccop.directory.registers.recorded import EXTRACTS
from ccop.kernel import clock
from tests.support.register_server import Register, Reply, page, register_server

pytestmark = pytest.mark.django_db
KRS = "0009990017"
BODY = (EXTRACTS / f"{KRS}.json").read_bytes()
FOUND = page(BODY)
PROBLEM = {"type": "about:blank", "title": "Not Found", "status": 404, "traceId": "abc-123"}
NOT_FOUND = page(json.dumps(PROBLEM).encode(), status=404, kind="application/problem+json")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with register_server(tmp_path) as running:
        yield running


def asked(register: Register, *replies: Reply, **changes: object) -> Answer:
    register.replies = list(replies)
    return register.api(**changes).look_up(KRS)  # type: ignore[arg-type]  # limit, or of the door


def used() -> int:
    return sum(Quota.objects.filter(day=clock.today()).values_list("used", flat=True))


def test_an_extract_of_the_number_is_a_yes(register: Register) -> None:
    before = clock.now()
    answer = asked(register, FOUND)
    assert (answer.state, answer.krs, answer.body) == (State.YES, KRS, BODY)
    (call,) = answer.calls
    assert call.url == (
        f"https://localhost:{register.port}/api/krs/OdpisAktualny/{KRS}?rejestr=S&format=json"
    )
    assert (call.status, call.checksum) == (200, sha256(BODY).hexdigest())
    assert before <= call.at <= clock.now()


def test_the_request_bears_the_id_that_is_kept(register: Register) -> None:
    answer = asked(register, FOUND)
    _path, headers = register.asked[0]
    assert headers["X-Request-ID"] == str(answer.request)
    assert headers["Accept-Encoding"] == "identity"


def test_entrepreneurs_are_asked_for_what_is_no_association(register: Register) -> None:
    answer = asked(register, NOT_FOUND, FOUND)
    assert answer.state is State.YES
    assert ["rejestr=S" in path for path, _ in register.asked] == [True, False]
    assert [call.status for call in answer.calls] == [404, 200]


def test_found_in_neither_register_is_a_no(register: Register) -> None:
    answer = asked(register, NOT_FOUND)
    assert (answer.state, answer.reason, answer.body) == (State.NO, None, b"")
    assert [call.trace for call in answer.calls] == ["abc-123", "abc-123"]


def test_an_association_that_is_not_known_is_not_looked_for_elsewhere(register: Register) -> None:
    asked(register, page(b"", status=500))
    assert len(register.asked) == 1


def _silent(handler: BaseHTTPRequestHandler) -> None:
    threading.Event().wait(3)


def _dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    for _ in range(30):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        threading.Event().wait(0.1)


def _reset(handler: BaseHTTPRequestHandler) -> None:
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    socket.socket.shutdown(handler.connection, socket.SHUT_RDWR)
    handler.close_connection = True


def _cut_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(BODY)))
    handler.end_headers()
    handler.wfile.write(BODY[:100])


def _chunk_cut_off(handler: BaseHTTPRequestHandler) -> None:
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"40\r\n{")
    handler.close_connection = True


def _not_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\x01\x02 hello\r\n\r\n")


HTML = b"<!doctype html><title>Przerwa techniczna</title>"
OTHER = BODY.replace(KRS.encode(), b"0009990099")


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        pytest.param(page(HTML, kind="text/html; charset=utf-8"), Reason.MAINTENANCE, id="break"),
        pytest.param(page(HTML, status=404, kind="text/html"), Reason.NONSENSE, id="404 in HTML"),
        pytest.param(page(b"{}", status=404), Reason.NONSENSE, id="404 without a problem"),
        pytest.param(page(b"", status=500), Reason.SERVER, id="500"),
        pytest.param(page(HTML, status=503, kind="text/html"), Reason.SERVER, id="503"),
        pytest.param(page(b"", status=429), Reason.BUSY, id="429"),
        pytest.param(page(b"", status=403), Reason.UNEXPECTED, id="403"),
        pytest.param(page(b"", status=204), Reason.UNEXPECTED, id="204"),
        pytest.param(page(b"{"), Reason.NONSENSE, id="half of JSON"),
        pytest.param(page(b"[]"), Reason.NONSENSE, id="a list"),
        pytest.param(page(b"{}"), Reason.NONSENSE, id="an empty object"),
        pytest.param(page(b"[" * 100_000), Reason.NONSENSE, id="deep JSON"),
        pytest.param(page(b'{"odpis": 1}'), Reason.NONSENSE, id="another shape"),
        pytest.param(page(b"\xff\xfe\xfd"), Reason.NONSENSE, id="no text"),
        pytest.param(page(BODY, kind="text/plain"), Reason.NONSENSE, id="another type"),
        pytest.param(page(OTHER), Reason.OTHER_NUMBER, id="another number"),
        pytest.param(
            page(b"", status=302, Location="https://example.org/"), Reason.REDIRECT, id="redirect"
        ),
        pytest.param(
            page(gzip.compress(b"0" * 10_000_000), Content_Encoding="gzip"),
            Reason.ENCODED,
            id="gzip bomb",
        ),
        pytest.param(page(b" " * 3_000_000), Reason.TOO_LARGE, id="too large"),
        pytest.param(_cut_off, Reason.TRUNCATED, id="cut off"),
        pytest.param(_chunk_cut_off, Reason.TRUNCATED, id="chunk cut off"),
        pytest.param(_silent, Reason.TIMEOUT, id="silent"),
        pytest.param(_dripping, Reason.TIMEOUT, id="dripping"),
        pytest.param(_reset, Reason.UNREACHABLE, id="reset"),
        pytest.param(_not_http, Reason.NONSENSE, id="no HTTP"),
    ],
)
def test_everything_else_is_not_known(register: Register, reply: Reply, reason: Reason) -> None:
    answer = asked(register, reply)
    assert (answer.state, answer.reason) == (State.UNKNOWN, reason)
    assert answer.body == b""
    assert len(answer.calls) == len(register.asked) == 1


def test_a_redirect_is_not_followed(register: Register) -> None:
    there = f"https://localhost:{register.port}/gdzie-indziej"
    asked(register, page(b"", status=302, Location=there))
    assert len(register.asked) == 1


def test_nobody_at_the_address_is_not_known(register: Register) -> None:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
        door = register.door(hosts=frozenset({f"localhost:{port}"}))
        answer = OpenApi(limit=5, base=f"https://localhost:{port}", door=door).look_up(KRS)
    assert answer.reason is Reason.UNREACHABLE


def test_a_certificate_that_nobody_trusts_is_not_known(register: Register) -> None:
    answer = asked(register, FOUND, tls=Door(hosts=frozenset()).tls)
    assert (answer.reason, register.asked) == (Reason.UNREACHABLE, [])


def test_a_name_that_leads_into_the_private_network_is_not_called(register: Register) -> None:
    answer = asked(register, FOUND, admits=is_public)
    assert (answer.reason, register.asked) == (Reason.FORBIDDEN, [])


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:{port}/",
        "https://example.org/",
        "https://localhost/",
        "https://localhost:{port}.example.org/",
        "https://user@localhost:{port}/",
        "file:///etc/passwd",
    ],
)
def test_only_named_hosts_are_called_and_only_by_https(register: Register, url: str) -> None:
    register.replies = [FOUND]
    with pytest.raises(Unfetched) as refusal:
        fetch(url.format(port=register.port), register.door(), {})
    assert (refusal.value.reason, register.asked) == (Reason.FORBIDDEN, [])


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "2002:0a00:0001::",
    ],
)
def test_an_inner_address_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_an_outer_address_is_public(address: str) -> None:
    assert is_public(ip_address(address))


def test_the_real_adapter_may_call_the_register_alone() -> None:
    api = OpenApi(limit=1)
    assert api.base == f"https://{HOST}"
    assert list(api.door.hosts) == ["api-krs.ms.gov.pl"]
    assert api.door.timeout == 5
    assert api.door.admits is is_public


def test_every_call_is_counted(register: Register) -> None:
    asked(register, NOT_FOUND)
    asked(register, _cut_off)
    assert used() == 3


def test_a_call_that_fails_was_counted_before_it_was_made(register: Register) -> None:
    seen = []

    def counting(handler: BaseHTTPRequestHandler) -> None:
        seen.append(True)
        handler.close_connection = True

    asked(register, counting)
    assert seen
    assert used() == 1


def test_when_the_limit_is_used_up_nobody_is_called(register: Register) -> None:
    asked(register, FOUND, limit=2)
    asked(register, FOUND, limit=2)
    answer = asked(register, FOUND, limit=2)
    assert (answer.state, answer.reason) == (State.UNKNOWN, Reason.QUOTA)
    assert str(Reason.QUOTA.label) == "limit dzienny zapytań"
    assert (len(register.asked), used()) == (2, 2)


def test_a_limit_used_up_between_the_registers_is_not_a_no(register: Register) -> None:
    answer = asked(register, NOT_FOUND, limit=1)
    assert (answer.state, answer.reason) == (State.UNKNOWN, Reason.QUOTA)
    assert len(answer.calls) == 1
