"""The address of a server to post to, and the password that goes with it."""

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from backoffice.errors import Fault, InvalidInputError

KEY_RING = "backoffice"
"""The service under which the system's key ring holds the passwords, by address."""

PATIENCE = 20.0
"""Seconds for a server to answer."""

PORTS = {"sftp": 22, "https": 443}


@dataclass(frozen=True)
class Server:
    """Who writes where: ``sftp://user@host:port/folder``."""

    scheme: str
    user: str
    host: str
    port: int
    folder: str

    @classmethod
    def at(cls, address: str) -> "Server":
        """Read an address of one of the `PORTS`' schemes. Raises `InvalidInputError`, also for one with a password."""
        parts = urlsplit(address)
        try:
            port = parts.port or PORTS[parts.scheme]
        except ValueError:
            raise _fault(f"“{address}” names no port of a server; they are numbers up to 65535.") from None
        if parts.password is not None:
            raise _fault("Leave the password out of the address; keep it in this computer's key ring.")
        if not parts.hostname or not parts.username or not parts.path.strip("/"):
            raise _fault(f"Name user, server and folder, like {parts.scheme}://web@www.example.com/site/hours.")
        return cls(parts.scheme, unquote(parts.username), parts.hostname, port, unquote(parts.path).rstrip("/"))

    @property
    def place(self) -> str:
        """Host and, where it is not the usual one, port."""
        return self.host if self.port == PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def address(self) -> str:
        """As it is typed, without a password."""
        return f"{self.scheme}://{quote(self.user)}@{self.place}{quote(self.folder)}"

    @property
    def remedy(self) -> str:
        """What to type so that the key ring holds its password."""
        return f"keyring set {KEY_RING} {self.address}"

    def password(self) -> str | None:
        """What the key ring holds for it; None where there is no key ring, or nothing in it."""
        with suppress(ImportError):
            import keyring
            from keyring.errors import KeyringError

            with suppress(KeyringError):
                return keyring.get_password(KEY_RING, self.address)
        return None


def _fault(message: str) -> InvalidInputError:
    return InvalidInputError(Fault("target", message))
