"""The Returns screen: what comes back, and its labels."""

from backoffice.office import Office
from ui.desk import Desk
from ui.printing import Printers, SystemPrinters
from ui.returns.issue_form import IssueForm
from ui.returns.issue_presenter import IssuePresenter
from ui.returns.issue_view import IssueView
from ui.returns.label_presenter import LabelPresenter
from ui.returns.label_view import LabelView
from ui.returns.life_presenter import LifePresenter
from ui.returns.presenter import ReturnsPresenter
from ui.returns.screen import ReturnsScreen
from ui.screen import Screen

__all__ = ["make_screen"]


def make_screen(desk: Desk, office: Office, printers: Printers | None = None) -> Screen:
    """The screen of returns; ``printers`` are the system's unless told otherwise."""
    screen = ReturnsScreen(desk.runner, office.user.may, IssueView(IssueForm()), LabelView(desk.runner))
    listing = ReturnsPresenter(desk, office, screen)
    label = LabelPresenter(desk, office, screen, listing, printers or SystemPrinters())
    LifePresenter(desk, office, screen, listing)
    IssuePresenter(desk, office, screen).issued.connect(label.show_label)
    return screen
