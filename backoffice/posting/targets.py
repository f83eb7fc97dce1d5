"""Where postings go: a folder, or a server over SFTP or WebDAV; each file whole or not at all, and read back.

Every file is first written beside its place under a temporary name and then renamed, the index last: whoever reads
meanwhile sees the old file or the new one, never a part of one, and a new index only beside all that it names.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from backoffice.errors import Fault, InvalidInputError
from backoffice.posting.folder import FolderTarget
from backoffice.posting.places import Target
from backoffice.posting.server import Server
from backoffice.posting.sftp import SftpTarget
from backoffice.posting.webdav import WebDavTarget

UNFINISHED = ".part"
SERVERS: Mapping[str, Callable[[Server], Target]] = {"sftp": SftpTarget, "https": WebDavTarget}


def target_at(address: str) -> Target:
    """The target that ``address`` names: a folder's path, ``sftp://user@host/path``, or ``https://…`` for WebDAV.

    Raises:
        InvalidInputError: any other kind of address, or one that carries a password.
    """
    address = address.strip()
    scheme = urlsplit(address).scheme if "://" in address else ""
    if scheme in SERVERS:
        return SERVERS[scheme](Server.at(address))
    if scheme or not address:
        refused = f"“{address}” is no place to post to. " if scheme else ""
        raise InvalidInputError(
            Fault("target", f"{refused}Say where to post: a folder, sftp://user@host/path or https://user@host/path.")
        )
    return FolderTarget(Path(address).expanduser().absolute())


def deliver(target: Target, files: Mapping[str, bytes]) -> None:
    """Put ``files`` there, whole, and rename them in their order. Raises `UserFacingError`.

    Until the last file is written, nothing that was there has changed. A connection that breaks among the renames
    leaves whole files of two postings, which reading back finds and delivering again mends.
    """
    with target.reach() as place:
        try:
            for name, content in files.items():
                place.write(_unfinished(name), content)
            for name in files:
                place.rename(_unfinished(name), name)
        except OSError:
            for name in files:
                with suppress(OSError):
                    place.remove(_unfinished(name))
            raise


def fetch(target: Target, names: Iterable[str]) -> dict[str, bytes | None]:
    """The content of files as they are there now; None for one that is not there. Raises `UserFacingError`."""
    with target.reach() as place:
        return {name: place.read(name) for name in names}


def _unfinished(name: str) -> str:
    return f".{name}{UNFINISHED}"
