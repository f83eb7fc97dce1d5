"""The program may die at any moment; what it acknowledged is there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from backoffice import upkeep
from backoffice.bootstrap import open_office
from backoffice.clock import SystemClock
from db.cases import CaseRow

KILLS = 100


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks its victims")
def test_a_hundred_kills_lose_no_acknowledged_letter(tmp_path: Path) -> None:
    """kill -9 at random moments of logging: every letter that was acknowledged is in a sound store."""
    path = tmp_path / "store.db"
    harness = [sys.executable, "-m", "tests.journeys.kill_harness", str(path), str(KILLS), "20261123"]
    run = subprocess.run(harness, capture_output=True, text=True, check=False, timeout=240)
    assert run.returncode == 0, run.stderr
    acknowledged = json.loads(run.stdout)
    office = open_office(path, None, SystemClock())
    with office.look() as session:
        stored = set(session.scalars(select(CaseRow.reference)))
    assert len(acknowledged) > KILLS / 2  # the victims did work
    assert set(acknowledged) <= stored
    assert upkeep.check(office.store) == ()
    office.store.close()
