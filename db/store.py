"""The store: an engine, and transactions on it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from db import audit
from db.base import write_json
from db.errors import DAMAGED, DOUBTFUL, UNSTORABLE, DamagedStoreError, StoreError, store_error
from db.people import AuditRow

PATIENCE_SECONDS = 5.0  # how long a writer waits for another
WAL_IS_SOUND = (
    3,
    51,
    3,
)  # before it two connections that checkpoint at once may corrupt the file (sqlite.org/wal.html)


class Store:
    """An opened store. Sessions are made, used and closed in the thread that does the work."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.engine = _sqlite_engine(url) if url.get_backend_name() == "sqlite" else _server_engine(url)

    @property
    def path(self) -> Path | None:
        """The store's file, or None on a server."""
        return file_of(self.url)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the store and writes nothing."""
        with _translated(), Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self, user_name: str, now: datetime) -> Iterator[Session]:
        """A session whose changes are committed together, with their audit entries, when the block ends well."""
        with (
            _translated(),
            self.engine.connect().execution_options(immediate=True) as connection,
            connection.begin() as transaction,
            Session(connection, expire_on_commit=False) as session,
        ):
            audit.install(session, user_name, now)
            yield session
            session.flush()
            with _doubting():
                transaction.commit()

    def last_change(self) -> int:
        """A number that grows with every change anybody makes."""
        with self.read() as session:
            return session.scalar(select(func.max(AuditRow.id))) or 0

    def close(self) -> None:
        """Give the connections back; the store may be opened again."""
        self.engine.dispose()


def store_url(path_or_url: str | Path) -> URL:
    """The SQLAlchemy URL of a file's path, or of a URL in any of its spellings. Raises `StoreError` for any other."""
    text = str(path_or_url)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StoreError(_UNKNOWN_STORE) from error
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database not in (None, "", ":memory:"):
        return url
    raise StoreError(_UNKNOWN_STORE)


def file_of(url: URL) -> Path | None:
    """The file that a store's URL names; None for a server."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


_UNKNOWN_STORE = "This URL names no store; give the path of a file, or postgresql://user@host/database."  # no password


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        fault = store_error(error)
        if fault is None:
            raise
        raise fault from error
    except UnicodeEncodeError as error:  # halves of characters, from a broken paste or a terminal of another charset
        raise StoreError(UNSTORABLE) from error


@contextmanager
def _doubting() -> Iterator[None]:
    """Whether a commit whose answer got lost was done, nobody knows."""
    try:
        yield
    except DBAPIError as error:
        if error.connection_invalidated:
            raise StoreError(DOUBTFUL) from error
        raise


def _server_engine(url: URL) -> Engine:
    waiting = {"options": "-c lock_timeout=5000"}
    return create_engine(
        url, pool_pre_ping=True, hide_parameters=True, json_serializer=write_json, connect_args=waiting
    )


def _sqlite_engine(url: URL) -> Engine:
    waiting = {"timeout": PATIENCE_SECONDS, "isolation_level": None}
    engine = create_engine(
        url,
        hide_parameters=True,
        json_serializer=write_json,
        json_deserializer=_sound_json,
        connect_args=waiting,
    )
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _sound_json(text: str) -> Any:
    """A text that is no JSON shows that the file is damaged: only we write there."""
    try:
        return json.loads(text)
    except (ValueError, TypeError) as error:
        raise DamagedStoreError(DAMAGED) from error


def _set_up_connection(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    import sqlite3

    sound = sqlite3.sqlite_version_info >= WAL_IS_SOUND
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA journal_mode = {'WAL' if sound else 'DELETE'}")
    cursor.execute(f"PRAGMA synchronous = {'FULL' if sound else 'EXTRA'}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads before it writes fails despite the timeout, so writers take the lock at once.
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
