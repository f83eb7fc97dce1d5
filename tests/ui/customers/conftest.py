"""A Customers screen on a real office."""

from collections.abc import Callable
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from backoffice.office import Office
from ui import customers
from ui.customers.screen import CustomersScreen
from ui.desk import Desk

Open = Callable[..., CustomersScreen]


@pytest.fixture
def open_screen(qtbot: QtBot, desk: Desk, office: Office, settle: Callable[[], None]) -> Open:
    """Opens a Customers screen as the main window does: shown, told of changes, with the focus."""

    def open_it(width: int = 1060) -> CustomersScreen:
        screen = cast("CustomersScreen", customers.make_screen(desk, office))
        desk.changed.connect(screen.take)
        qtbot.addWidget(screen)
        screen.resize(width, 700)
        screen.show()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.focus_first()
        settle()
        return screen

    return open_it
