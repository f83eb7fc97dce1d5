"""Makes `.venv` from the locks, and sees to Qt's system libraries.

`python3 .ci/environment.py [LOCK]...` adds the packages of further locks to those of requirements.lock. Standard
library only: it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import qt_libraries

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
MADE_FROM = VENV / "made-from.json"
RUNTIME, PEERS, PROJECT = "requirements.lock", "tests/bench/requirements.txt", "pyproject.toml"


def prepare(*locks: str) -> None:
    """Makes `.venv` hold what requirements.lock and these locks name, and says which system libraries Qt still lacks.

    What is there already is left alone, so that a second call returns at once.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is to hear a sentence, not a traceback
        found = f"{sys.executable} is {sys.version.split()[0]}"
        sys.exit(f"Backoffice needs Python 3.11 or newer, and {found}. Name a newer one: make run PYTHON=python3.12")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it without a traceback
    _fill_venv([RUNTIME, *locks])
    qt_libraries.provide(VENV)


def _fill_venv(locks: list[str]) -> None:
    wanted = {"tree": str(ROOT), "python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    wanted |= {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in [*locks, PROJECT]}
    made: dict[str, str] = json.loads(MADE_FROM.read_text()) if MADE_FROM.exists() else {}
    if wanted.items() <= made.items():
        return
    if any(made.get(key) != wanted[key] for key in ("tree", "python", RUNTIME)):
        _make_venv()
        made = {}
    # Gone while pip works: what an interrupted pip leaves looks installed and is not, so all is made anew.
    MADE_FROM.unlink(missing_ok=True)
    for lock in locks:
        if made.get(lock) != wanted[lock]:
            # What benchmarks compare with stays out of everybody else's sight.
            apart = ["--upgrade", "--target", str(VENV / "peers")] if lock == PEERS else []
            _pip("--require-hashes", "--only-binary=:all:", *apart, "--requirement", lock)
    _pip("--no-build-isolation", "--editable", ".")
    MADE_FROM.write_text(json.dumps(made | wanted, indent=1))


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("This Python lacks its venv module. Install it (Debian: apt-get install python3-venv) and try again.")
    print("Making .venv from requirements.lock. This happens once and downloads about 130 MB.", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def _pip(*arguments: str) -> None:
    command = [str(BIN / "python"), "-m", "pip", "install", "--no-deps", "--disable-pip-version-check", *arguments]
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    if subprocess.run([*command, *quiet], cwd=ROOT, check=False).returncode:
        sys.exit("pip could not install the packages; its reason stands above. The same command tries again.")


if __name__ == "__main__":
    prepare(*sys.argv[1:])
