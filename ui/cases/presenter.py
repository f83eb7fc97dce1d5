"""Hands the Cases screen's wishes to the use cases."""

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Slot

from backoffice import cases, hours
from backoffice.cases import CaseFilter
from backoffice.office import Office
from ui.cases.columns import CaseColumns
from ui.cases.file_presenter import CaseFilePresenter
from ui.cases.screen import CasesScreen
from ui.desk import Desk, Place, Target
from ui.tasks import Lane


class CasesPresenter(QObject):
    """Lists cases and opens their files."""

    def __init__(self, desk: Desk, office: Office, screen: CasesScreen, columns: CaseColumns) -> None:
        super().__init__(screen)
        self._desk = desk
        self._office = office
        self._screen = screen
        self._columns = columns
        self._file = CaseFilePresenter(desk, office, screen, screen.file)
        screen.asked.connect(self._list)
        screen.case_wanted.connect(self._file.show_case)
        screen.refresh_wanted.connect(self._refresh)
        screen.letter_wanted.connect(self._log_letter)
        desk.runner.run(Lane.STORE, partial(hours.business_zone, office), self._begin, owner=self)

    def _begin(self, zone: ZoneInfo) -> None:
        self._columns.zone = zone
        self._list()

    @Slot()
    def _list(self) -> None:
        mine = self._office.user.id if self._screen.mine else None
        wanted = CaseFilter(self._screen.status, text=self._screen.text, assignee_id=mine)
        self._screen.rows.load(partial(cases.cases, self._office, wanted))

    @Slot()
    def _refresh(self) -> None:
        self._screen.rows.reload()
        self._file.refresh()

    @Slot()
    def _log_letter(self) -> None:
        self._desk.navigate(Target(Place.LOG, "", "letter"))
