"""Posting to a server over SFTP, only to one whose host key is known."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from backoffice.errors import UserFacingError
from backoffice.posting.places import Place
from backoffice.posting.server import PATIENCE, Server


@dataclass(frozen=True)
class SftpTarget:
    """A folder on a server. Keys come from the person's own SSH set-up, a password from the system's key ring."""

    server: Server

    @property
    def address(self) -> str:
        """As it is typed, without a password."""
        return self.server.address

    @contextmanager
    def reach(self) -> Iterator[Place]:
        """Connect, and work in the folder, which must be there."""
        try:
            import paramiko
        except ImportError as error:
            raise UserFacingError(
                "Posting over SFTP needs the extra “servers” of this program (pip install 'backoffice[servers]'); "
                "nothing was posted."
            ) from error
        try:
            with paramiko.SSHClient() as client:
                self._connect(client)
                with client.open_sftp() as remote:
                    remote.get_channel().settimeout(PATIENCE)
                    with _as_os_error():
                        remote.chdir(self.server.folder)
                    yield _Folder(remote)
        except paramiko.BadHostKeyException as error:
            raise UserFacingError(
                f"{self.server.host} shows another host key than the known one: it is not the server it was, or "
                "somebody stands in between. Nothing was posted. Ask who runs it before you change ~/.ssh/known_hosts."
            ) from error
        except paramiko.AuthenticationException as error:
            raise UserFacingError(
                f"{self.server.host} does not let {self.server.user} in. Nothing was posted. Set up an SSH key for it, "
                f"or keep its password: {self.server.remedy}"
            ) from error
        except (paramiko.SSHException, OSError, EOFError) as error:
            raise UserFacingError(
                f"{self.address} cannot be used: {_reason(error)}. Post again once it can."
            ) from error

    def _connect(self, client: Any) -> None:
        import paramiko

        client.load_system_host_keys()
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        client.connect(
            self.server.host,
            self.server.port,
            self.server.user,
            password=self.server.password(),
            timeout=PATIENCE,
            banner_timeout=PATIENCE,
            auth_timeout=PATIENCE,
        )


class _Folder:
    """The folder on the server, while it is connected."""

    def __init__(self, remote: Any) -> None:
        self._remote = remote

    def write(self, name: str, content: bytes) -> None:
        with _as_os_error(), self._remote.open(name, "wb") as file:
            file.write(content)

    def rename(self, name: str, final: str) -> None:
        with _as_os_error():
            self._remote.posix_rename(name, final)

    def remove(self, name: str) -> None:
        with _as_os_error():
            self._remote.remove(name)

    def read(self, name: str) -> bytes | None:
        try:
            with _as_os_error(), self._remote.open(name, "rb") as file:
                content: bytes = file.read()
        except FileNotFoundError:
            return None
        return content


@contextmanager
def _as_os_error() -> Iterator[None]:
    """A connection that breaks is an `OSError` like any other failure of a place."""
    import paramiko

    try:
        yield
    except (paramiko.SSHException, EOFError) as error:
        raise ConnectionError(_reason(error)) from error


def _reason(error: Exception) -> str:
    words = getattr(error, "strerror", None) or str(error) or "the connection broke"
    return words.rstrip(".")
