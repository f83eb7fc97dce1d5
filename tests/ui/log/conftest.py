"""A Log screen on a real office, with its customer."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backoffice import customers
from backoffice.changes import Changes
from backoffice.customers import Customer, CustomerDetails
from backoffice.office import Office
from ui import log
from ui.desk import Desk
from ui.log.screen import LogScreen


@pytest.fixture
def evelyn(office: Office) -> Customer:
    """The customer who writes."""
    return customers.add_customer(office, CustomerDetails("Evelyn Marsh", emails=("evelyn@example.com",))).value


@pytest.fixture
def open_screen(qtbot: QtBot, desk: Desk, office: Office, settle: Callable[[], None]) -> Callable[[], LogScreen]:
    """Opens a Log screen as the main window does: shown, told of changes, with the focus."""

    def open_it() -> LogScreen:
        screen = cast("LogScreen", log.make_screen(desk, office))
        desk.changed.connect(screen.take)
        qtbot.addWidget(screen)
        screen.resize(1060, 700)
        screen.show()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.focus_first()
        settle()
        return screen

    return open_it


@pytest.fixture
def announced(desk: Desk) -> list[Changes]:
    """What the screens were told."""
    changes: list[Changes] = []
    desk.changed.connect(changes.append)
    return changes


def focused() -> QWidget:
    """Where the next key goes."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    return widget
