"""Posting to a folder of this computer or of a network share."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from backoffice.errors import UserFacingError
from backoffice.posting.places import Place


@dataclass(frozen=True)
class FolderTarget:
    """A folder of this computer, or a share of the network; made where it is missing."""

    folder: Path

    @property
    def address(self) -> str:
        """The absolute path."""
        return str(self.folder)

    @contextmanager
    def reach(self) -> Iterator[Place]:
        """The folder itself."""
        try:
            yield self
        except OSError as error:
            raise UserFacingError(
                f"The folder {self.folder} cannot be used: {error.strerror or error}. "
                "The posting is not complete there; mend the folder and post again."
            ) from error

    def write(self, name: str, content: bytes) -> None:
        """Write a file and see it safely on the disk."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def rename(self, name: str, final: str) -> None:
        """Rename within the folder, at once."""
        (self.folder / name).replace(self.folder / final)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        (self.folder / name).unlink(missing_ok=True)

    def read(self, name: str) -> bytes | None:
        """The content of a file of the folder."""
        try:
            return (self.folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
