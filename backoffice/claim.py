"""One window per store file, and no restore beneath one: a lock of the system, which ends with its process."""

import os
import sys
from pathlib import Path
from typing import IO

from backoffice.errors import UserFacingError

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(_BEYOND_THE_TEXT)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_BEYOND_THE_TEXT = 2**30  # Windows lets nobody else read the bytes that are locked


class Claim:
    """A store file kept from every other window until it is closed."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def close(self) -> None:
        """Let others have the store; closing twice does no harm."""
        self._file.close()


def claim(store: Path) -> Claim:
    """Keep other windows, and `restore`, from the file ``store``, whether or not it is there yet.

    Commands may read and write beside a window; the database itself keeps them apart.

    Raises:
        UserFacingError: another process has it, or its folder may not be written to.
    """
    path = store.with_name(f"{store.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        raise UserFacingError(
            f"The folder {path.parent} may not be written to; choose another place with --store."
        ) from error
    try:
        _lock(file)
    except OSError as error:
        file.seek(0)
        holder = file.read().strip()
        file.close()
        raise UserFacingError(
            f"The store {store} is already open in another window (process {holder}). "
            "Use that one or close it; several desks work together on a PostgreSQL store."
        ) from error
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return Claim(file)
