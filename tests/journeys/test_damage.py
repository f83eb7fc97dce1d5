"""A store's file with random bytes changed: detected or harmless, in a sentence, and the file is left as it is."""

import random
import re
from pathlib import Path

import pytest

from backoffice.clock import SetClock
from tests.correspondence.papers import pdf
from tests.journeys.shell import EVELYN, Shell, orders_file
from tests.offices import MONDAY

COPIES = 40
GOOD, BAD, WRONG, BUG = 0, 1, 2, 70


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """The bytes of a store with some of everything, and the reference of its case."""
    folder = tmp_path_factory.mktemp("sound")
    shell = Shell(str(folder / "store.db"), SetClock(MONDAY))
    customer = shell.ask(*EVELYN)["reference"]
    shell.run("orders", "import", orders_file(folder))
    scan = folder / "scan.pdf"
    scan.write_bytes(pdf())
    letter = ("log", "letter", "--customer", customer, "--received", "2026-11-23", "--subject", "Ring")
    case: str = shell.ask(*letter, "--attach", scan)["reference"]
    shell.run("returns", "issue", "--case", case, "--order", "1001", "--line", "RING-7:1:small")
    return (folder / "store.db").read_bytes(), case


@pytest.mark.parametrize("seed", range(COPIES))
def test_damage_is_told_or_does_no_harm(sound: tuple[bytes, str], seed: int, tmp_path: Path, clock: SetClock) -> None:
    """Whatever the bytes, no command ends in a traceback, and looking changes nothing of the file."""
    content, case = sound
    chance = random.Random(seed)
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 8, 64))):
        damaged[chance.randrange(len(damaged))] ^= chance.randrange(1, 256)
    path = tmp_path / "store.db"
    path.write_bytes(damaged)
    shell = Shell(str(path), clock)
    for words in (("case", "show", case), ("queue",), ("customers", "find", "ev"), ("check",)):
        told = shell.tell(*words)
        assert told.code in {GOOD, BAD, WRONG, BUG}
        assert "Traceback" not in told.err
        assert bool(told.err) == (told.code in {WRONG, BUG})
    assert path.read_bytes() == damaged


def test_a_damaged_store_is_restored(shell: Shell, tmp_path: Path) -> None:
    """The sentence names the way out, the way out works, and the damaged file is kept."""
    shell.run(*EVELYN)
    copy, path = tmp_path / "copy.db", Path(shell.store)
    shell.run("backup", copy)
    torn = bytearray(path.read_bytes())
    torn[4096:40960] = random.Random(1).randbytes(36864)
    path.write_bytes(torn)
    sentence = shell.refused("queue")
    assert re.search(r"is damaged and was left as it is.*backoffice restore.*backups", sentence)
    assert "is damaged" in shell.refused("backup", tmp_path / "second.db")
    assert path.read_bytes() == torn
    replaced = shell.ask("restore", copy)["replaced"]
    assert Path(replaced).read_bytes() == torn
    assert len(shell.ask("customers", "find", "ev")["customers"]) == 1


def test_what_nobody_thought_of(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug is a sentence that says where its report is, and the exit code is one of its own."""
    monkeypatch.setattr("backoffice.upkeep.commands.upkeep.check", lambda _store: 1 / 0)
    told = shell.run("check", code=BUG)
    report = re.search(r"is in (\S+report\.txt)", told.sentence)
    assert report
    assert "ZeroDivisionError" in Path(report[1]).read_text(encoding="utf-8")
