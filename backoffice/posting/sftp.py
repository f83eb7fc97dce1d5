"""Posting to a server over SFTP, only to one whose host key is known."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from backoffice.errors import Fault, InvalidInputError, UserFacingError
from backoffice.posting.places import Place

KEY_RING = "backoffice"
"""The service under which the system's key ring holds the passwords, by address."""

PORT = 22
PATIENCE = 20.0  # seconds for the server to answer


@dataclass(frozen=True)
class SftpTarget:
    """A folder on a server. Keys come from the person's own SSH set-up, a password from the system's key ring."""

    user: str
    host: str
    port: int
    folder: str

    @classmethod
    def at(cls, address: str) -> "SftpTarget":
        """Read ``sftp://user@host:port/path``. Raises `InvalidInputError`."""
        parts = urlsplit(address)
        try:
            port = parts.port or PORT
        except ValueError:
            raise _fault(f"“{address}” names no port of a server; they are numbers up to 65535.") from None
        if parts.password is not None:
            raise _fault("Leave the password out of the address; keep it in this computer's key ring.")
        if not parts.hostname or not parts.username or not parts.path.strip("/"):
            raise _fault("Name user, server and folder, like sftp://web@www.example.com/var/www/hours.")
        return cls(unquote(parts.username), parts.hostname, port, unquote(parts.path))

    @property
    def address(self) -> str:
        """As it is typed, without a password."""
        port = "" if self.port == PORT else f":{self.port}"
        return f"sftp://{quote(self.user)}@{self.host}{port}{quote(self.folder)}"

    @contextmanager
    def reach(self) -> Iterator[Place]:
        """Connect, and work in the folder, which must be there."""
        try:
            import paramiko
        except ImportError as error:
            raise UserFacingError(
                "Posting over SFTP needs the extra “sftp” of this program (pip install 'backoffice[sftp]'); "
                "nothing was posted."
            ) from error
        try:
            with paramiko.SSHClient() as client:
                self._connect(client)
                with client.open_sftp() as remote:
                    remote.get_channel().settimeout(PATIENCE)
                    with _as_os_error():
                        remote.chdir(self.folder)
                    yield _Folder(remote)
        except paramiko.BadHostKeyException as error:
            raise UserFacingError(
                f"{self.host} shows another host key than the known one: it is not the server it was, or somebody "
                "stands in between. Nothing was posted. Ask who runs it before you change ~/.ssh/known_hosts."
            ) from error
        except paramiko.AuthenticationException as error:
            raise UserFacingError(
                f"{self.host} does not let {self.user} in. Nothing was posted. Set up an SSH key for it, or keep its "
                f"password: keyring set {KEY_RING} {self.address}"
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
            self.host,
            self.port,
            self.user,
            password=_password(self.address),
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


def _password(address: str) -> str | None:
    """What the key ring holds for ``address``; None where there is no key ring, so that SSH keys are all there is."""
    with suppress(ImportError):
        import keyring
        from keyring.errors import KeyringError

        with suppress(KeyringError):
            return keyring.get_password(KEY_RING, address)
    return None


def _reason(error: Exception) -> str:
    words = getattr(error, "strerror", None) or str(error) or "the connection broke"
    return words.rstrip(".")


def _fault(message: str) -> InvalidInputError:
    return InvalidInputError(Fault("target", message))
