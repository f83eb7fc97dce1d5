"""The program's door, and the commands that need windows; what they need is imported only when they run."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from backoffice import cli
from backoffice.clock import SystemClock

OUT = Path("out/tour")


def main() -> None:
    """The door of ``backoffice`` and ``python -m backoffice``."""
    cli.app.command()(demo)
    cli.app.command()(tour)
    cli.main(open_window)


def open_window(store: str, person: str | None) -> int:
    """Open the window on ``store`` for ``person``, and return the exit code once it is closed."""
    from ui.app import run

    return run(store, person)


def demo() -> None:
    """Open the application on a throw-away store with lifelike demo data."""
    from ui.demo import MANAGER, demo_store

    sys.exit(open_window(str(demo_store(SystemClock())), MANAGER))


def tour(out: Annotated[Path, typer.Option(help="The folder for pictures, PDFs and tour.json.")] = OUT) -> None:
    """Do the main job unattended in the real windows, and leave a picture of every step."""
    from ui.tour import run_tour

    sys.exit(run_tour(out))
