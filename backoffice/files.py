"""Files that people named: read whole, and written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backoffice.errors import UserFacingError

LARGEST = 250 * 2**20
"""Bytes; what is larger belongs on no desk, and would not fit a database's cell much longer."""


def read_bytes(path: Path) -> bytes:
    """All of a file, or of a pipe. Raises `UserFacingError` where it cannot be read, or is larger than `LARGEST`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise UserFacingError(f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}.") from error
    if len(content) > LARGEST:
        raise UserFacingError(f"{path} is too large; files up to {LARGEST // 2**20} MB are taken. Nothing was stored.")
    return content


def write_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, making its folder; an earlier file is replaced only once all is written.

    Raises:
        UserFacingError: the disk is full, the place may not be written to, or a folder or device is there.
    """
    with _partial(path) as partial:
        partial.write_bytes(content)
        partial.replace(path)


def try_place(path: Path) -> None:
    """Raise now what `write_file` would, before something is done that its file is to show; leaves nothing there."""
    with _partial(path) as partial:
        partial.touch()
        partial.unlink()


@contextmanager
def _partial(path: Path) -> Iterator[Path]:
    """A temporary name beside ``path``; nothing is left under it where writing fails."""
    partial = path.parent / f"{path.name}.part"
    try:
        if path.exists() and not path.is_file():  # renaming would put the file in the place of a device
            raise UserFacingError(f"{path} is no ordinary file; name the file that is to be written.")
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
    except OSError as error:
        with suppress(OSError):  # where nothing may be written, nothing can be left behind
            partial.unlink(missing_ok=True)
        raise UserFacingError(f"{path} could not be written: {error.strerror or error}.") from error
