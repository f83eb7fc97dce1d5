"""The Hours screen: what managers decide and post, and everybody sees."""

from backoffice.office import Office
from backoffice.roles import Permission
from ui.desk import Desk
from ui.hours.posting_presenter import PostingPresenter
from ui.hours.screen import HoursScreen
from ui.hours.suggestions_presenter import SuggestionsPresenter
from ui.hours.year_presenter import YearPresenter
from ui.screen import Screen

__all__ = ["make_screen"]


def make_screen(desk: Desk, office: Office) -> Screen:
    """The screen of a year's hours."""
    screen = HoursScreen(desk.runner, may_decide=office.user.may(Permission.DECIDE_HOURS))
    YearPresenter(desk, office, screen.year)
    SuggestionsPresenter(desk, office, screen.suggestions)
    PostingPresenter(desk, office, screen.posting)
    return screen
