"""The store's health: checks that find what is wrong, and backups that bring everything back."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from backoffice import customers, upkeep
from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.customers import CustomerDetails
from backoffice.errors import StoreDamagedError, UserFacingError
from backoffice.office import Office
from db.correspondence import AttachmentRow
from tests.offices import MONDAY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the shop's store lies."""
    return tmp_path / "shop.db"


@pytest.fixture
def shop(path: Path) -> Office:
    """A store with one customer."""
    office = open_office(path, None, SetClock(MONDAY))
    customers.add_customer(office, CustomerDetails("Evelyn Marsh", emails=("evelyn@example.com",)))
    return office


def names(path: Path) -> list[str]:
    office = open_office(path, None, SetClock(MONDAY))
    found = [known.name for known in customers.find_customers(office, "ev")]
    office.store.close()
    return found


def test_a_backup_holds_everything_and_comes_back(shop: Office, path: Path, tmp_path: Path) -> None:
    """What is lost after a backup is there again once it is restored, and the replaced file is kept."""
    upkeep.make_backup(shop.store, tmp_path / "safe" / "copy.db")
    customers.add_customer(shop, CustomerDetails("Eve Second", emails=("eve@example.com",)))
    shop.store.close()
    aside = upkeep.restore(tmp_path / "safe" / "copy.db", path, MONDAY)
    assert names(path) == ["Evelyn Marsh"]
    assert aside is not None
    assert sorted(names(aside)) == ["Eve Second", "Evelyn Marsh"]


def test_a_damaged_store_comes_back_from_its_backup(shop: Office, path: Path, tmp_path: Path) -> None:
    """Damage is told at the start with where the backups are; restoring one mends it."""
    made = upkeep.make_backup(shop.store, tmp_path / "copy.db")
    shop.store.close()
    content = bytearray(path.read_bytes())
    content[4096:40960] = os.urandom(36864)
    path.write_bytes(content)
    with pytest.raises(StoreDamagedError, match="restore"):
        open_office(path, None, SetClock(MONDAY))
    upkeep.restore(made.path, path, MONDAY)
    assert names(path) == ["Evelyn Marsh"]


@pytest.mark.parametrize("content", [None, b"", b"Dear sirs", b"SQLite format 3\x00" + bytes(4096)])
def test_what_is_no_backup_is_refused_before_anything_moves(
    shop: Office, path: Path, tmp_path: Path, content: bytes | None
) -> None:
    """A missing, empty, foreign or broken file never takes the store's place."""
    shop.store.close()
    file = tmp_path / "other.db"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UserFacingError):
        upkeep.restore(file, path, MONDAY)
    assert names(path) == ["Evelyn Marsh"]


def test_a_backup_a_day_is_kept_for_twelve_days(shop: Office, path: Path) -> None:
    """The first start of a day copies the store; older copies than twelve go."""
    for day in range(14):
        assert upkeep.daily_backup(replace(shop, clock=SetClock(MONDAY + timedelta(days=day)))) is not None
    assert upkeep.daily_backup(replace(shop, clock=SetClock(MONDAY + timedelta(days=13)))) is None
    kept = sorted(backup.path.name for backup in upkeep.backups(path))
    assert (len(kept), kept[0]) == (12, "daily-2026-11-25.db")
    shop.store.close()


def test_a_sound_store_has_nothing_to_report(office: Office) -> None:
    """On SQLite and PostgreSQL alike."""
    assert upkeep.check(office.store) == ()


def test_an_attachment_that_changed_is_found(office: Office) -> None:
    """The bytes are compared with the hash they are kept under."""
    with office.store.write("Ada", MONDAY) as session:
        digest = "0" * 64
        session.add(AttachmentRow(sha256=digest, size=1, media_type="text/plain", content=b"x"))
        session.execute(update(AttachmentRow).values(content=b"y"))
    assert "is not the bytes that were stored" in upkeep.check(office.store)[0]


def test_a_store_on_a_server_is_backed_up_there(office: Office, tmp_path: Path) -> None:
    """The sentence names the tool; a file's store is simply copied."""
    if office.store.path is None:
        with pytest.raises(UserFacingError, match="pg_dump"):
            upkeep.make_backup(office.store, tmp_path / "copy.db")
    else:
        assert upkeep.make_backup(office.store, tmp_path / "copy.db").size > 0
