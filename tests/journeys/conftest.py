"""A shell on a fresh store."""

from pathlib import Path

import pytest

from backoffice.clock import SetClock
from tests.journeys.shell import Shell


@pytest.fixture
def shell(tmp_path: Path, clock: SetClock) -> Shell:
    """The command line on a new file."""
    return Shell(str(tmp_path / "shop" / "backoffice.db"), clock)


@pytest.fixture
def shop(store_url: str, clock: SetClock) -> Shell:
    """The command line on a new store of either kind."""
    return Shell(store_url, clock)
