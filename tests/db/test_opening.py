"""Opening a store: what is made, what is mended, what is refused and left alone."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db import DamagedStoreError, StoreError, open_store
from db.backup import backup_folder
from db.people import UserRow

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    """A store with one person and enough rows to have several pages."""
    path = tmp_path / "shop" / "store.db"
    store = open_store(path, NOW)
    with store.write("Ada", NOW) as session:
        session.add_all(UserRow(name=f"Person {number} {'x' * 200}", role="agent") for number in range(300))
    store.close()
    return path


def test_a_new_store_is_made_with_its_folders_and_only_for_its_owner(tmp_path: Path) -> None:
    """Naming a file that is not there makes it, readable by nobody else."""
    path = tmp_path / "a" / "b" / "store.db"
    open_store(path, NOW).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """Naming a folder is answered with a sentence."""
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path, NOW)


@pytest.mark.parametrize("content", [b"Dear sirs, my ring broke.", b"\x00" * 4096, b"SQLite format 3"])
def test_a_file_that_is_no_store_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    """Somebody's other file is never written to."""
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a Backoffice store"):
        open_store(path, NOW)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_untouched(tmp_path: Path) -> None:
    """A sound SQLite file of another program is not ours."""
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (id)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a Backoffice store"):
        open_store(path, NOW)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused_and_untouched(store_file: Path) -> None:
    """A store that a newer program migrated is left to that program."""
    with closing(sqlite3.connect(store_file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = store_file.read_bytes()
    with pytest.raises(StoreError, match="newer Backoffice"):
        open_store(store_file, NOW)
    assert store_file.read_bytes() == before


def test_a_backup_is_taken_before_a_migration(store_file: Path) -> None:
    """A store behind this program is copied before it is brought forward."""
    with closing(sqlite3.connect(store_file)) as connection:
        connection.executescript(
            "".join(
                f'PRAGMA foreign_keys = OFF; DROP TABLE "{name}";'
                for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                if name not in {"alembic_version", "users"}
            )
            + "DROP TABLE users; UPDATE alembic_version SET version_num = 'old';"
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("db.migrations.knows", lambda _name: True)
        patch.setattr("db.migrations.upgrade", lambda _connection: None)
        open_store(store_file, NOW).close()
    copies = list(backup_folder(store_file).glob("before-*.db"))
    assert len(copies) == 1
    with closing(sqlite3.connect(copies[0])) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("old",)


def test_damage_is_found_at_the_start_and_the_file_left_as_it_is(store_file: Path) -> None:
    """Broken pages are told before anybody works on them; the sentence says where the backups are."""
    content = bytearray(store_file.read_bytes())
    content[8192 : len(content) // 2] = os.urandom(len(content) // 2 - 8192)
    store_file.write_bytes(content)
    with pytest.raises(DamagedStoreError, match="damaged and was left as it is"):
        open_store(store_file, NOW)
    assert store_file.read_bytes() == bytes(content)


def test_a_read_only_file_is_told_in_one_sentence(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing may be written the store says so; root may write anywhere, so the question is answered for it."""
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != store_file)
    with pytest.raises(StoreError, match="may not be written to"):
        open_store(store_file, NOW)
