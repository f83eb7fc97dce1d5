"""Posting to a web server over WebDAV: encrypted, to a server whose certificate holds, and never redirected."""

import base64
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPSConnection
from urllib.parse import quote

from backoffice.errors import UserFacingError
from backoffice.posting.places import Place
from backoffice.posting.server import PATIENCE, Server


@dataclass(frozen=True)
class WebDavTarget:
    """A folder that a web server lets us write to. The password comes from the system's key ring."""

    server: Server

    @property
    def address(self) -> str:
        """As it is typed, without a password."""
        return self.server.address

    @contextmanager
    def reach(self) -> Iterator[Place]:
        """Connect, and work in the folder, which must be there."""
        server, trusted = self.server, ssl.create_default_context()
        connection = HTTPSConnection(server.host, server.port, timeout=PATIENCE, context=trusted)
        try:
            yield _Folder(server, connection)
        except ssl.SSLCertVerificationError as error:
            raise UserFacingError(
                f"The certificate of {server.host} does not hold ({error.verify_message}): it may not be the server it "
                "says it is. Nothing was posted. Ask who runs it."
            ) from error
        except PermissionError as error:
            raise UserFacingError(
                f"{server.host} does not let {server.user} do that ({error}). Keep the right password in the key ring: "
                f"{server.remedy}"
            ) from error
        except OSError as error:
            raise UserFacingError(f"{self.address} cannot be used: {error}. Post again once it can.") from error
        finally:
            connection.close()


class _Folder:
    """The folder on the server, while it is connected."""

    def __init__(self, server: Server, connection: HTTPSConnection) -> None:
        self._server = server
        self._connection = connection
        secret = f"{server.user}:{server.password() or ''}".encode()
        self._headers = {"Authorization": f"Basic {base64.b64encode(secret).decode()}"}

    def write(self, name: str, content: bytes) -> None:
        self._ask("PUT", name, content)

    def rename(self, name: str, final: str) -> None:
        destination = f"https://{self._server.place}{self._path(final)}"
        self._ask("MOVE", name, headers={"Destination": destination, "Overwrite": "T"})

    def remove(self, name: str) -> None:
        self._ask("DELETE", name)

    def read(self, name: str) -> bytes | None:
        try:
            return self._ask("GET", name, headers={"Cache-Control": "no-cache"})
        except FileNotFoundError:
            return None

    def _path(self, name: str) -> str:
        return quote(f"{self._server.folder}/{name}")

    def _ask(self, method: str, name: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> bytes:
        """The body of the answer. Raises `OSError` for everything that is no success; redirections are none."""
        try:
            self._connection.request(method, self._path(name), body, {**self._headers, **(headers or {})})
            answer = self._connection.getresponse()
            content = answer.read()
        except HTTPException as error:
            raise ConnectionError(str(error) or "the connection broke") from error
        said = f"the server answers {answer.status} {answer.reason}"
        if answer.status in (401, 403):
            raise PermissionError(said)
        if answer.status == 404:
            raise FileNotFoundError(said)
        if not 200 <= answer.status < 300:
            elsewhere = answer.getheader("Location") if 300 <= answer.status < 400 else None
            raise ConnectionError(f"{said}; it points to {elsewhere}, which is not followed" if elsewhere else said)
        return content
