"""Backups of a store's file. A restored backup never overwrites what it replaces."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from backoffice.errors import UserFacingError
from backoffice.office import Office
from db import Store, StoreError, file_of, store_url
from db.backup import back_up_file, backup_folder, copy_sound_file

DAILY_KEPT = 12
ON_A_SERVER = "This store is on a database server; back it up there with pg_dump, and restore it with pg_restore."


@dataclass(frozen=True)
class Backup:
    """A copy of the store.

    Attributes:
        path: the file.
        made: its time of writing, in seconds since 1970.
        size: in bytes.
    """

    path: Path
    made: float
    size: int


def make_backup(store: Store, target: Path) -> Backup:
    """Copy the whole store, attachments included, to ``target``; opened and checked before it is called made.

    Raises:
        UserFacingError: the store is on a server, or the copy could not be written or is not sound.
    """
    if store.path is None:
        raise UserFacingError(ON_A_SERVER)
    try:
        back_up_file(store.path, target)
    except StoreError as error:
        raise UserFacingError(str(error)) from error
    return _backup(target)


def daily_backup(office: Office) -> Backup | None:
    """Copy the store once a day and keep the last `DAILY_KEPT` such copies; None where today's is there or on a server.

    Raises:
        UserFacingError: the copy could not be written or is not sound.
    """
    if office.store.path is None:
        return None
    folder = backup_folder(office.store.path)
    target = folder / f"daily-{office.clock.now():%Y-%m-%d}.db"
    if target.exists():
        return None
    made = make_backup(office.store, target)
    for old in sorted(folder.glob("daily-*.db"))[:-DAILY_KEPT]:
        old.unlink(missing_ok=True)
    return made


def backups(path: Path) -> tuple[Backup, ...]:
    """The backups made beside the store's file by this program, newest first."""
    found = (_backup(file) for file in backup_folder(path).glob("*.db"))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def restore(backup: Path, store: str | Path, now: datetime) -> Path | None:
    """Put ``backup`` in the place of ``store``, which nobody may have open. Returns where the old file went.

    Raises:
        UserFacingError: the store is on a server, the backup is missing, damaged or no store; nothing was changed.
    """
    try:
        target = file_of(store_url(store))
        if target is None:
            raise UserFacingError(ON_A_SERVER)
        aside = target.with_name(f"{target.stem}-replaced-{now:%Y%m%d-%H%M%S}{target.suffix}")
        copy_sound_file(backup, target, aside)
    except StoreError as error:
        raise UserFacingError(str(error)) from error
    return aside if aside.exists() else None


def _backup(path: Path) -> Backup:
    facts = path.stat()
    return Backup(path, facts.st_mtime, facts.st_size)
