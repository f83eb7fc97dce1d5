"""Files that somebody hands in, read from the disk."""

from pathlib import Path

from backoffice.correspondence.attachments import NewFile
from backoffice.files import read_bytes


def read_file(path: Path) -> NewFile:
    """The file at ``path`` with its own name. Raises `UserFacingError` where it cannot be read, or is too large."""
    return NewFile(path.name, read_bytes(path))
