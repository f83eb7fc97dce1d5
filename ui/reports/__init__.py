"""The Reports screen: whether promises are kept."""

from backoffice.office import Office
from ui.desk import Desk
from ui.reports.presenter import ReportsPresenter
from ui.reports.screen import ReportsScreen
from ui.screen import Screen

__all__ = ["make_screen"]


def make_screen(desk: Desk, office: Office) -> Screen:
    """The screen of the reports."""
    screen = ReportsScreen(desk.runner)
    ReportsPresenter(desk, office, screen)
    return screen
