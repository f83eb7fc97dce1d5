"""Everything in the gallery can be named by a screen reader and reached by Tab."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import gallery
from ui.desk import Desk, Place
from ui.shell import MainWindow

CONTROLS = (QAbstractButton, QAbstractScrollArea, QComboBox, QLineEdit)


@pytest.fixture(params=[Place.TODAY, Place.LOG, Place.LETTERS])
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, desk: Desk, settle: Callable[[], None], tmp_path: Path
) -> Iterator[MainWindow]:
    """The gallery, on one of its screens."""
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    shown = MainWindow(desk, gallery.entries(desk), gallery.find, kept)
    qtbot.addWidget(shown)
    shown.show_place(request.param)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    settle()
    yield shown
    shown.close()


def controls(window: QWidget) -> set[QWidget]:
    """What a person can use just now, apart from the inner parts of other controls."""
    seen = (widget for widget in window.findChildren(QWidget) if isinstance(widget, CONTROLS))
    reachable = (widget for widget in seen if widget.isVisible() and widget.isEnabled())
    return {widget for widget in reachable if widget.focusPolicy() & Qt.FocusPolicy.TabFocus}


def test_every_control_has_a_name(window: MainWindow) -> None:
    """A screen reader says what each control is for."""
    nameless = [
        widget
        for widget in controls(window)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_tab_reaches_every_control(window: MainWindow) -> None:
    """Without a mouse one gets everywhere and comes round again."""
    reached: set[QWidget] = set()
    start = window.focusWidget()
    for _ in range(200):
        focused = window.focusWidget()
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if window.focusWidget() is start:
            break
    missing = controls(window) - reached
    assert {type(widget).__name__ for widget in missing} == set()
