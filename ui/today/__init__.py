"""The Today screen: what is due, most urgent first."""

from backoffice.office import Office
from ui.desk import Desk
from ui.posting_notice import PostingNotice
from ui.screen import Screen
from ui.today.columns import DueColumns
from ui.today.presenter import TodayPresenter
from ui.today.screen import TodayScreen

__all__ = ["make_screen"]


def make_screen(desk: Desk, office: Office) -> Screen:
    """The screen of what is due."""
    screen = TodayScreen(desk.runner, DueColumns())
    notice = PostingNotice(desk, office)
    screen.body.insertWidget(0, notice)
    screen.refresh_wanted.connect(notice.refresh)
    TodayPresenter(desk, office, screen)
    return screen
