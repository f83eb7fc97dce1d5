"""The main job, step by step, and what it leaves: numbered pictures, PDFs and ``tour.json``."""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from backoffice.clock import SetClock
from backoffice.demo import MANAGER, make_demo_store
from backoffice.errors import UserFacingError
from ui.app import Program
from ui.display import make_application
from ui.kit import Scheme
from ui.tour.guide import Tour
from ui.tour.hand import NotSeenError
from ui.tour.steps import STEPS

BEGINS = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("America/New_York"))
SIZE = (1280, 800)


@dataclass(frozen=True)
class StepDone:
    """A step that came true.

    Attributes:
        step: what was done.
        picture: the file of its picture.
        seconds: how long it took.
    """

    step: str
    picture: str
    seconds: float


def run_tour(out: Path) -> int:
    """Do the main job on a throw-away store; returns 0 when every step came true, else 1."""
    _empty(out)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)  # a hand can type into Qt's own
    app = make_application(Scheme.LIGHT)
    clock = SetClock(BEGINS)
    folder = Path(tempfile.mkdtemp(prefix="backoffice-tour-"))
    try:
        make_demo_store(folder / "tour.db", clock)
        program = Program(app, clock, str(folder / "tour.db"), MANAGER)
        program.begin()
        done, failure = _walk(Tour(out, clock, program, app))
        program.end()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    (out / "tour.json").write_text(json.dumps({"steps": [asdict(step) for step in done]}, indent=2), encoding="utf-8")
    if failure:
        sys.stderr.write(f"The tour stopped: {failure}.\n")
        return 1
    sys.stdout.write(f"The tour did {len(done)} steps; pictures and PDFs are in {out}.\n")
    return 0


def _empty(out: Path) -> None:
    try:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
    except OSError as error:
        raise UserFacingError(f"The folder {out} cannot be written to: {error.strerror}.") from error


def _walk(tour: Tour) -> tuple[Sequence[StepDone], str]:
    """Do the steps in order; answers those that came true, and why the next one did not."""
    tour.frame.resize(*SIZE)
    done: list[StepDone] = []
    for number, step in enumerate(STEPS, 1):
        name = step.__name__
        since = time.perf_counter()
        try:
            step(tour)
            picture = tour.picture(f"{number:02}-{name.replace('_', '-')}")
        except NotSeenError as error:
            tour.picture(f"{number:02}-{name.replace('_', '-')}-stopped")
            return done, f"in “{name.replace('_', ' ')}” {error}"
        done.append(StepDone(name, picture, round(time.perf_counter() - since, 2)))
    return done, ""
