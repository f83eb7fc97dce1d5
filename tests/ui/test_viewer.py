"""Pages in the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.kit.viewer import PageViewer


class Letter:
    """Pages of 8.5 × 11 inches in one colour each; remembers how they were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def __call__(self, page: int, dpi: int) -> tuple[int, int, bytes]:
        self.asked.append((page, dpi))
        width, height = round(8.5 * dpi), 11 * dpi
        return width, height, bytes((40 * page, 0, 0)) * width * height


@pytest.fixture
def letter() -> Letter:
    """A letter to look at."""
    return Letter()


@pytest.fixture
def viewer(qtbot: QtBot, desk: Desk, letter: Letter, settle: Callable[[], None]) -> PageViewer:
    """The viewer, showing the first of three pages."""
    made = PageViewer(desk.runner)
    qtbot.addWidget(made)
    made.resize(440, 500)
    made.show()
    made.show_pages(3, letter)
    settle()
    return made


def test_a_page_is_as_wide_as_there_is_room(viewer: PageViewer) -> None:
    """A page of any size is seen whole across, and nothing scrolls sideways."""
    width = viewer._sheet.pixmap().deviceIndependentSize().width()
    assert 0.85 * viewer._area.width() < width < viewer._area.width()
    assert viewer._area.horizontalScrollBar().maximum() == 0


def test_pages_are_turned_to_the_ends(viewer: PageViewer, settle: Callable[[], None]) -> None:
    """The buttons turn the pages, say where one is, and stop at both ends."""
    assert not viewer._previous.isEnabled()
    viewer._next.click()
    viewer._next.click()
    viewer.next_page()
    settle()
    assert viewer._where.text() == "Page 3 of 3"
    assert not viewer._next.isEnabled()
    assert viewer._sheet.pixmap().toImage().pixelColor(5, 5).red() == 80
    viewer.previous_page()
    assert viewer._where.text() == "Page 2 of 3"


def test_zooming_draws_the_page_anew(viewer: PageViewer, letter: Letter, settle: Callable[[], None]) -> None:
    """A larger page is drawn at a finer resolution, not blown up, within limits."""
    _, fitted = letter.asked[-1]
    viewer.zoom_in()
    settle()
    assert letter.asked[-1][1] == pytest.approx(fitted * 1.25, abs=1)
    for _ in range(20):
        viewer.zoom_in()
    settle()
    assert letter.asked[-1][1] <= 4 * (fitted + 1)


def test_page_keys_belong_to_whoever_has_the_focus(
    qtbot: QtBot, viewer: PageViewer, settle: Callable[[], None]
) -> None:
    """Page Down turns the page in the viewer; in a list beside it, it scrolls the list."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    beside = QLineEdit()
    layout.addWidget(beside)
    layout.addWidget(viewer)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    beside.setFocus()
    QTest.keyClick(beside, Qt.Key.Key_PageDown)
    assert viewer._where.text() == "Page 1 of 3"
    viewer._area.setFocus()
    QTest.keyClick(viewer._area, Qt.Key.Key_PageDown)
    assert viewer._where.text() == "Page 2 of 3"
    settle()
    viewer.setParent(None)  # it is closed on its own


def test_only_the_page_asked_for_last_is_shown(viewer: PageViewer, settle: Callable[[], None]) -> None:
    """Leafing fast, or clearing, never ends with an earlier page on the screen."""
    viewer.next_page()
    viewer.clear()
    settle()
    assert viewer._sheet.pixmap().isNull()
    assert viewer._where.text() == ""
