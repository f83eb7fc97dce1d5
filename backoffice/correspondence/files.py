"""Files that somebody hands in, read from the disk."""

from pathlib import Path

from backoffice.correspondence.attachments import NewFile
from backoffice.errors import UserFacingError

LARGEST = 250 * 2**20
"""Bytes; what is larger belongs on no desk, and would not fit a database's cell much longer."""


def read_file(path: Path) -> NewFile:
    """The file at ``path`` with its own name. Raises `UserFacingError` where it cannot be read, or is too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UserFacingError(
                f"{path.name} is {size // 2**20} MB large; files up to {LARGEST // 2**20} MB are taken. "
                "Nothing was stored of it."
            )
        return NewFile(path.name, path.read_bytes())
    except OSError as error:
        raise UserFacingError(f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}.") from error
