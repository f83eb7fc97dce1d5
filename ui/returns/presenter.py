"""Hands the Returns screen's wishes to the use cases."""

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Slot

from backoffice import hours, returns
from backoffice.changes import Changes
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.returns import Return, ReturnSummary
from ui.desk import Desk, Place, Target
from ui.returns.screen import ReturnsScreen
from ui.returns.words import GROUPS
from ui.tasks import Lane


class ReturnsPresenter(QObject):
    """Lists returns, shows one, and cancels it."""

    def __init__(self, desk: Desk, office: Office, view: ReturnsScreen) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._shown: Return | None = None
        self._wanted = ""  # the return picked last; what is read of another comes too late
        view.group_chosen.connect(self._list)
        view.picked.connect(self._show)
        view.rows.model.loaded.connect(self._show_again)
        view.cancel_wanted.connect(self._ask_why)
        view.case_wanted.connect(self._open_case)
        view.cases_wanted.connect(self._open_cases)
        self._list(view.chips.key)

    @property
    def shown(self) -> Return | None:
        """The return beside the list."""
        return self._shown

    @Slot(str)
    def _list(self, group: str) -> None:
        self._view.rows.load(partial(_page, self._office, group))

    @Slot(str)
    def _show(self, reference: str) -> None:
        self._wanted = reference
        if not reference:
            self._shown = None
            self._view.show_none()
            return
        self._desk.runner.run(Lane.STORE, partial(_read, self._office, reference), self._show_read, owner=self)

    @Slot()
    def _show_again(self) -> None:
        """The list was read anew: what stands beside it may have changed, too."""
        if self._wanted:
            self._show(self._wanted)

    def _show_read(self, read: tuple[Return, ZoneInfo]) -> None:
        if read[0].reference == self._wanted:
            self._shown = read[0]
            self._view.show_return(*read)

    @Slot()
    def _ask_why(self) -> None:
        if self._shown is not None:
            question = f"Cancel {self._shown.reference} of {self._shown.customer}?"
            self._desk.prompts.ask_text(question, "Why", partial(self._cancel, self._shown.reference))

    def _cancel(self, reference: str, why: str) -> None:
        work = partial(_cancelled, self._office, reference, why)
        self._desk.runner.run(Lane.STORE, work, self._desk.announce, owner=self)

    @Slot()
    def _open_case(self) -> None:
        if self._shown is not None:
            self._desk.navigate(Target(Place.CASES, self._shown.case))

    @Slot()
    def _open_cases(self) -> None:
        self._desk.navigate(Target(Place.CASES))


def _page(office: Office, group: str, after: object | None) -> Page[ReturnSummary]:
    return returns.returns_page(office, GROUPS[group], after)


def _read(office: Office, reference: str) -> tuple[Return, ZoneInfo]:
    return returns.return_file(office, reference), hours.business_zone(office)


def _cancelled(office: Office, reference: str, why: str) -> Changes:
    return returns.cancel_return(office, reference, why).changes
