"""Real disks that are full or may only be read: one sentence, and nothing that was stored is lost."""

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from backoffice.clock import SetClock
from tests.journeys.shell import EVELYN, Shell

ANSWER = ("--template", "answer", "--field", "body=Gladly.")


@dataclass(frozen=True)
class Disk:
    """A file system of its own, of two megabytes."""

    path: Path

    def fill(self, leave: int) -> None:
        """Leave so many bytes free."""
        state = os.statvfs(self.path)
        with (self.path / "filler").open("ab") as file:
            file.write(bytes(max(0, state.f_bavail * state.f_frsize - leave)))

    def free(self) -> None:
        (self.path / "filler").unlink()

    def may_only_be_read(self) -> None:
        subprocess.run(["mount", "-o", "remount,ro", self.path], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Mounted for one test; only root may mount."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        subprocess.run(mounting, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"THE TESTS OF FULL AND READ-ONLY DISKS WERE SKIPPED: only root may mount ({error})")
    yield Disk(folder)
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def full(disk: Disk, clock: SetClock) -> Shell:
    """A store on the small disk, with Evelyn in it."""
    shell = Shell(str(disk.path / "store.db"), clock)
    shell.run(*EVELYN)
    return shell


def log(shell: Shell, scan: Path) -> tuple[object, ...]:
    customer = shell.ask("customers", "find", "ev")["customers"][0]["reference"]
    what = ("--received", "2026-11-23", "--subject", "Ring")
    return ("log", "letter", "--customer", customer, *what, "--attach", scan)


def test_a_full_disk_loses_nothing(full: Shell, disk: Disk, tmp_path: Path) -> None:
    """However little room is left, a letter is stored whole or refused in a sentence; with room it goes on."""
    scan = tmp_path / "scan.txt"
    scan.write_bytes(os.urandom(60_000).hex().encode())
    words = log(full, scan)
    for room in (0, 4096, 20_000, 50_000, 100_000, 140_000):
        before = full.ask("queue")
        disk.fill(leave=room)
        told = full.refused(*words)
        assert told.startswith("The disk is full. Nothing was saved")
        disk.free()
        assert full.ask("queue") == before
    full.run(*words)
    assert full.ask("check")["sound"]
    assert len(full.ask("queue")["promises"]) == 2


def test_papers_that_do_not_fit_leave_no_half_file(shell: Shell, disk: Disk, tmp_path: Path) -> None:
    """A label, a letter and a backup on a full disk: the sentence names the file, and none is left behind."""
    customer = shell.ask(*EVELYN)["reference"]
    case = shell.ask("log", "letter", "--customer", customer, "--received", "2026-11-23", "--subject", "Ring")["case"]
    number = shell.ask("returns", "issue", "--case", case, "--line", "RING-7:1:small")["reference"]
    piece = shell.ask("letters", "write", "--case", case, *ANSWER)["reference"]
    disk.fill(leave=0)
    writes: tuple[Callable[[], str], ...] = (
        lambda: shell.refused("returns", "label", number, "--out", disk.path / "label.pdf"),
        lambda: shell.refused("letters", "print", piece, "--out", disk.path),
        lambda: shell.refused("backup", disk.path / "copy.db"),
    )
    for write in writes:
        assert str(disk.path) in write()
    assert [file.name for file in disk.path.iterdir()] == ["filler"]
    disk.free()
    shell.run("letters", "print", piece, "--out", disk.path)
    shell.run("returns", "label", number, "--out", disk.path / "label.pdf")
    assert sorted(file.suffix for file in disk.path.iterdir()) == [".pdf", ".pdf"]


def test_a_new_store_on_a_full_disk(disk: Disk, clock: SetClock) -> None:
    """Refused in a sentence; once there is room, the same place serves."""
    shell = Shell(str(disk.path / "shop" / "store.db"), clock)
    disk.fill(leave=0)
    assert "full" in shell.refused("queue")
    disk.free()
    assert shell.ask("queue")["promises"] == []


def test_a_disk_that_may_only_be_read(full: Shell, disk: Disk, tmp_path: Path, clock: SetClock) -> None:
    """A store there, a new store there, and papers for there: each says so, and nothing is changed."""
    elsewhere = Shell(str(tmp_path / "other.db"), clock)
    elsewhere.run(*EVELYN)
    disk.may_only_be_read()
    assert "may not be written to" in full.refused("customers", "find", "ev")
    assert "may not be written to" in Shell(str(disk.path / "new" / "store.db"), clock).refused("queue")
    assert "ead-only" in elsewhere.refused("backup", disk.path / "copy.db")
    assert "may not be written to" in full.refused("restore", disk.path / "store.db")
