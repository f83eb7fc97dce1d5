"""A Cases screen on a real office, and the story of one customer in it."""

from collections.abc import Callable
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from backoffice.clock import SetClock
from backoffice.office import Office
from tests.promises.stories import Story, begin
from ui import cases
from ui.cases.screen import CasesScreen
from ui.desk import Desk, Place, Target

Open = Callable[..., CasesScreen]


@pytest.fixture
def story(office: Office, clock: SetClock) -> Story:
    """Evelyn Marsh, whose letter came on Monday."""
    told = begin(office, clock)
    told.receives("Broken clasp")
    return told


@pytest.fixture
def open_screen(qtbot: QtBot, desk: Desk, story: Story, settle: Callable[[], None]) -> Open:
    """Opens the screen as the main window does, on the case of the story unless told otherwise."""

    def open_it(office: Office | None = None, width: int = 1060, *, on_case: bool = True) -> CasesScreen:
        screen = cast("CasesScreen", cases.make_screen(desk, office or story.office))
        desk.changed.connect(screen.take)
        qtbot.addWidget(screen)
        screen.resize(width, 700)
        screen.show()
        qtbot.waitUntil(screen.isActiveWindow)
        settle()
        if on_case:
            screen.go_to(Target(Place.CASES, story.case))
            settle()
        screen.focus_first()
        return screen

    return open_it
