"""Copies of a store's file that are opened and counted before they are called good."""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.errors import StoreError


def backup_folder(store: Path) -> Path:
    """Where the copies made before migrations and by the daily habit lie."""
    return store.parent / "backups"


def back_up_file(store: Path, target: Path) -> None:
    """Copy the store to ``target`` while others may go on writing; attachments are inside.

    The copy is made under a temporary name, checked, and only then given its own. Raises `StoreError`.
    """
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreError(f"The copy at {partial} is not sound ({found}); no backup was made.")
        partial.chmod(0o600)
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        raise StoreError(f"The backup {target} could not be written: {error}.") from error
