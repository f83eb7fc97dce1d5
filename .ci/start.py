"""`make run`: sets up what is missing and opens the application, or does the tour where there is no display."""

from __future__ import annotations

import os
import subprocess
import sys

import qt_libraries
from environment import BIN, ROOT, VENV, prepare

TOUR = ROOT / "out" / "tour"


def main() -> int:
    """Opens the application and answers with its exit code."""
    prepare()
    if qt_libraries.missing(VENV, *qt_libraries.ALWAYS):
        return 1
    if qt_libraries.can_open_windows(VENV):
        return subprocess.run([BIN / "backoffice"], check=False).returncode
    print(f"No display can be used here, so the tour shows the application in pictures instead, in {TOUR}.", flush=True)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([BIN / "backoffice", "tour", "--out", TOUR], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
