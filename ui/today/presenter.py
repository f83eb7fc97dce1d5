"""Hands the Today screen's wishes to the use cases."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from backoffice import promises
from backoffice.office import Office
from backoffice.promises import DueFilter, TodayFigures
from ui.cases import CaseFilePresenter
from ui.desk import Desk, Place, Target
from ui.tasks import Lane
from ui.today.screen import TodayScreen


class TodayPresenter(QObject):
    """Lists what is due, counts the figures, and shows the case beside the list."""

    def __init__(self, desk: Desk, office: Office, screen: TodayScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._office = office
        self._screen = screen
        self._file = CaseFilePresenter(desk, office, screen, screen.file)
        screen.asked.connect(self._list)
        screen.case_wanted.connect(self._show_case)
        screen.case_opened.connect(self._open_case)
        screen.refresh_wanted.connect(self._refresh)
        screen.letter_wanted.connect(self._log_letter)
        self._count()
        self._list()

    @Slot()
    def _list(self) -> None:
        screen = self._screen
        wanted = DueFilter(
            when=screen.when,
            channel=screen.channel,
            kind=screen.kind,
            escalated=screen.escalated,
            assignee_id=self._office.user.id if screen.mine else None,
        )
        screen.rows.load(partial(promises.due, self._office, wanted))

    @Slot()
    def _refresh(self) -> None:
        self._count()
        self._screen.rows.reload()
        self._file.refresh()

    def _count(self) -> None:
        work = partial(promises.today_figures, self._office)
        self._desk.runner.run(Lane.STORE, work, self._show_figures, owner=self)

    def _show_figures(self, figures: TodayFigures) -> None:
        self._screen.show_figures(figures)

    @Slot(str)
    def _show_case(self, reference: str) -> None:
        if reference:
            self._file.show_case(reference)
        else:
            self._file.show_nothing()

    @Slot(str)
    def _open_case(self, reference: str) -> None:
        self._desk.navigate(Target(Place.CASES, reference))

    @Slot()
    def _log_letter(self) -> None:
        self._desk.navigate(Target(Place.LOG, "", "letter"))
