"""A throw-away store to look around in."""

import tempfile
from pathlib import Path

from backoffice.clock import Clock
from backoffice.demo import MANAGER, make_demo_store
from backoffice.progress import Progress, unwatched

__all__ = ["MANAGER", "demo_store"]


def demo_store(clock: Clock, progress: Progress = unwatched) -> Path:
    """A new store with demo data; its folder goes when the computer clears its temporary files."""
    path = Path(tempfile.mkdtemp(prefix="backoffice-demo-")) / "demo.db"
    make_demo_store(path, clock, progress)
    return path
