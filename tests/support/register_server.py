"""A register on this machine: a real server with TLS that answers as a test says."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ccop.directory.registers.fetching import Door
from ccop.directory.registers.open_api import OpenApi
from ccop.kernel import clock

Reply = Callable[[BaseHTTPRequestHandler], None]


def page(
    body: bytes, *, status: int = 200, kind: str = "application/json", **headers: str
) -> Reply:
    """An answer with its length told; underscores in a header's name stand for dashes."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


@dataclass
class Register:
    """The server; `replies` are given in turn, the last one from then on."""

    directory: Path
    replies: list[Reply] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Paths and headers of the requests that came."""
    port: int = 0

    def door(self, **changes: object) -> Door:
        """A door that leads only here, and trusts this server's certificate."""
        given: dict[str, object] = {
            "hosts": frozenset({f"localhost:{self.port}"}),
            "timeout": 1.0,
            "tls": self._trusting,
            "admits": lambda _address: True,
            **changes,
        }
        return Door(**given)  # type: ignore[arg-type]  # named as its fields are

    def api(self, *, limit: int = 100, **changes: object) -> OpenApi:
        """The real adapter, pointed here."""
        base = f"https://localhost:{self.port}"
        return OpenApi(limit=limit, base=base, door=self.door(**changes))

    def _trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.directory / "certificate.pem"))


@contextmanager
def register_server(directory: Path) -> Iterator[Register]:
    """Run the server until the block ends."""
    register = Register(directory)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            register.asked.append((self.path, dict(self.headers)))
            reply = register.replies.pop(0) if len(register.replies) > 1 else register.replies[0]
            reply(self)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_args: object) -> None:
            """A client that has left is what some tests want."""

    _make_certificate(directory)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(directory / "certificate.pem", directory / "key.pem")
    with Server(("localhost", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        register.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield register
        server.shutdown()


def _make_certificate(directory: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = clock.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (directory / "key.pem").write_bytes(private)
    (directory / "certificate.pem").write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
    )
