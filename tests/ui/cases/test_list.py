"""The list of cases."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from backoffice import cases
from tests.promises.stories import Story
from tests.ui.cases.conftest import Open
from ui.cases.screen import CasesScreen
from ui.desk import Desk, Place, Target

Settle = Callable[[], None]


def listed(screen: CasesScreen) -> list[str]:
    """The subjects on the list."""
    return [screen.rows.model.row_at(row).subject for row in range(screen.rows.model.rowCount())]


@pytest.fixture
def three(story: Story) -> Story:
    """Two more cases, the newest one assigned to Ada."""
    for subject in ("Ring too small", "Engraving"):
        story.goes_on(story.clock.moment + timedelta(minutes=1))
        story.case = ""
        story.receives(subject)
    cases.assign_case(story.office, story.case)
    return story


def test_the_newest_case_comes_first_and_opens_with_enter(three: Story, open_screen: Open, settle: Settle) -> None:
    """Enter opens the file, Escape goes back, Alt+Down goes on without going back."""
    screen = open_screen(on_case=False)
    assert listed(screen) == ["Engraving", "Ring too small", "Broken clasp"]
    QTest.keyClick(screen.rows.table, Qt.Key.Key_Return)
    settle()
    assert screen.file.isVisible()
    assert screen.file.shown is not None
    assert screen.file.shown.facts.subject == "Engraving"
    QTest.keyClick(screen.file, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert screen.file.shown.facts.subject == "Ring too small"
    QTest.keyClick(screen.file, Qt.Key.Key_Escape)
    assert screen.rows.isVisible()


def test_the_list_is_filtered_and_searched(three: Story, open_screen: Open, settle: Settle, qtbot: QtBot) -> None:
    """By status, by person, by the beginnings of words."""
    screen = open_screen(on_case=False)
    click(screen, "Mine")
    settle()
    assert listed(screen) == ["Engraving"]
    click(screen, "Everybody's")
    [line] = screen.findChildren(QLineEdit)
    QTest.keyClicks(line, "brok")
    qtbot.waitSignal(screen.asked).wait()
    settle()
    assert listed(screen) == ["Broken clasp"]
    line.clear()
    click(screen, "Waiting")
    settle()
    assert listed(screen) == []


def test_a_target_opens_its_case_and_an_unknown_one_is_said(
    three: Story, open_screen: Open, desk: Desk, settle: Settle
) -> None:
    """The number of no case says so in the status line."""
    screen = open_screen(on_case=False)
    said: list[str] = []
    desk.said.connect(said.append)
    screen.go_to(Target(Place.CASES, three.case))
    settle()
    assert screen.file.shown is not None
    assert screen.file.shown.facts.reference == three.case
    screen.go_to(Target(Place.CASES, "C-1234-5678-X"))
    settle()
    assert len(said) == 1


def click(screen: CasesScreen, words: str) -> None:
    """Press the button of these words."""
    QTest.mouseClick(
        next(button for button in screen.findChildren(QPushButton) if button.text() == words), Qt.MouseButton.LeftButton
    )
