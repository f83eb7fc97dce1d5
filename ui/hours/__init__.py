"""The Hours screen: what managers decide, and everybody sees."""

from backoffice.office import Office
from backoffice.roles import Permission
from ui.desk import Desk
from ui.hours.presenter import HoursPresenter
from ui.hours.screen import HoursScreen
from ui.screen import Screen

__all__ = ["make_screen"]


def make_screen(desk: Desk, office: Office) -> Screen:
    """The screen of a year's hours."""
    screen = HoursScreen(may_decide=office.user.may(Permission.DECIDE_HOURS))
    HoursPresenter(desk, office, screen)
    return screen
