"""Real processes on one store: commands beside a writer, one window at a time, and no restore beneath a window."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from backoffice.claim import claim
from backoffice.errors import UserFacingError
from tests.journeys.shell import EVELYN, Shell

WINDOW = """
import sys
from pathlib import Path
from backoffice.claim import claim
held = claim(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def program(*words: object) -> "subprocess.Popen[str]":
    """``python -m backoffice …``, as a scheduler starts it."""
    command = [sys.executable, "-m", "backoffice", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


@contextmanager
def window(store: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the store open as a window has it."""
    command = [sys.executable, "-c", WINDOW, str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


@pytest.fixture
def path(shell: Shell) -> Path:
    """The file of a store with Evelyn in it."""
    shell.run(*EVELYN)
    return Path(shell.store)


def test_one_window_at_a_time(shell: Shell, path: Path, tmp_path: Path) -> None:
    """A second window and a restore are refused, naming the process; commands work beside; a kill frees the store."""
    copy = tmp_path / "copy.db"
    shell.run("backup", copy)
    with window(path) as process:
        with pytest.raises(UserFacingError, match=rf"already open in another window \(process {process.pid}\)"):
            claim(path)
        before = path.read_bytes()
        assert "already open" in shell.refused("restore", copy)
        assert path.read_bytes() == before
        assert shell.ask("customers", "find", "ev")["customers"]
        shell.run("customers", "add", "--name", "Noor Haddad")
        process.send_signal(signal.SIGKILL)
        process.wait()
        with closing(claim(path)):
            assert "already open" in shell.refused("restore", copy)
        assert shell.ask("restore", copy)["replaced"]


def test_programs_and_a_desk_write_at_once(shell: Shell, path: Path) -> None:
    """Two programs log while a desk goes on logging: each waits its turn, and every letter is there."""
    customer = shell.ask("customers", "find", "ev")["customers"][0]["reference"]
    letter = ("log", "letter", "--customer", customer, "--received", "2026-11-20", "--json")
    clerks = [program("--store", path, *letter, "--subject", f"By program {n}") for n in range(2)]
    cases: list[str] = []
    while any(clerk.poll() is None for clerk in clerks):
        cases.append(json.loads(shell.run(*letter, "--subject", f"At the desk {len(cases)}").out)["reference"])
    answers = [ended(clerk) for clerk in clerks]
    assert [code for code, _, _ in answers] == [0, 0], answers
    cases += [json.loads(out)["reference"] for _, out, _ in answers]
    assert sorted({row["case"] for row in shell.ask("queue")["promises"]}) == sorted(cases)


def test_the_program_itself(tmp_path: Path) -> None:
    """From the outside: a document on stdout and 0, a sentence on stderr and 2; the store lies where XDG says."""
    code, out, err = ended(program("customers", "add", "--name", "Evelyn Marsh", "--json"))
    assert (code, err) == (0, "")
    assert json.loads(out)["reference"].startswith("P-")
    assert Path(os.environ["XDG_DATA_HOME"], "backoffice", "backoffice.db").is_file()
    assert ended(program("case", "show", "C-1")) == (2, "", "A number has 9 characters after “C-”; this one has 1.\n")


def test_an_answer_that_nobody_reads(shell: Shell, path: Path) -> None:
    """``backoffice … | head`` ends quietly."""
    process = program("--store", path, "letters", "templates")
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)
