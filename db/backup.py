"""Copies of a store's file that are opened and counted before they are called good."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from db.errors import StoreError

APPLICATION_ID = 0x424F4646  # "BOFF": tells our files from other SQLite files


def backup_folder(store: Path) -> Path:
    """Where the copies made before migrations and by the daily habit lie."""
    return store.parent / "backups"


def back_up_file(store: Path, target: Path) -> None:
    """Copy the store to ``target`` while others may go on writing; attachments are inside.

    The copy is made under a temporary name, checked, and only then given its own. Raises `StoreError`.
    """
    try:
        if target.exists() and not target.is_file():  # renaming would put the copy in the place of a device
            raise StoreError(f"{target} is no ordinary file; name the file that the backup is to be.")
        if target.exists() and target.samefile(store):
            raise StoreError(f"{target} is the store itself; name another file for the backup.")
    except OSError as error:
        raise StoreError(f"{target} cannot be written: {error.strerror}.") from error
    _copy_checked(store, target).replace(target)


def copy_sound_file(backup: Path, store: Path, aside: Path) -> None:
    """Put a copy of ``backup`` in the place of ``store``, which is moved to ``aside`` first.

    Raises `StoreError`, before anything was moved, for a backup that is missing, damaged or no store of ours.
    """
    _refuse_foreign(backup)
    copy = _copy_checked(backup, store)
    try:
        if store.exists():
            store.replace(aside)
        for leftover in ("-journal", "-wal", "-shm"):  # they belong to the file that was moved
            journal = store.with_name(store.name + leftover)
            if journal.exists():
                journal.replace(aside.with_name(aside.name + leftover))
        copy.replace(store)
    except OSError as error:
        raise StoreError(f"{store} could not be replaced: {error.strerror}. The backup is as it was.") from error


def _refuse_foreign(backup: Path) -> None:
    try:
        if not backup.is_file():
            raise StoreError(f"There is no backup {backup}.")
        with closing(sqlite3.connect(f"file:{quote(str(backup))}?mode=ro", uri=True)) as connection:
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{backup} is not a backup of Backoffice; nothing was changed.") from error
    if owner != APPLICATION_ID:
        raise StoreError(f"{backup} is not a backup of Backoffice; nothing was changed.")


def _copy_checked(source_path: Path, target: Path) -> Path:
    """A checked copy beside ``target``, under a temporary name."""
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(source_path)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            partial.unlink(missing_ok=True)
            raise StoreError(f"{source_path} is not sound ({found}); nothing was changed.")
        partial.chmod(0o600)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):  # where nothing may be written, nothing can be left behind
            partial.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"{target} could not be written from {source_path}: {reason}.") from error
    return partial
