"""Whether promises were kept, month by month."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from backoffice.clock import SetClock
from backoffice.office import Office
from backoffice.promises import Channel, PromiseKind, ReportLine, monthly_report, report_csv
from backoffice.promises.commands import app
from backoffice.terminal import Terminal
from tests.promises.stories import begin, local

ANSWER = PromiseKind.ANSWER
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def settled(office: Office, clock: SetClock) -> Office:
    """Five letters of Monday 9 November, answered early, on target, after it, late, and in December."""
    answered = (local(11, 10, 9), local(11, 12, 12), local(11, 13, 12), local(11, 17, 10), local(12, 1, 9, 30))
    for number, moment in enumerate(answered):
        clock.moment = local(11, 9, 9)
        story = begin(office, clock, f"Customer {number}", f"{number}@example.com")
        story.receives()
        clock.moment = moment
        story.sends(ANSWER)
    return office


def test_each_edge_is_counted(settled: Office) -> None:
    """One early, one on target, one after it, one missed; times are open hours from the start."""
    assert monthly_report(settled, NOVEMBER, NOVEMBER) == (
        ReportLine(
            month=NOVEMBER,
            channel=Channel.MAIL,
            kind=ANSWER,
            kept=3,
            early=1,
            on_target=1,
            after_target=1,
            missed=1,
            median_hours=27.0,
            p90_hours=49.0,
        ),
    )


def test_months_are_those_of_the_office(settled: Office) -> None:
    """What was settled on the first of December belongs there; a month without promises has no line."""
    lines = monthly_report(settled, date(2026, 10, 20), date(2027, 1, 31))
    assert [(line.month, line.kept + line.missed) for line in lines] == [(NOVEMBER, 4), (DECEMBER, 1)]


def test_withdrawn_promises_do_not_count(settled: Office) -> None:
    """Acknowledgements are still open here: there is no line for them."""
    assert {line.kind for line in monthly_report(settled, NOVEMBER, DECEMBER)} == {ANSWER}


def test_as_csv_and_on_the_command_line(settled: Office, tmp_path: Path) -> None:
    """The file has a heading; the document and the table say the same."""
    lines = monthly_report(settled, NOVEMBER, NOVEMBER)
    expected = (
        "month,channel,kind,kept,early,on_target,after_target,missed,median_hours,p90_hours\n"
        "2026-11-01,mail,answer,3,1,1,1,1,27.0,49.0\n"
    )
    assert report_csv(lines) == expected
    terminal = Terminal("", lambda: settled, settled.clock)
    file = tmp_path / "report.csv"
    words = ["report", "--from", "2026-11", "--csv", str(file), "--json"]
    answered = json.loads(CliRunner().invoke(app, words, obj=terminal).stdout)
    assert file.read_text() == expected
    assert answered["lines"][0]["kept"] == 3
    assert "2026-11  mail" in CliRunner().invoke(app, words[:3], obj=terminal).stdout
