"""Opening a store: what is refused, what is mended first, and what is left untouched."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError

from db.backup import APPLICATION_ID, back_up_file, backup_folder
from db.errors import DamagedStoreError, StoreError, store_error
from db.store import Store, store_url

NEWEST_REVISION = "0001"  # what the migrations lead to; a test compares
HEADER = b"SQLite format 3\x00"
EXAMINED_AT_ONCE = 32 * 2**20  # bytes; a larger file is opened first and examined while people begin to read


def open_store(path_or_url: str | Path, now: datetime) -> Store:
    """Open the store, made first where there is none, and bring it to this program's schema.

    A file that will be migrated is backed up first. Raises `StoreError` with one plain sentence for a folder that may
    not be written to, a file that is no store, a newer schema and an unreachable server; `DamagedStoreError` for a
    store whose contents are broken, which is left untouched.
    """
    store = Store(store_url(path_or_url))
    try:
        if store.path:
            _admit(store.path)
        _migrate(store, now)
    except DBAPIError as error:
        store.close()
        raise store_error(error) or _unusable(store, error) from error
    except StoreError:
        store.close()
        raise
    return store


def _admit(path: Path) -> None:
    """Refuse what cannot be a store of ours before anything is written."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name the store's file.")
    if not path.exists() or path.stat().st_size == 0:
        _make_room(path)
        return
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StoreError(f"{path} may not be written to; change its permissions, or choose another place with --store.")
    with path.open("rb") as file:
        if file.read(len(HEADER)) != HEADER:
            raise StoreError(_not_ours(path))
    if _asked(path, "PRAGMA application_id", APPLICATION_ID) != APPLICATION_ID:
        raise StoreError(_not_ours(path))
    if not is_large(path):
        examine(path)


def _make_room(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise StoreError(
            f"The folder {path.parent} may not be written to; choose another place with --store."
        ) from error


def examine(path: Path) -> None:
    """Look at every page of a store's file. Raises `DamagedStoreError` where one is broken; changes nothing."""
    found = _asked(path, "PRAGMA quick_check(1)", "ok")
    if found != "ok":
        raise DamagedStoreError(_damaged(path))


def is_large(path: Path) -> bool:
    """Whether `open_store` leaves examining the file to its caller."""
    return path.stat().st_size > EXAMINED_AT_ONCE


def _asked(path: Path, question: str, otherwise: object) -> object:
    """SQLite's answer, or ``otherwise`` while somebody is writing and it cannot be had."""
    try:
        with closing(sqlite3.connect(path, timeout=5.0)) as connection:
            return connection.execute(question).fetchone()[0]
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return otherwise
        raise DamagedStoreError(_damaged(path)) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # even its complaint may hold broken text
        raise DamagedStoreError(_damaged(path)) from error


def _not_ours(path: Path) -> str:
    return f"{path} is not a Backoffice store; nothing was changed. Choose another file with --store."


def _damaged(path: Path) -> str:
    return (
        f"The store {path} is damaged and was left as it is. "
        f"Restore a backup with “backoffice restore”; backups lie in {backup_folder(path)}."
    )


def _unusable(store: Store, error: DBAPIError) -> StoreError:
    place = store.url.render_as_string(hide_password=True)
    reason = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else "no reason given"
    if isinstance(error, OperationalError):
        return StoreError(f"The store {place} cannot be opened: {reason}.")
    return StoreError(f"The store {place} refused to be prepared: {reason}.")


def _migrate(store: Store, now: datetime) -> None:
    with store.engine.connect() as connection:
        current = _revision(connection)
    if current == NEWEST_REVISION:
        return
    from db import migrations  # Alembic takes longer to import than a store to open, and is needed once a release

    if current is not None and not migrations.knows(current):
        raise StoreError(
            f"This store was written by a newer Backoffice (schema {current}); nothing was changed. "
            "Update this program."
        )
    if current is not None and store.path:
        back_up_file(store.path, backup_folder(store.path) / f"before-{NEWEST_REVISION}-{now:%Y%m%d-%H%M%S}.db")
    with store.engine.connect().execution_options(immediate=True) as connection, connection.begin():
        _prepare(connection, is_file=store.path is not None)
        migrations.upgrade(connection)


def _revision(connection: Connection) -> str | None:
    """The revision the store is at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def _prepare(connection: Connection, *, is_file: bool) -> None:
    """Mark the file as ours; on a server, let one desk migrate at a time."""
    if is_file:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    else:
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4278190080)")
