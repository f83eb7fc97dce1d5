"""The worked table of the three units, asked of ``due`` once the reference schedule's exceptions are decided."""

from typing import Any

import pytest

from backoffice.clock import SetClock
from backoffice.promises import default_policy_text
from db import Store, store_url
from db.hours import PolicyVersionRow
from tests.hours.test_worked_table import ROWS
from tests.journeys.shell import Shell
from tests.offices import MONDAY

DECIDED = {
    "closed": (
        *("2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07"),
        *("2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25", "2027-01-01"),
    ),
    "9:00-13:00": ("2026-11-27", "2026-12-24"),
    "9:00-12:00,13:00-15:00": ("2026-07-02",),
}


@pytest.fixture(scope="module")
def schedule(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A store whose exceptions were typed one by one."""
    shell = Shell(str(tmp_path_factory.mktemp("schedule") / "store.db"), SetClock(MONDAY))
    for hours, days in DECIDED.items():
        for day in days:
            shell.run("hours", "set", day, hours, "--name", "Reference")
    return shell


@pytest.fixture(scope="module")
def open_hours(schedule: Shell, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The same hours under a policy that reads "24 business hours" the other way."""
    copy = tmp_path_factory.mktemp("other") / "store.db"
    schedule.run("backup", copy)
    text = default_policy_text().replace('"clock_hours_on_business_days"', '"open_hours"')
    store = Store(store_url(copy))
    with store.write("Ada", MONDAY) as session:
        session.add(PolicyVersionRow(at=MONDAY, by="Ada", text=text))
    store.close()
    return Shell(str(copy), schedule.clock)


def edges(schedule: Shell, channel: str, received: str) -> dict[str, dict[str, Any]]:
    promises = schedule.ask("due", "--channel", channel, "--received", received)["promises"]
    return {promise["kind"]: promise for promise in promises}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]:%m-%d %H:%M}")
def test_each_cell_of_open_hours(open_hours: Shell, row: list[Any]) -> None:
    """Three days of eight hours instead."""
    promised = edges(open_hours, "mail", f"{row[0]:%Y-%m-%d %H:%M}")["acknowledge"]
    assert (promised["unit"], promised["due"]) == ("open_hours", row[1].isoformat())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]:%m-%d %H:%M}")
def test_each_cell(schedule: Shell, row: list[Any]) -> None:
    """Acknowledged within 24 clock hours on business days; by post answered on day 3 to 5, by e-mail from day 1."""
    received, _, clock_hours, first, third, fifth = row
    typed = f"{received:%Y-%m-%d %H:%M}"
    mail, email = edges(schedule, "mail", typed), edges(schedule, "email", typed)
    assert mail["acknowledge"]["due"] == email["acknowledge"]["due"] == clock_hours.isoformat()
    assert mail["answer"]["earliest"] == third.replace(hour=9, minute=0).isoformat()
    assert mail["answer"]["target"] == third.isoformat()
    assert mail["answer"]["due"] == fifth.isoformat()
    assert email["answer"]["target"] == first.isoformat()
    counted = [day["day"] for day in mail["answer"]["derivation"] if day["counted"]]
    assert counted[-5:] == [1, 2, 3, 4, 5]
