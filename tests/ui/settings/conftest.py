"""A Settings screen on a real office."""

from collections.abc import Callable
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from backoffice.office import Office
from ui import settings
from ui.desk import Desk
from ui.settings.screen import SettingsScreen

Open = Callable[[Office], SettingsScreen]


@pytest.fixture
def open_screen(qtbot: QtBot, desk: Desk, settle: Callable[[], None]) -> Open:
    """Opens a Settings screen as the main window does: shown, told of changes, with the focus."""

    def open_it(office: Office) -> SettingsScreen:
        screen = cast("SettingsScreen", settings.make_screen(desk, office))
        desk.changed.connect(screen.take)
        qtbot.addWidget(screen)
        screen.resize(1060, 700)
        screen.show()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.focus_first()
        settle()
        return screen

    return open_it
