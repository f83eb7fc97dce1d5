"""A real WebDAV server on loopback, encrypted, with a certificate of its own making."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from cheroot import wsgi
from cheroot.ssl.builtin import BuiltinSSLAdapter
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from wsgidav.wsgidav_app import WsgiDAVApp

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass
class WebServer:
    """What a test needs to know of the server, and may tell it.

    Attributes:
        refusals: the answer to give instead, by method: status line and headers.
    """

    folder: Path
    certificate: Path
    refusals: dict[str, tuple[str, list[tuple[str, str]]]]
    port: int = 0

    @property
    def address(self) -> str:
        """Its folder as a target."""
        return f"https://web@127.0.0.1:{self.port}/site"

    def around(self, application: Application) -> Application:
        """The application, unless its method is refused."""

        def answer(environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            if refused := self.refusals.get(environment["REQUEST_METHOD"]):
                environment["wsgi.input"].read()
                start(*refused)
                return [b""]
            return application(environment, start)

        return answer


def certify(folder: Path) -> Path:
    """A certificate for the loopback address, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return file


@contextmanager
def serving(server: WebServer, password: str) -> Iterator[None]:
    """Serve ``server.folder`` in threads of its own until the block ends."""
    users = {"*": {"web": {"password": password}}}
    application = WsgiDAVApp(
        {
            "provider_mapping": {"/": str(server.folder)},
            "simple_dc": {"user_mapping": users},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "verbose": 0,
            "logging": {"enable": False},
        }
    )
    web = wsgi.Server(("127.0.0.1", 0), server.around(application), numthreads=2)
    web.ssl_adapter = BuiltinSSLAdapter(str(server.certificate), str(server.certificate))
    web.prepare()
    server.port = web.bind_addr[1]
    thread = threading.Thread(target=web.serve)
    thread.start()
    try:
        yield
    finally:
        web.stop()
        thread.join()
