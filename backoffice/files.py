"""Files that people asked for, written whole or not at all."""

from contextlib import suppress
from pathlib import Path

from backoffice.errors import UserFacingError


def write_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, making its folder; an earlier file is replaced only once all is written.

    Raises:
        UserFacingError: the disk is full, or the place may not be written to.
    """
    partial = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):  # where nothing may be written, nothing can be left behind
            partial.unlink(missing_ok=True)
        raise UserFacingError(f"{path} could not be written: {error.strerror or error}.") from error
