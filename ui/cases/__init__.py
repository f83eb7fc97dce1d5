"""The Cases screen, and the file of one case wherever it is shown."""

from backoffice.office import Office
from ui.cases.columns import CaseColumns
from ui.cases.file_presenter import CaseFilePresenter
from ui.cases.file_view import CaseFileView
from ui.cases.presenter import CasesPresenter
from ui.cases.screen import CasesScreen
from ui.desk import Desk
from ui.screen import Screen

__all__ = ["CaseFilePresenter", "CaseFileView", "make_screen"]


def make_screen(desk: Desk, office: Office) -> Screen:
    """The screen of all cases."""
    columns = CaseColumns()
    screen = CasesScreen(desk.runner, columns)
    CasesPresenter(desk, office, screen, columns)
    return screen
