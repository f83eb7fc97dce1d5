"""What holds for the repository as a whole: what the locks say, and what no file may say."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"requirements.lock": "build", "requirements-dev.lock": "dev", "tests/bench/requirements.txt": "bench"}
ROOMS = [".ci", "backoffice", "db", "resources", "tests", "ui"]

# Spelt so that the pattern does not find itself.
OF_ONE_MACHINE = re.compile(
    r"/[h]ome/\w|/[U]sers/\w|/[r]oot/|/[w]ork/|C:\\+[U]sers|[-]-(extra-)?index-url|[-]-find-links"
)


def locked(lock: str) -> dict[str, Requirement]:
    """The requirements of a lock by their normal name."""
    lines = (ROOT / lock).read_text().splitlines()
    pins = [Requirement(line.removesuffix("\\")) for line in lines if line[:1].isalnum()]
    return {canonicalize_name(pin.name): pin for pin in pins}


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_pin_by_hash_and_name_no_host(lock: str) -> None:
    """A lock serves whatever package index a person's pip is set to, and accepts the very same files from each."""
    text = (ROOT / lock).read_text()
    assert not re.search(r"://|\w @ |^-", text, re.MULTILINE)
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert all(re.match(r"\S+==\S+ .*\\\n    --hash=sha256:", entry) for entry in entries)


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_answer_what_the_project_asks_for(lock: str) -> None:
    """Whoever changes pyproject.toml renews the locks in the same change."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lines = [line for line in project["dependency-groups"][LOCKS[lock]] if isinstance(line, str)]
    if lock == "requirements.lock":
        lines += project["project"]["dependencies"]
    pins = locked(lock)
    for requirement in map(Requirement, lines):
        (version,) = (each.version for each in pins[canonicalize_name(requirement.name)].specifier)
        assert requirement.specifier.contains(version), requirement


def test_nothing_speaks_of_one_machine() -> None:
    """No file names a home folder or a package index: the tree works wherever it is put."""
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*") if "data" not in path.parts]
    for path in [*files, *ROOT.glob("*.*"), ROOT / "Makefile"]:
        if path.is_file() and path.suffix not in {".pyc", ".ttf", ".png"}:
            found = OF_ONE_MACHINE.search(path.read_text(errors="replace"))
            assert not found, f"{path}: {found and found.group()}"
