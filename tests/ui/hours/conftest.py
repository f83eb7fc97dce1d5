"""An Hours screen on a real office."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backoffice.office import Office
from ui import hours
from ui.desk import Desk
from ui.hours.screen import HoursScreen

Open = Callable[[Office], HoursScreen]


@pytest.fixture
def open_screen(qtbot: QtBot, desk: Desk, settle: Callable[[], None]) -> Open:
    """Opens an Hours screen as the main window does: shown, told of changes, with the focus."""

    def open_it(office: Office) -> HoursScreen:
        screen = cast("HoursScreen", hours.make_screen(desk, office))
        desk.changed.connect(screen.take)
        qtbot.addWidget(screen)
        screen.resize(1060, 700)
        screen.show()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.focus_first()
        settle()
        return screen

    return open_it


def focused() -> QWidget:
    """Where the next key goes."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key, ctrl: bool = False) -> None:
    """Press keys, one after the other, wherever the focus is."""
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    """Type wherever the focus is."""
    QTest.keyClicks(focused(), text)
