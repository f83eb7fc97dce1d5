"""The reports as a person reads them: a chart, tables, and a file."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backoffice import letters
from backoffice.clock import SetClock
from backoffice.letters import NewLetter
from backoffice.office import Office
from backoffice.promises import Channel, PromiseKind, ReportLine
from backoffice.references import Reference
from tests.ui.scripted import ScriptedPrompts
from ui import reports
from ui.desk import Desk
from ui.reports.chart import Bar, KeptChart
from ui.reports.screen import ReportsScreen
from ui.reports.words import bars

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def answered(office: Office, case: Reference, clock: SetClock) -> Reference:
    """The letter of Monday was acknowledged on Monday and answered nine days later, after it was due."""
    for template, fields, wait in (("acknowledgement", {}, 0), ("answer", {"body": "Yes."}, 9)):
        clock.moment += timedelta(days=wait)
        piece = letters.write_letter(office, NewLetter(case, template, fields)).value.reference
        letters.print_letter(office, piece)
        letters.dispatch_letters(office, [piece])
    return case


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, office: Office, answered: Reference, settle: Callable[[], None]) -> ReportsScreen:
    shown = cast("ReportsScreen", reports.make_screen(desk, office))
    qtbot.addWidget(shown)
    shown.resize(1060, 700)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    settle()
    return shown


def test_the_chart_and_the_table_say_the_same(screen: ReportsScreen) -> None:
    """In November one promise was kept, in December one was missed; the chart tells a screen reader so."""
    assert [(line.month, line.kept, line.missed) for line in screen.lines] == [(NOVEMBER, 1, 0), (DECEMBER, 0, 1)]
    told = screen.chart.accessibleDescription()
    assert "Nov 2026: 0 early, 1 on target, 0 after target, 0 missed; 100 % kept." in told
    assert "Dec 2026: 0 early, 0 on target, 0 after target, 1 missed; 0 % kept." in told
    assert "Oct 2026: nothing was due." in told
    assert screen.rows.model.rowCount() == 2
    assert screen.cases.model.rowCount() == 3


def test_filters_choose_what_is_counted(screen: ReportsScreen, settle: Callable[[], None]) -> None:
    """Nothing came by e-mail; of the letters, only the answer was missed."""
    screen._channel.set_key(Channel.EMAIL)
    screen._channel.chosen.emit(Channel.EMAIL)
    settle()
    assert not screen.lines
    screen._channel.set_key(Channel.MAIL)
    screen._kind.set_key(PromiseKind.ANSWER)
    settle()
    assert [line.missed for line in screen.lines] == [1]


def test_a_longer_time_shows_more_months(screen: ReportsScreen, settle: Callable[[], None]) -> None:
    """A year has a column for each of its months, empty ones too."""
    screen._span.set_key("12")
    settle()
    assert screen.cases.model.rowCount() == 12


def test_the_lines_shown_are_saved_as_a_file(
    screen: ReportsScreen, desk: Desk, tmp_path: Path, settle: Callable[[], None]
) -> None:
    """Ctrl+S asks where; only numbers and words of ours stand in the file."""
    prompts = desk.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers.append(tmp_path / "november.csv")
    QTest.keyClick(screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    lines = (tmp_path / "november.csv").read_text().splitlines()
    assert lines[0].startswith("month,channel,kind,kept")
    assert lines[1].startswith("2026-11-01,mail,acknowledge,1")
    assert not [line for line in lines if line[0] in "=+-@"]


def test_lines_of_a_month_are_added_up() -> None:
    """Two channels make one column; a month without lines is empty."""
    kept = ReportLine(NOVEMBER, Channel.MAIL, PromiseKind.ANSWER, 3, 1, 1, 1, 2, 10.0, 20.0)
    more = ReportLine(NOVEMBER, Channel.EMAIL, PromiseKind.ANSWER, 4, 0, 4, 0, 0, 5.0, 6.0)
    assert bars((kept, more), (NOVEMBER, DECEMBER)) == (
        Bar("Nov 2026", (1, 5, 1, 2)),
        Bar("Dec 2026", (0, 0, 0, 0)),
    )
    assert Bar("Nov 2026", (1, 5, 1, 2)).kept_percent == 77


@pytest.mark.parametrize("months", [1, 24])
def test_every_part_of_a_column_is_drawn(qtbot: QtBot, months: int) -> None:
    """Few or many months: the parts differ in colour, and nothing is drawn where nothing is counted."""
    chart = KeptChart()
    qtbot.addWidget(chart)
    chart.resize(480, 220)
    blank = chart.grab().toImage()
    chart.show_bars([Bar("Nov 2026", (1, 1, 1, 1))] * months)
    drawn = chart.grab().toImage()
    middle = 240 if months == 1 else 10
    colours = {drawn.pixelColor(middle - 3, y).name() for y in range(40, 190, 6)}
    assert len(colours) >= 4
    assert blank.pixelColor(middle - 3, 100) != drawn.pixelColor(middle - 3, 100)
