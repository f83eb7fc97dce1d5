"""A pytest plugin: an office on a fresh store, and the people who work there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backoffice import people
from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.office import Office
from backoffice.roles import Role

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=NEW_YORK)
"""Where tests begin: Monday before Thanksgiving, an hour after opening."""


@pytest.fixture(autouse=True)
def _a_computer_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and default stores of tests never touch those of the person who runs them."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "computer" / name.lower()))
    monkeypatch.setenv("LOGNAME", "Ada")


@pytest.fixture
def clock() -> SetClock:
    """Stands at `MONDAY` until it is set."""
    return SetClock(MONDAY)


@pytest.fixture
def office(store_url: str, clock: SetClock) -> Iterator[Office]:
    """A new office on SQLite and PostgreSQL; Ada, who manages, acts."""
    opened = open_office(store_url, None, clock)
    yield opened
    opened.store.close()


@pytest.fixture
def acting_as(office: Office) -> Callable[[Role], Office]:
    """The same office in the hands of somebody with another role."""

    def hand_over(role: Role) -> Office:
        return replace(office, user=people.add_person(office, f"The {role}", role).value)

    return hand_over
